package retour.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Starts the database and the server and stays until it is told to stop. */
@Command(name = "start", description = "Starts the server, with its database, until Ctrl-C.")
final class StartCommand implements Callable<Integer> {

  private final Class<?> application;
  private final PrintWriter out;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--port", paramLabel = "N", converter = Port.class, description = "Port (default: 8080).")
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: 127.0.0.1, this machine only).")
  private String host = "127.0.0.1";

  @Option(names = "--demo", description = "Load three stores with sample orders, once.")
  private boolean demo;

  @Option(names = "--rehearse", hidden = true, description = "Visit the pages and stop: makes later starts fast.")
  private boolean rehearse;

  StartCommand(Class<?> application, PrintWriter out) {
    this.application = application;
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    ServerRun run = new ServerRun(application, new ServerRun.Wish(data.folder(), new Listening(host, port), demo), out);
    return rehearse ? run.rehearse() : run.untilStopped();
  }

  /** Reads a port; 0 asks for any free one. */
  static final class Port implements ITypeConverter<Integer> {

    private static final int LAST = 65535;

    @Override
    public Integer convert(String text) {
      if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LAST) {
        throw new TypeConversionException("a port is a number from 1 to 65535, not `" + text + "`");
      }
      return Integer.valueOf(text);
    }
  }
}
