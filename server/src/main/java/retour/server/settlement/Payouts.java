package retour.server.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import retour.policy.money.Money;
import retour.server.returns.CaseId;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** What has to go out to customers; the built-in adapter keeps a list the accountant ticks off. */
@Service
public class Payouts {

  /** What is still due, soonest first. */
  public List<Payout> due(StoreId store) {
    throw new UnsupportedOperationException(store.toString());
  }

  public List<Payout> ofCase(StoreId store, CaseId caseId) {
    throw new UnsupportedOperationException(store + " " + caseId);
  }

  /**
   * Ticks a payout off as paid by hand, once; a repeat with the same reference changes nothing.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND, NOT_ALLOWED, ALREADY_SETTLED
   */
  public Payout markPaid(StoreId store, UUID payoutId, String reference, Actor actor) {
    throw new UnsupportedOperationException(store + " " + payoutId + reference + actor);
  }

  /**
   * Something that goes out once.
   *
   * @param method a means of payment by code, {@code store_credit}, or {@code exchange}, {@code replacement}, {@code
   *     repair} for goods, whose amount is zero
   * @param reference the bank's, processor's or carrier's own, typed when it was ticked off
   */
  public record Payout(
      UUID id,
      CaseId caseId,
      String caseNumber,
      String orderNumber,
      String method,
      Money amount,
      boolean paid,
      LocalDate dueOn,
      String reference,
      Optional<Instant> paidAt) {}
}
