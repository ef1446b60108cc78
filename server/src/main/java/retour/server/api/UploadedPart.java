package retour.server.api;

import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** A part of a multipart body that is in memory already. Its file name is kept nowhere. */
final class UploadedPart implements Part {

  private static final int BUFFER = 8 * 1024;

  private final Map<String, String> headers;
  private final ContentDisposition disposition;
  private final byte[] content;

  private UploadedPart(Map<String, String> headers, byte[] content) {
    this.headers = headers;
    this.disposition = ContentDisposition.parse(headers.getOrDefault("content-disposition", "form-data"));
    this.content = content;
  }

  /**
   * The parts of a body.
   *
   * @throws Refused with MALFORMED where it is no multipart body, or one that ends early
   */
  static List<Part> of(String contentType, byte[] body) {
    try {
      String boundary = MediaType.parseMediaType(contentType).getParameter("boundary");
      if (boundary == null) {
        throw Refused.because(ProblemCode.MALFORMED);
      }
      byte[] edge = boundary.replace("\"", "").getBytes(StandardCharsets.ISO_8859_1);
      MultipartStream parts = new MultipartStream(new ByteArrayInputStream(body), edge, BUFFER, null);
      List<Part> all = new ArrayList<>();
      for (boolean more = parts.skipPreamble(); more; more = parts.readBoundary()) {
        Map<String, String> headers = headers(parts.readHeaders());
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        parts.readBodyData(content);
        all.add(new UploadedPart(headers, content.toByteArray()));
      }
      return List.copyOf(all);
    } catch (IOException | IllegalArgumentException _) {
      throw Refused.because(ProblemCode.MALFORMED);
    }
  }

  private static Map<String, String> headers(String lines) {
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  @Override
  public InputStream getInputStream() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public @Nullable String getContentType() {
    return headers.get("content-type");
  }

  @Override
  public String getName() {
    String name = disposition.getName();
    return name == null ? "" : name;
  }

  @Override
  public @Nullable String getSubmittedFileName() {
    return disposition.getFilename();
  }

  @Override
  public long getSize() {
    return content.length;
  }

  @Override
  public void write(String fileName) throws IOException {
    Files.write(Path.of(fileName), content);
  }

  @Override
  public void delete() {
    // Nothing was written.
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public Collection<String> getHeaders(String name) {
    String header = getHeader(name);
    return header == null ? List.of() : List.of(header);
  }

  @Override
  public Collection<String> getHeaderNames() {
    return headers.keySet();
  }
}
