package retour.server.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;
import retour.server.platform.StartRefused;

/**
 * Where the server listens.
 *
 * @param host name or address of this machine
 * @param port 1 to 65535, or 0 for any free one
 */
record Listening(String host, int port) {

  /**
   * Tries the port before anything is started.
   *
   * @throws StartRefused when it cannot be had
   */
  void requireFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw new StartRefused("The address `" + host + "` is not known. Name another with --host.", e);
    } catch (IOException e) {
      throw new StartRefused(
          "Port " + port + " on " + host + " cannot be had: " + reason(e) + " Name another with --port.", e);
    }
  }

  Map<String, Object> asProperties() {
    return Map.of("server.address", host, "server.port", port);
  }

  /** The address to open in a browser on this machine. */
  String base(int actualPort) {
    String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    return "http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + actualPort;
  }

  private static String reason(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("in use")) {
      return "another program has it.";
    }
    if (message.contains("ermission")) {
      return "you may not use it.";
    }
    return message + ".";
  }
}
