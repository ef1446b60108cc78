package retour.server.policy;

import java.time.LocalDate;
import java.util.List;
import retour.server.store.StoreId;

/** Published versions, compiled and kept in memory; a version never changes. */
public interface PolicyVersions {

  /**
   * The version of a kind in force for an order placed on this day of the store: the last whose first day is not after
   * it; for older orders the first version of that kind.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND when the store has published none
   */
  PolicyVersion inForce(StoreId store, PolicyKind kind, LocalDate orderedOn);

  /**
   * The version for returns in force for an order placed on this day of the store.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND when the store has published none
   */
  default PolicyVersion inForce(StoreId store, LocalDate orderedOn) {
    return inForce(store, PolicyKind.RETURNS, orderedOn);
  }

  /** @throws retour.server.problem.Refused with NOT_FOUND when there is no such version */
  PolicyVersion get(StoreId store, int number);

  /** All published versions of every kind, oldest first. */
  List<PolicyVersion> all(StoreId store);

  /**
   * Publishes a document under the next number; what kind it is the document says itself. The same document as the last
   * version of its kind publishes nothing.
   *
   * @return the version's number
   * @throws retour.server.problem.Refused with POLICY_REJECTED when the document has faults
   */
  int publish(StoreId store, String source, LocalDate inForceFrom, String publishedBy);
}
