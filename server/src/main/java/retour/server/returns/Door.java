package retour.server.returns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.returns.Receiving.Arrival;
import retour.server.returns.Receiving.ParcelState;

/** What a parcel at the door means for its case. How its freight was paid is a fact the policy decides on. */
@Component
class Door {

  /** The day of arrival, from which a policy may count its targets (clause IC-16). */
  private static final String ARRIVED_ON = "arrived_on";

  /** The fact of how the way back was paid, seen at the door. */
  private static final String FREIGHT = "return_freight";

  private final CaseFiles files;

  Door(CaseFiles files) {
    this.files = files;
  }

  /** Takes the parcel in, or refuses it where the policy refuses its freight (clauses IP-06, IE-09). */
  ParcelState receive(CaseUpdate update, Arrival arrival) {
    List<String> against = clausesAgainst(update, arrival);
    if (against.isEmpty()) {
      take(update, arrival);
      return ParcelState.RECEIVED;
    }
    Map<String, String> data = parcel(arrival);
    data.put("freight", arrival.freight().code());
    data.put("clauses", String.join(" ", against));
    update.event(new NewEvent(CaseEventKind.PARCEL_REFUSED, data));
    return ParcelState.REFUSED;
  }

  /** Takes the parcel in, whatever its freight. */
  void take(CaseUpdate update, Arrival arrival) {
    Map<Integer, Integer> counted = arrival.counted().isEmpty() ? everything(update) : arrival.counted();
    requireExpected(update, counted);
    freight(update, arrival).ifPresent(fact -> update.fact(0, fact));
    arrived(update).ifPresent(fact -> update.fact(0, fact));
    counted.forEach((itemNo, units) -> receive(update, itemNo, units));
    late(update, counted);
    Map<String, String> data = parcel(arrival);
    if (!arrival.note().isBlank()) {
      data.put("note", arrival.note().strip());
    }
    data.put("units", Integer.toString(counted.values().stream().mapToInt(Integer::intValue).sum()));
    update.event(new NewEvent(CaseEventKind.PARCEL_RECEIVED, data));
  }

  /** Whether everything that was announced is here. */
  static boolean isWhole(ReturnCase found) {
    return found.items().stream().noneMatch(item -> expected(item) > 0);
  }

  /** The first arrival, where the policy speaks of it: what counts from it begins once. */
  private static Optional<Fact> arrived(CaseUpdate update) {
    boolean known =
        update.file().facts().stream().anyMatch(said -> said.itemNo() == 0 && said.fact().name().equals(ARRIVED_ON));
    return known
        ? Optional.empty()
        : update
            .file()
            .version()
            .policy()
            .fact(ARRIVED_ON)
            .map(_ -> new Fact(ARRIVED_ON, new FactValue.Day(update.today()), FactSource.INSPECTOR));
  }

  /** Goods after the last day are taken in; a supervisor then looks at what the policy answers ({@link Acceptances}). */
  private static void late(CaseUpdate update, Map<Integer, Integer> counted) {
    Optional<LocalDate> lastDay =
        update.file().returnCase().expiresOn().filter(day -> update.today().isAfter(day));
    lastDay.ifPresent(
        day ->
            counted.keySet().stream()
                .sorted()
                .filter(itemNo -> update.item(itemNo).isHere())
                .forEach(
                    itemNo -> {
                      update.fact(itemNo, new Fact(Acceptances.ARRIVED_LATE, FactValue.yes(), FactSource.STAFF));
                      update.event(
                          new NewEvent(
                              CaseEventKind.ARRIVED_LATE,
                              Map.of("item", Integer.toString(itemNo), "until", day.toString())));
                    }));
  }

  /** @throws Refused with INVALID_INPUT or NOT_NOW */
  void mark(CaseUpdate update, int itemNo, Reception reception) {
    switch (reception) {
      case AWAITED, RETURNING, RECEIVED -> throw Refused.fields(List.of(new FieldFault("reception", "not_an_option")));
      case MISSING, REFUSED, LOST -> update.reception(itemNo, reception, Optional.empty());
      case WRONG_ITEM -> update.reception(itemNo, reception, Optional.of(update.item(itemNo).quantity()));
    }
    update.event(
        new NewEvent(
            CaseEventKind.ITEM_MARKED, Map.of("item", Integer.toString(itemNo), "reception", reception.code())));
  }

