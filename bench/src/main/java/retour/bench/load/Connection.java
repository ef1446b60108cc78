package retour.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept-alive HTTP connection, as cheap as can be, so that the loader takes little of the machine. */
final class Connection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket = new Socket();
  private final OutputStream out;
  private final InputStream in;
  private final String program;
  private boolean open = true;

  /** @param headers of each request, beside what HTTP itself wants */
  Connection(int port, String... headers) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    this.out = socket.getOutputStream();
    this.in = new BufferedInputStream(socket.getInputStream(), 8192);
    this.program = " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + String.join("\r\n", headers) + "\r\n";
  }

  /** Sends JSON; the answer is read whole. */
  Answer post(String path, String idempotencyKey, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return send(
        "POST "
            + path
            + program
            + "Content-Type: application/json\r\nIdempotency-Key: "
            + idempotencyKey
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }

  /** Reads an address; the answer is read whole. */
  Answer get(String path) throws IOException {
    return send("GET " + path + program + "\r\n");
  }

  /**
   * An answer.
   *
   * @param retryAfter seconds after which to try again; 0 where none are named
   */
  record Answer(int status, int retryAfter, String body) {}

  private Answer send(String request) throws IOException {
    out.write(request.getBytes(StandardCharsets.UTF_8));
    out.flush();
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    int retryAfter = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String name = header.toLowerCase(Locale.ROOT);
      length = name.startsWith("content-length:") ? Integer.parseInt(header.substring(15).strip()) : length;
      retryAfter = name.startsWith("retry-after:") ? Integer.parseInt(header.substring(12).strip()) : retryAfter;
      chunked |= name.startsWith("transfer-encoding:");
      open &= !name.equals("connection: close");
    }
    byte[] body = chunked ? chunks() : in.readNBytes(length);
    return new Answer(status, retryAfter, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      whole.write(in.readNBytes(size));
      line();
    }
    line();
    return whole.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  /** Whether the server keeps it for another request. */
  boolean isOpen() {
    return open;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server hung up");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
