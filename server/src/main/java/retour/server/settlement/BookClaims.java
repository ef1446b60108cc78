package retour.server.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Service;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.settlement.Ledger.Account;
import retour.server.settlement.Ledger.Line;
import retour.server.store.StoreId;

/**
 * Claims against carriers in the ledger. The account {@code carrier_claims} holds what carriers still owe: it grows when
 * a claim is filed, and shrinks when it is paid or given up. Each books in the caller's transaction.
 */
@Service
public class BookClaims {

  private final Ledger ledger;

  BookClaims(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What is booked, in the claim's currency. */
  public record Entry(StoreId store, OrderId order, CaseId caseId, Money amount, Instant at) {}

  /** A claim was filed. */
  public void claimed(Entry entry) {
    book(entry, Account.CARRIER_CLAIMS, Account.CARRIER_RECOVERIES);
  }

  /** The carrier paid. */
  public void received(Entry entry) {
    book(entry, Account.CARRIER_PAID, Account.CARRIER_CLAIMS);
  }

  /** The rest of a claim is given up. */
  public void writtenOff(Entry entry) {
    book(entry, Account.CARRIER_RECOVERIES, Account.CARRIER_CLAIMS);
  }

  private void book(Entry entry, Account debit, Account credit) {
    ledger.book(
        new Ledger.Transaction(
            entry.store(),
            entry.order(),
            entry.caseId(),
            List.of(
                new Line(debit, entry.amount(), OptionalInt.empty(), Optional.empty()),
                new Line(credit, entry.amount().negated(), OptionalInt.empty(), Optional.empty())),
            entry.at()));
  }
}
