package retour.server.settlement;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.money.Money;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.Settling.Made;
import retour.server.settlement.CreditRows.Held;
import retour.server.settlement.CreditRows.NewMovement;
import retour.server.settlement.Ledger.Account;
import retour.server.settlement.Ledger.Line;
import retour.server.settlement.StoreCredit.Kind;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** Store credit: a code with a balance that is used in parts until it is spent or runs out. */
@Service
public class StoreCredits {

  private static final int LONGEST_REFERENCE = 140;

  private final CreditRows rows;
  private final CreditTerms terms;
  private final Payouts payouts;
  private final Ledger ledger;
  private final Stores stores;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  StoreCredits(
      CreditRows rows,
      CreditTerms terms,
      Payouts payouts,
      Ledger ledger,
      Stores stores,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.rows = rows;
    this.terms = terms;
    this.payouts = payouts;
    this.ledger = ledger;
    this.stores = stores;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Pays a payout of store credit with a new code, once: a repeat answers with the same credit.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, or NOT_NOW (it is no store credit, or was paid with another code)
   */
  public StoreCredit issue(StoreId store, UUID payoutId, Actor actor) {
    MoneyRights.PAY.require(actor);
    return Tries.again(() -> transaction.execute(_ -> issueOnce(store, payoutId, actor)));
  }

  private StoreCredit issueOnce(StoreId store, UUID payoutId, Actor actor) {
    Made made = new Made(actor, clock.instant());
    CreditCode code = CreditCode.random();
    LocalDate today = today(store, made.at());
    Optional<LocalDate> expires = terms.months(store).map(today::plusMonths);
    if (rows.issue(store, payoutId, code, made.at(), expires)) {
      Held issued = rows.lock(store, code).orElseThrow();
      rows.move(issued, new NewMovement(Kind.ISSUED, issued.balance(), issued.balance(), ""), made);
      Object _ = payouts.markPaid(store, payoutId, code.grouped(), actor);
    }
    return rows.codeOf(store, payoutId)
        .flatMap(known -> rows.find(store, known))
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
  }

  /** @throws Refused with NOT_FOUND */
  public StoreCredit get(StoreId store, CreditCode code) {
    return rows.find(store, code).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** The latest hundred, newest first, without their movements. */
  public List<StoreCredit> latest(StoreId store) {
    return rows.latest(store);
  }

  /**
   * Uses a part of the credit, once a reference: a repeat with the same amount changes nothing.
   *
   * @param use how much for what
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW (it has run out) or INVALID_INPUT (fields {@code amount}: {@code
   *     not_positive}, {@code other_currency}, {@code above_balance}; {@code reference}: {@code missing}, {@code too_long},
   *     {@code used_before}, {@code given_back} where the use came to nothing: another use wants another reference)
   */
  public StoreCredit use(StoreId store, CreditCode code, Use use, Actor actor) {
    MoneyRights.SELL.require(actor);
    String reference = requireReference(use.reference());
    transaction.executeWithoutResult(
        _ -> {
          Held held = rows.lock(store, code).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
          Optional<Money> before = rows.moved(held, Kind.USED, reference);
          if (before.isPresent()) {
            requireSame(before.get(), use.amount());
            requireStanding(held, reference);
            return;
          }
          Made made = new Made(actor, clock.instant());
          requireGood(held, use.amount(), today(store, made.at()));
          move(held, new NewMovement(Kind.USED, use.amount(), held.balance().minus(use.amount()), reference), made);
        });
    return get(store, code);
  }

  /**
   * Gives a use back whole, once: a repeat changes nothing.
   *
   * @param reference under which it was used
   * @throws Refused with NOT_FOUND (the credit), NOT_ALLOWED, NOT_NOW (it has run out) or INVALID_INPUT (field {@code
   *     reference}: {@code missing}, {@code too_long}, {@code not_used})
   */
  public StoreCredit giveBack(StoreId store, CreditCode code, String reference, Actor actor) {
    MoneyRights.SELL.require(actor);
    String used = requireReference(reference);
    transaction.executeWithoutResult(
        _ -> {
          Held held = rows.lock(store, code).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
          Money amount = rows.moved(held, Kind.USED, used).orElseThrow(() -> fault("reference", "not_used"));
          if (rows.moved(held, Kind.GIVEN_BACK, used).isPresent()) {
            return;
          }
          Made made = new Made(actor, clock.instant());
          requireNotRunOut(held, today(store, made.at()));
          move(held, new NewMovement(Kind.GIVEN_BACK, amount, held.balance().plus(amount), used), made);
        });
    return get(store, code);
  }

  /** What a case was given, oldest first. */
  public List<StoreCredit> ofCase(StoreId store, CaseId id) {
    return rows.ofCase(store, id);
  }

  /**
   * A use.
   *
   * @param reference the shop's own, such as the new order's number
   */
  public record Use(Money amount, String reference) {}

  /** Books what ran out in every store; what another server books it leaves to that. */
  public void expire() {
    Made made = new Made(new Actor.Clock(), clock.instant());
    for (Store store : stores.all()) {
      transaction.executeWithoutResult(
          _ ->
              rows.lockExpired(store.id(), store.dayOf(made.at()))
                  .forEach(held -> move(held, new NewMovement(Kind.EXPIRED, held.balance(), nothing(held), ""), made)));
    }
  }

  private void move(Held held, NewMovement movement, Made made) {
    Money taken = movement.kind().takes() ? movement.amount() : movement.amount().negated();
    rows.take(held, taken);
    rows.move(held, movement, made);
    Account to = movement.kind() == Kind.EXPIRED ? Account.CREDIT_EXPIRED : Account.CREDIT_USED;
    ledger.book(
        new Ledger.Transaction(
            held.store(),
            held.order(),
            held.caseId(),
            List.of(
                new Line(Account.STORE_CREDIT, taken, OptionalInt.empty(), Optional.empty()),
                new Line(to, taken.negated(), OptionalInt.empty(), Optional.empty())),
            made.at()));
  }

  private static Money nothing(Held held) {
    return Money.zero(held.balance().currency());
  }

  private LocalDate today(StoreId store, Instant at) {
    return stores.get(store).dayOf(at);
  }

  private static void requireGood(Held held, Money amount, LocalDate today) {
    if (!amount.currency().equals(held.balance().currency())) {
      throw fault("amount", "other_currency");
    }
    if (amount.minor() <= 0) {
      throw fault("amount", "not_positive");
    }
    requireNotRunOut(held, today);
    if (amount.compareTo(held.balance()) > 0) {
      throw fault("amount", "above_balance");
    }
  }

  /** What was given back is no use any more, and must not pass for one. */
  private void requireStanding(Held held, String reference) {
    if (rows.moved(held, Kind.GIVEN_BACK, reference).isPresent()) {
      throw fault("reference", "given_back");
    }
  }

  private static void requireNotRunOut(Held held, LocalDate today) {
    if (held.expiresOn().filter(today::isAfter).isPresent()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  private static void requireSame(Money before, Money now) {
    if (!before.equals(now)) {
      throw fault("reference", "used_before");
    }
  }

  private static String requireReference(String typed) {
    String reference = typed.strip();
    if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE) {
      throw fault("reference", reference.isEmpty() ? "missing" : "too_long");
    }
    return reference;
  }

  private static Refused fault(String field, String code) {
    return Refused.fields(List.of(new FieldFault(field, code)));
  }
}
