package retour.server.complaint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.returns.Channel;
import retour.server.settlement.BankAccount;
import retour.server.settlement.PaymentConsents.Wording;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * A complaint to be entered (clause IE-20).
 *
 * @param lines what it is about, at least one
 * @param shared answers about the whole complaint, by fact name
 * @param claim what the customer wants; a blank name, address or phone is taken from the order
 * @param account for money back, if given already, with the consent to be paid by transfer
 * @param documents files of the order, by the requirement they meet
 * @param intake how it came in
 */
public record NewComplaint(
    StoreId store,
    OrderId order,
    List<Line> lines,
    Map<String, FactValue> shared,
    Complaint.Claim claim,
    Optional<Account> account,
    List<Document> documents,
    Intake intake) {

  public NewComplaint {
    lines = List.copyOf(lines);
    shared = Map.copyOf(shared);
    documents = List.copyOf(documents);
  }

  /** The same, out of a return or a withdrawal's return. */
  public NewComplaint outOf(CaseId origin) {
    Intake from =
        new Intake(
            intake.onceKey(),
            intake.channel(),
            intake.receivedBy(),
            intake.takenBy(),
            intake.language(),
            Optional.of(origin),
            intake.actor());
    return new NewComplaint(store, order, lines, shared, claim, account, documents, from);
  }

  /**
   * Where money back may go.
   *
   * @param agreed the words by which the customer agreed to a bank transfer; typing an account agrees to nothing
   */
  public record Account(BankAccount account, Optional<Wording> agreed) {}

  /**
   * Units of an order line.
   *
   * @param claims answers about it, by fact name
   */
  public record Line(int lineNo, int quantity, Map<String, FactValue> claims) {

    public Line {
      claims = Map.copyOf(claims);
    }
  }

  /**
   * A file handed in.
   *
   * @param kind the requirement it meets, by code
   * @param cost what it proves, for a receipt of transport
   */
  public record Document(String kind, UUID evidence, Optional<Complaints.Cost> cost) {}

  /**
   * How it came in.
   *
   * @param onceKey what makes it one: the same key twice makes one entry
   * @param takenBy who took it, as the register shows it
   * @param origin the return it comes out of
   */
  public record Intake(
      String onceKey,
      Channel channel,
      ReceivedBy receivedBy,
      String takenBy,
      String language,
      Optional<CaseId> origin,
      Actor actor) {}
}
