package retour.server.returns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import retour.policy.Policy;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.OrderLine;
import retour.server.order.Orders;
import retour.server.policy.PolicyVersion;
import retour.server.policy.PolicyVersions;
import retour.server.policy.RecordFacts;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** The one path from a draft to a decision, for looking and for filing alike: one read, then all in memory. */
@Component
class Assessor {

  private final Stores stores;
  private final Orders orders;
  private final PolicyVersions policies;
  private final RecordFacts records;

  Assessor(Stores stores, Orders orders, PolicyVersions policies, RecordFacts records) {
    this.stores = stores;
    this.orders = orders;
    this.policies = policies;
    this.records = records;
  }

  /**
   * A draft with its decision.
   *
   * @param requestedAt decides whether it is in time
   * @param claims what was said at the request, by item number; 0 is the whole return
   */
  record Assessed(
      Store store, PolicyVersion version, Instant requestedAt, Map<Integer, Facts> claims, Assessment assessment) {}

  Assessed assess(StoreId storeId, OrderId orderId, ReturnDraft draft, Instant now) {
    Order order = orders.find(storeId, orderId).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    return assess(order, draft, now);
  }

  /** @param order as it was just read */
  Assessed assess(Order order, ReturnDraft draft, Instant now) {
    return assess(order, draft, new Told(now, now, Map.of()));
  }

  /**
   * When and with what else a draft is judged.
   *
   * @param requestedAt decides whether it is in time; not after {@code now}
   * @param noted what the store itself knows beside its records, by item number; 0 is the whole return
   */
  record Told(Instant requestedAt, Instant now, Map<Integer, Facts> noted) {

    Told {
      noted = Map.copyOf(noted);
    }

    private Facts noted(int itemNo) {
      return noted.getOrDefault(itemNo, Facts.none());
    }
  }

  /** @param order as it was just read */
  Assessed assess(Order order, ReturnDraft draft, Told told) {
    Store store = stores.get(order.store());
    requireLines(order, draft);
    PolicyVersion version = policies.inForce(order.store(), draft.kind(), order.placedAt());
    Map<Integer, Facts> claims = claims(version.policy(), draft);
    Facts known = records.shared(store, order, Optional.of(store.dayOf(told.requestedAt())));
    Facts shared = claims.getOrDefault(0, Facts.none()).with(known).with(told.noted(0));
    CaseFacts facts = new CaseFacts(shared, lines(store, order, draft, claims, told));
    Assessment assessment =
        new Assessment(order, version, facts, version.policy().decide(facts, store.dayOf(told.now())));
    told.noted().forEach((item, noted) -> claims.merge(item, noted, Facts::with));
    return new Assessed(store, version, told.requestedAt(), claims, assessment);
  }

  private List<LineFacts> lines(
      Store store, Order order, ReturnDraft draft, Map<Integer, Facts> claims, Told told) {
    Map<Integer, Integer> picked =
        draft.lines().stream().collect(Collectors.toMap(DraftLine::lineNo, DraftLine::quantity));
    List<LineFacts> lines = new ArrayList<>();
    for (DraftLine line : draft.lines()) {
      int itemNo = lines.size() + 1;
      Facts facts =
          claims
              .getOrDefault(itemNo, Facts.none())
              .with(records.line(store, order, line.lineNo(), picked))
              .with(records.asked(line.quantity(), line.resolution()))
              .with(told.noted(itemNo));
      lines.add(
          new LineFacts(
              Integer.toString(itemNo), facts, records.money(order, line.lineNo(), line.quantity()), List.of()));
    }
    return lines;
  }

  private static Map<Integer, Facts> claims(Policy policy, ReturnDraft draft) {
    Claims claims = new Claims(policy);
    Map<Integer, Facts> byItem = new LinkedHashMap<>();
    byItem.put(0, claims.ofShopper(draft.claims(), true, "/claims"));
    for (int i = 0; i < draft.lines().size(); i++) {
      byItem.put(i + 1, claims.ofShopper(draft.lines().get(i).claims(), false, "/lines/" + i + "/claims"));
    }
    if (!claims.faults().isEmpty()) {
      throw Refused.fields(claims.faults());
    }
    return byItem;
  }

  private static void requireLines(Order order, ReturnDraft draft) {
    List<FieldFault> faults = new ArrayList<>();
    if (draft.lines().isEmpty()) {
      faults.add(new FieldFault("/lines", "nothing_picked"));
    }
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < draft.lines().size(); i++) {
      DraftLine line = draft.lines().get(i);
      if (line.quantity() < 1) {
        faults.add(new FieldFault("/lines/" + i + "/quantity", "below_one"));
      }
      if (order.line(line.lineNo()).filter(OrderLine::returnable).isEmpty()) {
        faults.add(new FieldFault("/lines/" + i + "/line_no", "unknown_line"));
      } else if (!seen.add(line.lineNo())) {
        faults.add(new FieldFault("/lines/" + i + "/line_no", "line_twice"));
      }
    }
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
    draft.lines().forEach(line -> requireUnits(order, line));
  }

  private static void requireUnits(Order order, DraftLine line) {
    int left = order.line(line.lineNo()).map(OrderLine::available).orElse(0);
    if (line.quantity() > left) {
      throw Refused.because(
          ProblemCode.QUANTITY_NOT_AVAILABLE,
          Map.of("line_no", line.lineNo(), "wanted", line.quantity(), "available", left));
    }
  }
}
