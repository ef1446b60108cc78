package retour.server.desk;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
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
import retour.server.creditnote.CreditNote;
import retour.server.creditnote.CreditNotePapers;
import retour.server.creditnote.CreditNotes;
import retour.server.creditnote.NoteId;
import retour.server.creditnote.Seller;
import retour.server.creditnote.Sellers;
import retour.server.mail.Attachment;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Role;

/** Credit notes of a month, their files, their correction, and the firm they name. For who pays and who audits. */
@Controller
@RequestMapping("/desk/notes")
class NotePages {

  private static final String PAGE = "/desk/notes";

  private final CreditNotes notes;
  private final CreditNotePapers papers;
  private final Sellers sellers;

  NotePages(CreditNotes notes, CreditNotePapers papers, Sellers sellers) {
    this.notes = notes;
    this.papers = papers;
    this.sellers = sellers;
  }

  @GetMapping
  String list(Desk desk, @RequestParam(defaultValue = "") String month, Model model) {
    requireReader(desk);
    YearMonth shown = month(desk, month);
    model.addAttribute(
        "view",
        new NotesView(
            shown,
            shown.isBefore(YearMonth.from(desk.today())),
            notes.ofMonth(desk.storeId(), shown),
            sellers.find(desk.storeId())));
    return "desk/notes";
  }

  @GetMapping("/{id}.pdf")
  ResponseEntity<byte[]> pdf(Desk desk, @PathVariable UUID id) {
    return file(papers.pdf(find(desk, id)));
  }

  @GetMapping("/{id}.xml")
  ResponseEntity<byte[]> xml(Desk desk, @PathVariable UUID id) {
    return file(papers.xml(find(desk, id)));
  }

  @PostMapping("/{id}/correct")
  String correct(
      Desk desk, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
    String field = "reason-" + id;
    String month = YearMonth.from(notes.get(desk.storeId(), new NoteId(id)).day()).toString();
    return new Step(flash, PAGE + "?month=" + month, Map.of(field, reason))
        .take(
            "note_corrected",
            () -> {
              Object _ = notes.correct(desk.storeId(), new NoteId(id), Typed.text(field, reason), desk.actor());
            });
  }

  @PostMapping("/seller")
  String seller(Desk desk, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    Map<String, String> typed = Typed.group(form, "seller_");
    Seller.Typed said =
        new Seller.Typed(
            typed.getOrDefault("name", ""),
            typed.getOrDefault("address", ""),
            typed.getOrDefault("country", ""),
            typed.getOrDefault("registration", ""),
            typed.getOrDefault("vat", ""),
            typed.getOrDefault("rate", ""),
            typed.getOrDefault("numbers", ""));
    return new Step(flash, PAGE, form)
        .take("seller", () -> sellers.save(desk.storeId(), said.seller(), desk.actor()));
  }

  private CreditNote find(Desk desk, UUID id) {
    requireReader(desk);
    return notes.get(desk.storeId(), new NoteId(id));
  }

  private static void requireReader(Desk desk) {
    if (!desk.may(Deed.PAY) && desk.role() != Role.AUDITOR) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
  }

  private static ResponseEntity<byte[]> file(Attachment file) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(file.name(), StandardCharsets.UTF_8).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(file.content());
  }

  private static YearMonth month(Desk desk, String named) {
    try {
      return named.isEmpty() ? YearMonth.from(desk.today()) : YearMonth.parse(named);
    } catch (DateTimeException _) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }
}