  private static void receive(CaseUpdate update, int itemNo, int units) {
    ReturnItem item = update.item(itemNo);
    int sum = item.receivedQuantity().orElse(0) + units;
    if (sum > 0) {
      update.reception(itemNo, Reception.RECEIVED, Optional.of(sum));
    } else if (item.isExpected()) {
      update.reception(itemNo, Reception.MISSING, Optional.empty());
    }
  }

  /** Everything that is still to come. */
  private static Map<Integer, Integer> everything(CaseUpdate update) {
    Map<Integer, Integer> rest = new HashMap<>();
    for (ReturnItem item : update.file().returnCase().items()) {
      int expected = expected(item);
      if (expected > 0) {
        rest.put(item.itemNo(), expected);
      }
    }
    return rest;
  }

  private static int expected(ReturnItem item) {
    boolean open = item.settledAt().isEmpty() && item.acceptance() != Acceptance.REJECTED;
    return open ? item.quantity() - item.receivedQuantity().orElse(0) : 0;
  }

  private static void requireExpected(CaseUpdate update, Map<Integer, Integer> counted) {
    Map<Integer, ReturnItem> items = new HashMap<>();
    update.file().returnCase().items().forEach(item -> items.put(item.itemNo(), item));
    List<FieldFault> faults = new ArrayList<>();
    counted.forEach(
        (itemNo, units) -> {
          ReturnItem item = items.get(itemNo);
          if (item == null) {
            faults.add(new FieldFault("/counted/" + itemNo, "unknown_item"));
          } else if (units < 0) {
            faults.add(new FieldFault("/counted/" + itemNo, "negative"));
          } else if (units > expected(item)) {
            faults.add(new FieldFault("/counted/" + itemNo, "above_expected"));
          }
        });
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
  }

  /**
   * The clauses that refuse the items because of how the freight was paid, as the store wrote them: to leave a parcel
   * with its carrier refuses nobody's claim, which stays open.
   */
  private List<String> clausesAgainst(CaseUpdate update, Arrival arrival) {
    Optional<Fact> freight = freight(update, arrival);
    if (freight.isEmpty()) {
      return List.of();
    }
    ReturnCases.SaidFact seen =
        new ReturnCases.SaidFact(0, freight.get(), arrival.actor().who(), update.now());
    CaseFile tried = update.file().withFacts(List.of(seen));
    Decision written = files.decide(tried, update.today()).underLaw().written();
    return tried.returnCase().items().stream()
        .flatMap(item -> against(written.line(item.key()), item).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> against(LineDecision line, ReturnItem item) {
    ResolutionDecision decided = line.resolution(item.resolution());
    if (decided.verdict() != Verdict.REFUSED) {
      return List.of();
    }
    return line.clauses().stream()
        .filter(clause -> decided.decidedBy().contains(clause.clause()) && restsOnFreight(clause))
        .map(ClauseOutcome::clause)
        .toList();
  }

  private static boolean restsOnFreight(ClauseOutcome clause) {
    return clause.result() == ClauseResult.APPLIED
        && clause.facts().stream().anyMatch(use -> use.name().equals(FREIGHT) && use.known().isPresent());
  }

  /** The freight as a fact, where the policy speaks of it. */
  private static Optional<Fact> freight(CaseUpdate update, Arrival arrival) {
    return update
        .file()
        .version()
        .policy()
        .fact(FREIGHT)
        .map(_ -> new Fact(FREIGHT, new FactValue.Choice(arrival.freight().code()), FactSource.INSPECTOR));
  }

  private static Map<String, String> parcel(Arrival arrival) {
    Map<String, String> data = new HashMap<>();
    data.put("carrier", arrival.carrier().strip());
    data.put("tracking_number", arrival.trackingNumber().strip());
    return data;
  }
}
