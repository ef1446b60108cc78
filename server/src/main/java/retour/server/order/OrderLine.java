package retour.server.order;

import java.util.List;
import java.util.Optional;
import retour.policy.fact.Facts;
import retour.policy.money.Money;

/**
 * One line of an order with what the catalog knows of its product.
 *
 * @param paid for the whole line after discounts, without tax on top
 * @param tax on top of {@code paid}; zero where prices include tax
 * @param returnable false for postage, fees and the like
 * @param setCode lines with the same code were sold as one set
 * @param giftForLine the line this free gift was earned by
 * @param returnedQuantity units in returns that are open or settled
 * @param product catalog facts: category, make, hygiene_sealed ... with the line's own on top
 * @param accessories what belongs in the box, in words
 */
public record OrderLine(
    int lineNo,
    String sku,
    String name,
    int quantity,
    Money unitPrice,
    Money paid,
    Money tax,
    boolean returnable,
    Optional<String> setCode,
    Optional<Integer> giftForLine,
    Optional<Money> giftValue,
    List<String> serials,
    int returnedQuantity,
    Facts product,
    List<String> accessories) {

  public OrderLine {
    serials = List.copyOf(serials);
    accessories = List.copyOf(accessories);
  }

  /** Units that can still be asked back. */
  public int available() {
    return returnable ? quantity - returnedQuantity : 0;
  }

  OrderLine before(int units) {
    return units == 0
        ? this
        : new OrderLine(
            lineNo,
            sku,
            name,
            quantity,
            unitPrice,
            paid,
            tax,
            returnable,
            setCode,
            giftForLine,
            giftValue,
            serials,
            returnedQuantity - units,
            product,
            accessories);
  }
}
