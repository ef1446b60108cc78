package retour.server.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A request whose body is in memory and can be read again. Its parameters are those of the address: the server would look
 * for more in a body that holds files, and read it once more.
 */
final class WholeBody extends HttpServletRequestWrapper {

  private final byte[] body;
  private @Nullable List<Part> parts;

  WholeBody(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body;
  }

  /** SHA-256 of path, query and body: tells one request from another. */
  byte[] hash() {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      String query = getQueryString();
      hash.update((getRequestURI() + "?" + (query == null ? "" : query) + "\n").getBytes(StandardCharsets.UTF_8));
      return hash.digest(body);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = getParameterValues(name);
    return values == null || values.length == 0 ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> parameters = new LinkedHashMap<>();
    UriComponentsBuilder.newInstance()
        .query(getQueryString())
        .build()
        .getQueryParams()
        .forEach((name, values) -> parameters.put(decoded(name), values.stream().map(WholeBody::decoded).toArray(String[]::new)));
    return Collections.unmodifiableMap(parameters);
  }

  private static String decoded(@Nullable String text) {
    return text == null ? "" : URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public Collection<Part> getParts() {
    if (parts == null) {
      String type = getContentType();
      parts = UploadedPart.of(type == null ? "" : type, body);
    }
    return parts;
  }

  @Override
  public @Nullable Part getPart(String name) {
    return getParts().stream().filter(part -> part.getName().equals(name)).findFirst().orElse(null);
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Bytes(body);
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  private static final class Bytes extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    private Bytes(byte[] body) {
      this.bytes = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the body is here already");
    }
  }
}
