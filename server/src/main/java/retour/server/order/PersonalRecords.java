package retour.server.order;

import java.util.List;
import retour.server.store.StoreId;

/**
 * What one feature keeps of a person, for the person to read and take along (GDPR Art. 15 and 20). Each feature that keeps
 * something about the buyer of an order answers for itself.
 */
public interface PersonalRecords {

  /** The name of this part in the person's file, such as {@code returns}. */
  String part();

  /** The records about these orders as a JSON array, oldest first. Nothing of other persons: no names of staff. */
  String of(StoreId store, List<OrderId> orders);
}
