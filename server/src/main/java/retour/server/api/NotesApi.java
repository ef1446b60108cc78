package retour.server.api;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.creditnote.CreditNote;
import retour.server.creditnote.CreditNotePapers;
import retour.server.creditnote.CreditNotes;
import retour.server.creditnote.NoteId;
import retour.server.creditnote.NoteRow;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCases;

/** Credit notes with their files. Names and addresses stand in the files alone. */
@RestController
@RequestMapping("/api/v1")
class NotesApi {

  private final ReturnCases cases;
  private final CreditNotes notes;
  private final CreditNotePapers papers;

  NotesApi(ReturnCases cases, CreditNotes notes, CreditNotePapers papers) {
    this.cases = cases;
    this.notes = notes;
    this.papers = papers;
  }

  /**
   * A credit note.
   *
   * @param kind {@code credit_note}, {@code credit_memo} or {@code refund_note}
   * @param reverses number of the document that this one takes back
   * @param replaces number of the reversed document that this one stands for
   * @param reversedBy number of the document that took this one back
   */
  record NoteView(
      UUID id,
      String kind,
      String number,
      LocalDate day,
      UUID returnId,
      Optional<String> invoiceNumber,
      Optional<String> reverses,
      Optional<String> replaces,
      Optional<String> reversedBy,
      Money net,
      Money tax,
      Money gross,
      List<NoteLine> rows) {

    private static NoteView of(CreditNote note) {
      return new NoteView(
          note.id().value(),
          note.series().code(),
          note.number(),
          note.day(),
          note.caseId().value(),
          note.parties().invoice().map(CreditNote.Invoice::number),
          note.links().reverses().map(CreditNote.Link::number),
          note.links().replaces().map(CreditNote.Link::number),
          note.links().reversedBy(),
          note.sums().net(),
          note.sums().tax(),
          note.sums().gross(),
          note.rows().stream().map(NoteLine::of).toList());
    }
  }

  /**
   * A row of it.
   *
   * @param kind {@code goods}, {@code fee}, {@code deduction}, {@code delivery} or {@code change}
   */
  record NoteLine(String kind, String text, int units, String clause, Money net, Money tax, Percent taxRate) {

    private static NoteLine of(NoteRow row) {
      return new NoteLine(row.kind().code(), row.text(), row.units(), row.clause(), row.net(), row.tax(), row.rate());
    }
  }

  record NoteList(List<NoteView> creditNotes) {}

  /**
   * A credit note with its files.
   *
   * @param pdf in Base64
   * @param ubl the XML after EN 16931; absent where it is no document to an invoice
   */
  record NoteFiles(NoteView creditNote, String pdf, Optional<String> ubl) {}

  @GetMapping("/returns/{id}/credit-notes")
  NoteList ofReturn(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    cases.get(caller.store(), new CaseId(id));
    return new NoteList(notes.ofCase(caller.store(), new CaseId(id)).stream().map(NoteView::of).toList());
  }

  @GetMapping("/credit-notes/{id}")
  NoteFiles one(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    CreditNote note = notes.get(caller.store(), new NoteId(id));
    return new NoteFiles(
        NoteView.of(note),
        Base64.getEncoder().encodeToString(papers.pdf(note).content()),
        note.isTaxDocument()
            ? Optional.of(new String(papers.xml(note).content(), StandardCharsets.UTF_8))
            : Optional.empty());
  }
}
