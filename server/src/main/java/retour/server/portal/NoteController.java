package retour.server.portal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import retour.server.creditnote.CreditNote;
import retour.server.creditnote.CreditNotePapers;
import retour.server.creditnote.CreditNotes;
import retour.server.creditnote.NoteId;
import retour.server.mail.Attachment;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** The shopper's own credit notes. */
@Controller
class NoteController {

  private final OpenVisits visits;
  private final CreditNotes notes;
  private final CreditNotePapers papers;

  NoteController(OpenVisits visits, CreditNotes notes, CreditNotePapers papers) {
    this.visits = visits;
    this.notes = notes;
    this.papers = papers;
  }

  /** The visit's own order's note; any other is unknown. */
  @GetMapping("/{store}/v/{token}/returns/{id}/notes/{note}.pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable String store, @PathVariable String token, @PathVariable UUID id, @PathVariable UUID note) {
    Visit visit = visits.open(store, token, Optional.empty());
    CreditNote found = notes.get(visit.store().id(), new NoteId(note));
    if (!found.order().equals(visit.order().id()) || !found.caseId().value().equals(id)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    Attachment pdf = papers.pdf(found);
    return Pdfs.answer(pdf.name().substring(0, pdf.name().length() - ".pdf".length()), pdf.content());
  }
}
