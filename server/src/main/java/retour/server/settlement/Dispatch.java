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

/** Hands what has to go out to who sends it; what was owed in a currency of the past is exchanged first. */
@Component
class Dispatch {

  private final Ledger ledger;
  private final PaymentPort payments;
  private final OldCurrency oldCurrency;

  Dispatch(Ledger ledger, PaymentPort payments, OldCurrency oldCurrency) {
    this.ledger = ledger;
    this.payments = payments;
    this.oldCurrency = oldCurrency;
  }

  /** Sends it in the caller's transaction, which holds the order. */
  void send(ReturnCase of, Outgoing outgoing, Instant at) {
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
            euro.map(now -> new Outgoing(outgoing.method(), now, outgoing.dueOn())).orElse(outgoing),
            euro.map(_ -> outgoing.amount()),
            at));
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
