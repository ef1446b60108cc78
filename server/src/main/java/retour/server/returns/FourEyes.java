package retour.server.returns;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import retour.policy.fact.FactSource;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Two people above an amount that the store sets: who inspected an item that cost more neither rules on it, departs from
 * the policy for it, settles it, nor gives more or something else for it later.
 */
@Component
public class FourEyes {

  /** What is missing then, as a requirement's code. */
  private static final String SECOND_PERSON = "second_person";

  private final Stores stores;
  private final ReturnCases cases;

  FourEyes(Stores stores, ReturnCases cases) {
    this.stores = stores;
    this.cases = cases;
  }

  /**
   * Looks at who is about to decide on items.
   *
   * @throws Refused with REQUIREMENT_MISSING (argument {@code requirements}: {@code second_person}) where this person
   *     inspected one of them and it cost more than the store lets one person handle
   */
  public void require(StoreId store, CaseId id, List<ReturnItem> items, Actor actor) {
    OptionalLong above = stores.get(store).settings().handling().twoPeopleAbove();
    if (above.isEmpty() || items.stream().noneMatch(item -> worth(item) > above.getAsLong())) {
      return;
    }
    Set<Integer> inspected = inspectedBy(cases.facts(store, id), actor.who());
    boolean alone =
        items.stream().anyMatch(item -> worth(item) > above.getAsLong() && inspected.contains(item.itemNo()));
    if (alone) {
      throw Refused.because(ProblemCode.REQUIREMENT_MISSING, Map.of("requirements", List.of(SECOND_PERSON)));
    }
  }

  private static long worth(ReturnItem item) {
    return item.money().paid().minor() + item.money().tax().minor();
  }

  private static Set<Integer> inspectedBy(List<ReturnCases.SaidFact> facts, String actor) {
    return facts.stream()
        .filter(said -> said.fact().source() == FactSource.INSPECTOR && said.actor().equals(actor))
        .map(ReturnCases.SaidFact::itemNo)
        .collect(Collectors.toSet());
  }
}
