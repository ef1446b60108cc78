package retour.server.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/** The register as it is read. */
public interface Complaints {

  /** @throws retour.server.problem.Refused with NOT_FOUND */
  Complaint get(StoreId store, ComplaintId id);

  /** Newest first. */
  List<Complaint> ofOrder(StoreId store, OrderId order);

  /** The complaint whose goods come back, or came back, under this return, or that came out of it. */
  Optional<Complaint> ofCase(StoreId store, CaseId caseId);

  /**
   * A page of the register, newest first, at most 200.
   *
   * @param before only numbers below this one
   */
  List<Complaint> newest(StoreId store, Optional<ComplaintState> state, long before, int limit);

  /** What waits for the staff or the customer, soonest due first, at most 200. */
  List<Complaint> open(StoreId store, int limit);

  /** The register between two days, both counted, by number. */
  List<Complaint> between(StoreId store, LocalDate from, LocalDate to);

  /** Oldest first. */
  List<ComplaintEvent> history(StoreId store, ComplaintId id);

  /** What was handed in or dispensed with, oldest first. */
  List<Handed> documents(StoreId store, ComplaintId id);

  /**
   * Something that was handed in.
   *
   * @param kind the requirement it meets, by code
   * @param evidence the file; empty where staff dispensed with it
   */
  record Handed(String kind, Optional<UUID> evidence, Optional<Cost> cost, String actor, Instant at) {}

  /**
   * A cost of transport.
   *
   * @param leg {@code to_store} or {@code to_customer}
   */
  record Cost(String leg, Money amount) {}
}
