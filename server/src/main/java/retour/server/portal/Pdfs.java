package retour.server.portal;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with a PDF that no cache keeps. */
final class Pdfs {

  private Pdfs() {}

  /** @param name without the ending */
  static ResponseEntity<byte[]> answer(String name, byte[] pdf) {
    ContentDisposition shown =
        ContentDisposition.inline().filename(name + ".pdf", StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(pdf);
  }
}
