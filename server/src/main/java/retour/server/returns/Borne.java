package retour.server.returns;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import retour.policy.decision.Amounts;
import retour.policy.fact.Charged;
import retour.server.returns.ReturnCases.StoredDecision;

/** What items of a return bore when they were settled, so that a sum for the whole return is taken once. */
final class Borne {

  private static final String STAGE = "settlement";

  private Borne() {}

  /**
   * By item number; an item that is not settled is not in it.
   *
   * @param decisions all that were made on the case
   */
  static Map<Integer, List<Charged>> of(ReturnCase returnCase, List<StoredDecision> decisions) {
    Map<Integer, List<Charged>> borne = new HashMap<>();
    for (ReturnItem item : returnCase.items()) {
      item.settledAt().ifPresent(at -> borne.put(item.itemNo(), charged(item, at, decisions)));
    }
    return Map.copyOf(borne);
  }

  private static List<Charged> charged(ReturnItem item, Instant at, List<StoredDecision> decisions) {
    Stream<Amounts> amounts =
        decisions.stream()
            .filter(each -> each.stage().equals(STAGE) && each.decidedAt().equals(at))
            .map(each -> each.decision().line(item.key()).resolution(item.resolution()).amounts())
            .flatMap(Optional::stream);
    return amounts
        .flatMap(each -> each.adjustments().stream())
        .map(each -> new Charged(each.clause(), each.label(), each.amount()))
        .toList();
  }
}
