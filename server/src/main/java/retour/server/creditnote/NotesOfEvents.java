package retour.server.creditnote;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.server.mail.Attachment;
import retour.server.returns.CaseEvent;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseId;
import retour.server.returns.EventPapers;
import retour.server.store.StoreId;

/** The credit note travels with the mail that tells what the customer gets. */
@Component
class NotesOfEvents implements EventPapers {

  private static final Map<CaseEventKind, Occasion> TOLD =
      Map.of(
          CaseEventKind.SETTLED, Occasion.SETTLEMENT,
          CaseEventKind.SUPPLEMENTED, Occasion.SUPPLEMENT,
          CaseEventKind.GOODS_FAILED, Occasion.SUPPLEMENT);

  private final NoteRows rows;
  private final CreditNotePapers papers;

  NotesOfEvents(NoteRows rows, CreditNotePapers papers) {
    this.rows = rows;
    this.papers = papers;
  }

  @Override
  public List<Attachment> of(StoreId store, CaseId id, CaseEvent event) {
    Optional<Occasion> occasion = Optional.ofNullable(TOLD.get(event.kind()));
    return occasion.stream()
        .flatMap(of -> rows.issuedAt(store, id, of, event.happenedAt()).stream())
        .map(papers::pdf)
        .toList();
  }
}
