package retour.server.desk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.mail.Attachment;
import retour.server.mail.KeptMail;
import retour.server.mail.MailsForStaff;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** The outbox: mails as they are kept, without the keys in their links where they reach the shopper. */
@Controller
@RequestMapping("/desk/mails")
class MailPages {

  private static final int ROWS = 50;

  /** Shown in a frame of the mail's page: no script, no form, nothing from elsewhere, an origin of its own. */
  private static final String SANDBOX =
      "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

  private final MailsForStaff mails;

  MailPages(MailsForStaff mails) {
    this.mails = mails;
  }

  @GetMapping
  String latest(
      Desk desk, @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "false") boolean failed, Model model) {
    requireReader(desk);
    List<KeptMail> found =
        failed
            ? mails.failed(desk.storeId(), after, ROWS + 1)
            : mails.latest(desk.storeId(), after, ROWS + 1);
    model.addAttribute("page", Turned.of(found, ROWS, after.isPresent(), false));
    model.addAttribute("failed", failed);
    return "desk/mails";
  }

  @GetMapping("/{id}")
  String read(Desk desk, @PathVariable UUID id, Model model) {
    model.addAttribute("mail", mail(desk, id));
    model.addAttribute("attachments", mails.attachments(desk.storeId(), id));
    model.addAttribute("hidesLinks", mails.hidesLinks());
    return "desk/mail";
  }

  @PostMapping("/{id}/again")
  String again(Desk desk, @PathVariable UUID id, RedirectAttributes flash) {
    requireReader(desk);
    return new Step(flash, "/desk/mails/" + id, Map.of())
        .take("mail_again", () -> mails.tryAgain(desk.storeId(), id));
  }

  /** A file that travels with the mail; saved, never run. */
  @GetMapping("/{id}/files/{number}")
  ResponseEntity<byte[]> file(Desk desk, @PathVariable UUID id, @PathVariable int number) {
    requireReader(desk);
    List<Attachment> files = mails.attachments(desk.storeId(), id);
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
    return mails.get(desk.storeId(), id);
  }

  private static void requireReader(Desk desk) {
    if (!desk.may(Deed.READ_MAILS)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }
}
