package retour.server.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.server.order.Order;
import retour.server.store.Store;

/**
 * Whether a buyer was told of the right of withdrawal when ordering (Directive 2011/83/EU Art. 6(1)(h)), or later: who
 * was not told has twelve months more, or fourteen days from being told (Art. 10).
 *
 * @param laterOn the store's day on which it was told later; empty where it was told when ordering, or never
 */
public record Informed(boolean whenOrdering, Optional<LocalDate> laterOn) {

  /** Told when ordering. */
  public static final Informed YES = new Informed(true, Optional.empty());

  /** As the order's own record has it, else as the store's settings have it: from some day on every order was told. */
  public static Informed of(Store store, Order order) {
    LocalDate ordered = store.dayOf(order.placedAt());
    return order
        .told()
        .map(
            told ->
                told.isGiven()
                    ? told.on().filter(ordered::isBefore).map(day -> new Informed(false, Optional.of(day))).orElse(YES)
                    : new Informed(false, Optional.empty()))
        .orElseGet(() -> bySettings(store, ordered));
  }

  private static Informed bySettings(Store store, LocalDate ordered) {
    boolean told =
        store.settings().withdrawal().filter(settings -> ordered.isBefore(settings.informedSince())).isEmpty();
    return new Informed(told, Optional.empty());
  }

  /** As facts for a policy: whether it was told at all, and on which later day. */
  public Facts facts(FactSource by) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("informed_of_withdrawal", new FactValue.YesNo(whenOrdering || laterOn.isPresent()), by));
    laterOn.ifPresent(day -> facts.add(new Fact("told_of_withdrawal_on", new FactValue.Day(day), by)));
    return Facts.of(facts);
  }
}
