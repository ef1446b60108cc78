package retour.server.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import retour.policy.money.Money;
import retour.server.returns.ReturnCase;
import retour.server.settlement.Ledger.Account;
import retour.server.settlement.Ledger.Line;
import retour.server.settlement.OrderPayments.Paid;

/** Hands what has to go out to who sends it; what was owed in a currency of the past is exchanged first. */
@Component
class Dispatch {

  private final Ledger ledger;
  private final PaymentPort payments;
  private final OldCurrency oldCurrency;
  private final OrderPayments paid;
  private final SplitTerms terms;

  Dispatch(
      Ledger ledger, PaymentPort payments, OldCurrency oldCurrency, OrderPayments paid, SplitTerms terms) {
    this.ledger = ledger;
    this.payments = payments;
    this.oldCurrency = oldCurrency;
    this.paid = paid;
    this.terms = terms;
  }

  /**
   * Sends it in the caller's transaction, which holds the order: what goes the way the customer paid, to each of several
   * payments its part.
   */
  void send(ReturnCase of, Outgoing outgoing, Instant at) {
    for (Outgoing part : parts(of, outgoing)) {
      part.means().payment().ifPresent(to -> paid.count(of.store(), of.order(), to.no(), part.amount()));
      sendPart(of, part, at);
    }
  }

  /** What goes to each payment; the same where there is one, or where the policy names the means. */
  List<Outgoing> parts(ReturnCase of, Outgoing outgoing) {
    List<Paid> several = outgoing.means().original() ? paid.of(of.store(), of.order()) : List.of();
    if (several.isEmpty()) {
      return List.of(outgoing);
    }
    Means named = Means.named(outgoing.method());
    Means beyond = outgoing.means().consent() ? named.withConsent() : named;
    return terms.rule(of.store()).parts(outgoing.amount(), several).stream()
        .map(part -> outgoing.with(part.to().map(outgoing.means()::to).orElse(beyond), part.amount()))
        .toList();
  }

  private void sendPart(ReturnCase of, Outgoing outgoing, Instant at) {
    Optional<Money> euro = oldCurrency.inEuro(of.store(), of.order(), outgoing.amount());
    euro.ifPresent(
        now -> {
          book(of, moved(outgoing.amount(), Account.PAYABLE, Account.EXCHANGE), at);
          book(of, moved(now, Account.EXCHANGE, Account.PAYABLE), at);
        });
    payments.take(
        new PaymentPort.PaymentOrder(
            of.store(),
            of.id(),
            of.order(),
            euro.map(now -> outgoing.with(outgoing.means(), now)).orElse(outgoing),
            euro.map(_ -> outgoing.amount()),
            at));
  }

  /** Takes back what was not paid out after all from the payment it would have gone to. */
  void uncount(ReturnCase of, int paymentNo, Money amount) {
    paid.count(of.store(), of.order(), paymentNo, amount.negated());
  }

  /** One of several payments of the order. */
  Optional<Paid> payment(ReturnCase of, int paymentNo) {
    return paid.of(of.store(), of.order()).stream().filter(each -> each.no() == paymentNo).findFirst();
  }

  /** Takes an exchange back, for what was not paid out. */
  void undo(ReturnCase of, Money owed, Money euro, Instant at) {
    book(of, moved(euro, Account.PAYABLE, Account.EXCHANGE), at);
    book(of, moved(owed, Account.EXCHANGE, Account.PAYABLE), at);
  }

  private void book(ReturnCase of, List<Line> lines, Instant at) {
    ledger.book(new Ledger.Transaction(of.store(), of.order(), of.id(), lines, at));
  }

  private static List<Line> moved(Money amount, Account debit, Account credit) {
    return List.of(
        new Line(debit, amount, OptionalInt.empty(), Optional.empty()),
        new Line(credit, amount.negated(), OptionalInt.empty(), Optional.empty()));
  }
}
