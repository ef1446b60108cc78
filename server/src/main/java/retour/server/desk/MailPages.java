package retour.server.desk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import retour.server.mail.Attachment;
import retour.server.mail.KeptMail;
import retour.server.mail.Outbox;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** The outbox: mails as they are kept. For who may read mails only, since their links open a shopper's pages. */
@Controller
@RequestMapping("/desk/mails")
class MailPages {

  private static final int ROWS = 50;

  /** Shown in a frame of the mail's page: no script, no form, nothing from elsewhere, an origin of its own. */
  private static final String SANDBOX =
      "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

  private final Outbox outbox;

  MailPages(Outbox outbox) {
    this.outbox = outbox;
  }

  @GetMapping
  String latest(Desk desk, @RequestParam Optional<UUID> after, Model model) {
    requireReader(desk);
    List<KeptMail> mails = outbox.latest(desk.storeId(), after, ROWS + 1);
    model.addAttribute("page", Turned.of(mails, ROWS, after.isPresent(), false));
    return "desk/mails";
  }

  @GetMapping("/{id}")
  String read(Desk desk, @PathVariable UUID id, Model model) {
    model.addAttribute("mail", mail(desk, id));
    model.addAttribute("attachments", outbox.attachments(desk.storeId(), id));
    return "desk/mail";
  }

  /** A file that travels with the mail; saved, never run. */
  @GetMapping("/{id}/files/{number}")
  ResponseEntity<byte[]> file(Desk desk, @PathVariable UUID id, @PathVariable int number) {
    requireReader(desk);
    List<Attachment> files = outbox.attachments(desk.storeId(), id);
    if (number < 1 || number > files.size()) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    Attachment file = files.get(number - 1);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(file.content());
  }

  @GetMapping("/{id}/html")
  ResponseEntity<String> html(Desk desk, @PathVariable UUID id) {
    return ResponseEntity.ok()
        .header("Content-Security-Policy", SANDBOX)
        .header("X-Frame-Options", "SAMEORIGIN")
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .body(mail(desk, id).mail().html());
  }

  private KeptMail mail(Desk desk, UUID id) {
    requireReader(desk);
    return outbox.find(desk.storeId(), id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private static void requireReader(Desk desk) {
    if (!desk.may(Deed.READ_MAILS)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }
}
