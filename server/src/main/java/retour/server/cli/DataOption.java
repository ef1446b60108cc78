package retour.server.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the installation keeps its data; every command that reads or writes them takes it. */
public final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder of the data (default: ./data). Not used for the tables when RETOUR_DATABASE_URL names a server.")
  private Path folder = Path.of("data");

  public Path folder() {
    return folder.toAbsolutePath().normalize();
  }
}
