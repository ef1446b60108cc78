package retour.server.returns;

import java.util.List;
import retour.server.mail.Attachment;
import retour.server.store.StoreId;

/** Documents that came about with an event of a return, and travel with the mail that tells of it. */
public interface EventPapers {

  /** The documents, in their order; none for most events. */
  List<Attachment> of(StoreId store, CaseId id, CaseEvent event);
}
