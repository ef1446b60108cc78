package retour.server.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes no mail for addresses that begin with {@code gone}. */
final class RefusingServer implements AutoCloseable {

  private final ServerSocket door;
  private final List<String> taken = new CopyOnWriteArrayList<>();

  RefusingServer() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /** To whom mails were taken. */
  List<String> taken() {
    return List.copyOf(taken);
  }

  private void serve() {
    while (!door.isClosed()) {
      try (Socket client = door.accept()) {
        talk(client);
      } catch (IOException _) {
        // The client or the test is gone.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII);
    say(out, "220 test");
    String to = "";
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String said = line.toLowerCase(Locale.ROOT);
      if (said.startsWith("rcpt to:<gone")) {
        say(out, "550 no such person");
      } else if (said.startsWith("rcpt to:")) {
        to = said.substring("rcpt to:<".length(), said.indexOf('>'));
        say(out, "250 ok");
      } else if (said.equals("data")) {
        say(out, "354 go on");
        readToTheDot(in);
        taken.add(to);
        say(out, "250 taken");
      } else {
        say(out, said.equals("quit") ? "221 bye" : "250 ok");
      }
    }
  }

  private static void readToTheDot(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      line = in.readLine();
    }
  }

  private static void say(PrintWriter out, String line) {
    out.print(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
