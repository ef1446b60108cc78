package retour.server.api;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A carrier that makes one label for whoever asks. */
final class Labels implements AfterAllCallback {

  private static final String PDF =
      Base64.getEncoder().encodeToString("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII));
  private static final byte[] ANSWER =
      ("{\"carrier\": \"UPS\", \"tracking_number\": \"1Z2002\", \"label\": \"" + PDF + "\"}")
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  Labels() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext(
        "/labels",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/labels";
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.stop(0);
  }
}
