package retour.server.withdrawal;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import retour.server.order.Order;
import retour.server.policy.Informed;
import retour.server.store.Store;
import retour.server.store.Stores;

/** What the law would answer to a statement made now, for who has proven whose order it is. Stores nothing. */
@Service
public class PreviewWithdrawal {

  private final Stores stores;
  private final WithdrawalLaw law;
  private final InstantSource clock;

  PreviewWithdrawal(Stores stores, WithdrawalLaw law, InstantSource clock) {
    this.stores = stores;
    this.law = law;
    this.clock = clock;
  }

  /**
   * The law's answer.
   *
   * @param until the period's last day, once the goods have come
   * @param excepted order lines that the right does not cover
   */
  public record Preview(Timeliness timeliness, Optional<LocalDate> until, Set<Integer> excepted) {

    public Preview {
      excepted = Set.copyOf(excepted);
    }
  }

  /** @param parts units by order line; empty for the whole contract */
  public Preview of(Order order, Map<Integer, Integer> parts) {
    Store store = stores.get(order.store());
    LegalAnswer answer =
        law.answer(
            new WithdrawalLaw.Question(
                store, order, parts, store.dayOf(clock.instant()), Informed.of(store, order)));
    Optional<LocalDate> until =
        answer.terms().stream()
            .filter(term -> term.name() == Term.Name.PERIOD)
            .map(Term::lastDay)
            .findFirst();
    return new Preview(
        answer.timeliness(),
        until,
        answer.excepted().stream().map(LegalAnswer.Excepted::lineNo).collect(Collectors.toSet()));
  }
}
