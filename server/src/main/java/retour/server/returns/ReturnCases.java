package retour.server.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import retour.policy.decision.Decision;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.Ruling;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.store.StoreId;

/** Cases as they are read. */
public interface ReturnCases {

  /** @throws retour.server.problem.Refused with NOT_FOUND */
  ReturnCase get(StoreId store, CaseId id);

  /** By request, RMA or RGA number as typed or scanned: case, blanks and dashes do not matter. */
  Optional<ReturnCase> byNumber(StoreId store, String number);

  List<ReturnCase> ofOrder(StoreId store, OrderId order);

  List<CaseEvent> history(StoreId store, CaseId id);

  /** The last stored decision with its facts. */
  StoredDecision decision(StoreId store, CaseId id);

  /** All stored decisions, oldest first. */
  List<StoredDecision> decisions(StoreId store, CaseId id);

  /** What people said about the case and its items, oldest first; of one source the latest counts. */
  List<SaidFact> facts(StoreId store, CaseId id);

  /** What staff chose where a clause says 'may', oldest first; of one clause the latest counts. */
  List<GivenRuling> rulings(StoreId store, CaseId id);

  /** What waits, soonest due first, from the start; {@code actor} empty: for anybody. */
  default List<CaseRow> queue(StoreId store, Optional<NextActor> actor, int limit) {
    return queue(store, actor, Place.START, limit);
  }

  /** As {@link #queue(StoreId, Optional, int)}, keyset by due day and case id: the rows next to a place, at most 200. */
  List<CaseRow> queue(StoreId store, Optional<NextActor> actor, Place from, int limit);

  /** Newest first; keyset by case id: the page after {@code after}, at most 200. */
  List<CaseRow> newest(StoreId store, Optional<CaseStatus> status, Optional<CaseId> after, int limit);

  /** The page before {@code before} of the same list, in the same order, at most 200. */
  List<CaseRow> newer(StoreId store, Optional<CaseStatus> status, CaseId before, int limit);

  /** Those of these orders, newest first, at most 200. */
  List<CaseRow> ofOrders(StoreId store, List<Order> orders, int limit);

  /** How many cases wait for each actor. */
  List<Waiting> waiting(StoreId store);

  /** A decision as stored. */
  record StoredDecision(long decisionNo, String stage, Instant decidedAt, CaseFacts facts, Decision decision) {}

  /**
   * A fact as a person said it.
   *
   * @param itemNo 0 for a fact of the whole return
   * @param actor who: the kind, and for staff and programs the id after a colon
   */
  record SaidFact(int itemNo, Fact fact, String actor, Instant saidAt) {}

  /** A ruling with who gave it and why. */
  record GivenRuling(int itemNo, Ruling ruling, String actor, String reason, Instant ruledAt) {}

  /** A line of a list. */
  record CaseRow(
      CaseId id,
      String shownNumber,
      String orderNumber,
      String firstLine,
      int items,
      CaseStatus status,
      NextActor nextActor,
      Optional<LocalDate> dueOn,
      Instant requestedAt) {}

  /**
   * A place in a queue, between two rows.
   *
   * @param back whether the rows before it are wanted instead of those after it
   */
  record Place(LocalDate dueOn, CaseId id, boolean back) {

    /** Before all rows. */
    public static final Place START = new Place(LocalDate.of(1, 1, 1), new CaseId(new UUID(0, 0)), false);
  }

  /** A count of a queue. */
  record Waiting(NextActor actor, long cases, long overdue) {}
}
