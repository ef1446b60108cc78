package retour.server.creditnote;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * What a settlement took back, to be put into a document.
 *
 * @param decision the number of the decision it rests on: names the settlement within the case
 * @param parts of one currency; what they come to goes back for what was sold
 * @param besides costs repaid that are no part of what was sold
 * @param original what the parts come to in the currency the order was paid in, where that is no longer in use
 */
public record NewNote(
    StoreId store,
    CaseId caseId,
    OrderId order,
    long decision,
    Occasion occasion,
    List<Part> parts,
    Money besides,
    Optional<Money> original,
    Actor by,
    Instant at) {

  public NewNote {
    parts = List.copyOf(parts);
  }

  /**
   * One part of the sum.
   *
   * @param item of the return
   * @param lineNo of the order, whose tax it bears; 0 for the store's usual one
   * @param text of goods their name, else what it is for, by code
   * @param units of goods, else 0
   * @param clause that a fee or deduction comes from, else empty
   * @param gross with all tax; what is kept is negative
   * @param salesTax the tax in it where the seller charges no value added tax
   */
  public record Part(
      NoteRow.Kind kind,
      OptionalInt item,
      int lineNo,
      String text,
      int units,
      String clause,
      Money gross,
      Money salesTax) {}
}
