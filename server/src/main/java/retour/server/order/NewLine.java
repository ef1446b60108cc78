package retour.server.order;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import retour.policy.fact.Facts;
import retour.policy.money.Money;

/**
 * A line of an order that is handed in.
 *
 * @param sku stock keeping unit; the catalog need not know it
 * @param quantity at least 1
 * @param unitPrice of one unit before discounts, for display
 * @param paid for the whole line after line and order discounts, without tax on top
 * @param tax on top of {@code paid}; zero where prices include tax
 * @param returnable false for postage, fees and the like
 * @param setCode lines of one order with the same code were sold as one set
 * @param giftForLine the number of the line this free gift was earned by
 * @param giftValue value of the gift as told to the shopper
 * @param facts facts of this line only; they win over the product's
 * @param vat value added tax as recorded, in the price or on top of it; empty where nothing is recorded
 */
public record NewLine(
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
    Facts facts,
    Optional<LineTax> vat) {

  public NewLine {
    if (quantity < 1) {
      throw new IllegalArgumentException("a line has at least one unit");
    }
    serials = List.copyOf(serials);
  }

  /** A line of which no rate of tax is recorded. */
  public NewLine(
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
      Facts facts) {
    this(
        sku, name, quantity, unitPrice, paid, tax, returnable, setCode, giftForLine, giftValue, serials, facts,
        Optional.empty());
  }

  /** The same line with its recorded tax. */
  public NewLine taxed(LineTax recorded) {
    return new NewLine(
        sku, name, quantity, unitPrice, paid, tax, returnable, setCode, giftForLine, giftValue, serials, facts,
        Optional.of(recorded));
  }

  Stream<Money> amounts() {
    return Stream.concat(Stream.of(unitPrice, paid, tax), giftValue.stream());
  }
}
