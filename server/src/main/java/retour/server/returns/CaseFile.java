package retour.server.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import retour.policy.fact.Charged;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.fact.Ruling;
import retour.server.order.Order;
import retour.server.policy.PolicyVersion;
import retour.server.returns.ReturnCases.GivenRuling;
import retour.server.returns.ReturnCases.SaidFact;
import retour.server.store.Store;

/**
 * A case with everything a decision on it rests on.
 *
 * @param order as it stood before this return
 * @param settledUnits units of the order's lines that are settled, in all returns, by line number
 */
record CaseFile(
    Store store,
    ReturnCase returnCase,
    Order order,
    PolicyVersion version,
    Map<Integer, Integer> settledUnits,
    List<SaidFact> facts,
    List<GivenRuling> rulings) {

  CaseFile {
    settledUnits = Map.copyOf(settledUnits);
    facts = List.copyOf(facts);
    rulings = List.copyOf(rulings);
  }

  LocalDate dayOf(Instant instant) {
    return store.dayOf(instant);
  }

  /** Units by line number of everything in this return. */
  Map<Integer, Integer> picked() {
    return returnCase.items().stream().collect(Collectors.toMap(ReturnItem::lineNo, ReturnItem::quantity));
  }

  /**
   * What people said of an item (0: the whole return), so that the better witness wins: the shopper's word gives way to
   * the records, these to staff and carrier, and all to what the inspector saw; of one source the latest counts.
   */
  Facts effective(int itemNo, Facts records) {
    return said(itemNo, FactSource.SHOPPER)
        .with(records)
        .with(said(itemNo, FactSource.CARRIER))
        .with(said(itemNo, FactSource.STAFF))
        .with(said(itemNo, FactSource.INSPECTOR));
  }

  /** The rulings on an item that still count, by clause. */
  List<Ruling> rulingsOn(int itemNo) {
    Map<String, Ruling> latest = new HashMap<>();
    rulings.stream()
        .filter(given -> given.itemNo() == itemNo)
        .forEach(given -> latest.put(given.ruling().clause(), given.ruling()));
    return latest.values().stream().sorted(Comparator.comparing(Ruling::clause)).toList();
  }

  /** This file with facts that are about to be written. */
  CaseFile withFacts(List<SaidFact> more) {
    List<SaidFact> all = new ArrayList<>(facts);
    all.addAll(more);
    return new CaseFile(store, returnCase, order, version, settledUnits, all, rulings);
  }

  /** This file with rulings that are about to be written. */
  CaseFile withRulings(List<GivenRuling> more) {
    List<GivenRuling> all = new ArrayList<>(rulings);
    all.addAll(more);
    return new CaseFile(store, returnCase, order, version, settledUnits, facts, all);
  }

  /** This file with items as they are about to be written. */
  CaseFile withItems(Map<Integer, ReturnItem> changed) {
    List<ReturnItem> items =
        returnCase.items().stream().map(item -> changed.getOrDefault(item.itemNo(), item)).toList();
    return new CaseFile(store, returnCase.with(items), order, version, settledUnits, facts, rulings);
  }

  /** This file without items that are about to be taken out. */
  CaseFile without(Set<Integer> removed) {
    List<ReturnItem> items =
        returnCase.items().stream().filter(item -> !removed.contains(item.itemNo())).toList();
    return new CaseFile(store, returnCase.with(items), order, version, settledUnits, facts, rulings);
  }

  private Facts said(int itemNo, FactSource source) {
    List<Fact> said =
        facts.stream()
            .filter(fact -> fact.itemNo() == itemNo && fact.fact().source() == source)
            .map(SaidFact::fact)
            .toList();
    return Facts.of(said);
  }

  /**
   * One item as the policy sees it.
   *
   * @param borne what it bore when it was settled
   */
  LineFacts line(ReturnItem item, Facts records, LineMoney money, Optional<List<Charged>> borne) {
    return new LineFacts(item.key(), effective(item.itemNo(), records), money, rulingsOn(item.itemNo()), borne);
  }

  /** The day of filing, which decides whether the request was in time. */
  Optional<LocalDate> requestedOn() {
    return Optional.of(returnCase.requestedOn());
  }
}
