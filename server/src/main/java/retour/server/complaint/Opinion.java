package retour.server.complaint;

import java.util.Optional;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/** The store's opinion on a complaint (clause IE-25). */
public sealed interface Opinion {

  /** Why, in words the customer reads. */
  String reason();

  /**
   * The complaint is founded.
   *
   * @param remedy what the customer gets
   * @param reduction by how much the price is lowered, for {@link Remedy#PRICE_REDUCTION}
   * @param freight proven cost of sending the goods, to be repaid (clause IE-26)
   */
  record Upheld(Remedy remedy, Optional<Percent> reduction, Optional<Money> freight, String reason)
      implements Opinion {}

  /** The complaint is not founded; with the cost of transport both ways for the customer (clause IE-27). */
  record Unfounded(String reason) implements Opinion {}

  /** The goods never came, so that nobody could look at them (clause IE-25). */
  record GoodsNotReturned(String reason) implements Opinion {}
}
