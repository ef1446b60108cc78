package retour.server.order;

import static retour.server.order.ImportFault.Reason.DISCOUNT_ABOVE_PRICE;
import static retour.server.order.ImportFault.Reason.SUBTOTAL_DIFFERS;
import static retour.server.order.ImportFault.Reason.TOTAL_DIFFERS;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import retour.policy.money.Allocation;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/**
 * The money of an exported order.
 *
 * <p>The subtotal is what the shop charged for the lines after all discounts. It is shared over the lines in proportion
 * to price times quantity by largest remainder; where no discount was given that is each line's own amount. So prices
 * finer than the currency (0.835) and order discounts need no rounding of their own. The order is not taken when lines
 * and discounts do not lead to the subtotal, or the parts not to the total.
 */
final class ShopifyMoney {

  private static final Pattern RATE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,5})?)\\s*%");
  private static final BigDecimal MOST = new BigDecimal(10_000);

  private final List<ShopifyRow> rows;
  private final Currency currency;
  private final ImportFaults faults;
  private final List<BigDecimal> nets;
  private final Money subtotal;
  private final Money shipping;
  private final Money taxes;
  private final Money total;

  ShopifyMoney(List<ShopifyRow> rows, Currency currency, ImportFaults faults) {
    this.rows = rows;
    this.currency = currency;
    this.faults = faults;
    this.nets = rows.stream().map(this::net).toList();
    ShopifyRow first = rows.getFirst();
    faults.at(first.line());
    this.shipping = first.amount(ShopifyColumn.SHIPPING, currency, faults);
    this.taxes = first.amount(ShopifyColumn.TAXES, currency, faults);
    this.total = first.amount(ShopifyColumn.TOTAL, currency, faults);
    this.subtotal = checkedSubtotal(first);
    checkTotal(first);
  }

  Money shipping() {
    return shipping;
  }

  Money total() {
    return total;
  }

  /** Whether the taxes are within the prices, so that they do not add to the total. */
  boolean pricesIncludeTax() {
    return !taxes.isZero() && withoutTaxes().equals(total);
  }

  /** What was paid for each line. */
  List<Money> paid() {
    int scale = nets.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    return Allocation.split(
        subtotal, nets.stream().map(net -> net.movePointRight(scale).longValueExact()).toList());
  }

  /** Tax on top for each line: over the taxable lines, in proportion to what was paid. */
  List<Money> tax() {
    List<Money> paid = paid();
    boolean anyTaxable = rows.stream().anyMatch(ShopifyMoney::isTaxable);
    return Allocation.split(
        pricesIncludeTax() ? Money.zero(currency) : taxes,
        IntStream.range(0, rows.size())
            .mapToObj(i -> anyTaxable && !isTaxable(rows.get(i)) ? 0L : paid.get(i).minor())
            .toList());
  }

  /**
   * The rate of the order's tax, as its name tells it ({@code VAT 20%}); empty where the order bears none or several, of
   * which an export does not tell the lines, or the name tells no rate in hundredths of a percent.
   */
  Optional<LineTax> rate() {
    ShopifyRow first = rows.getFirst();
    Matcher name = RATE.matcher(first.raw(ShopifyColumn.TAX_1_NAME));
    if (taxes.isZero() || first.has(ShopifyColumn.TAX_2_NAME) || !name.find()) {
      return Optional.empty();
    }
    BigDecimal hundredths = new BigDecimal(name.group(1)).movePointRight(2).stripTrailingZeros();
    boolean fits = hundredths.scale() <= 0 && hundredths.signum() > 0 && hundredths.compareTo(MOST) <= 0;
    return fits
        ? Optional.of(new LineTax(LineTax.Category.STANDARD, new Percent(hundredths.intValueExact())))
        : Optional.empty();
  }

  static boolean isTaxable(ShopifyRow row) {
    return !row.says(ShopifyColumn.LINEITEM_TAXABLE, "false");
  }

  private BigDecimal gross(ShopifyRow row) {
    ImportFaults told = new ImportFaults(); // the net tells the same faults
    return row.price(ShopifyColumn.LINEITEM_PRICE, told)
        .multiply(BigDecimal.valueOf(row.units(ShopifyColumn.LINEITEM_QUANTITY, told)));
  }

  private BigDecimal net(ShopifyRow row) {
    faults.at(row.line());
    row.required(ShopifyColumn.LINEITEM_PRICE, faults);
    BigDecimal gross =
        row.price(ShopifyColumn.LINEITEM_PRICE, faults)
            .multiply(BigDecimal.valueOf(row.units(ShopifyColumn.LINEITEM_QUANTITY, faults)));
    BigDecimal discount = row.price(ShopifyColumn.LINEITEM_DISCOUNT, faults);
    if (discount.compareTo(gross) > 0) {
      faults.add(ShopifyColumn.LINEITEM_DISCOUNT.title(), DISCOUNT_ABOVE_PRICE, discount.toPlainString());
      return gross;
    }
    return gross.subtract(discount);
  }

  private Money checkedSubtotal(ShopifyRow first) {
    BigDecimal net = nets.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!first.has(ShopifyColumn.SUBTOTAL)) {
      return FieldValues.exact(ShopifyColumn.SUBTOTAL.title(), net, currency, faults);
    }
    Money given = first.amount(ShopifyColumn.SUBTOTAL, currency, faults);
    BigDecimal discount = first.price(ShopifyColumn.DISCOUNT_AMOUNT, faults);
    BigDecimal gross = rows.stream().map(this::gross).reduce(BigDecimal.ZERO, BigDecimal::add);
    // Exports differ in whether the order's discount is told on the lines as well.
    boolean explained =
        Stream.of(net.subtract(discount), net, gross.subtract(discount)).anyMatch(sum -> isRounded(given, sum));
    if (!explained) {
      faults.add(ShopifyColumn.SUBTOTAL.title(), SUBTOTAL_DIFFERS, net.subtract(discount).toPlainString());
    }
    return given;
  }

  /** Equal, or off by less than a minor unit for each line whose own amount is finer than the currency. */
  private boolean isRounded(Money given, BigDecimal sum) {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    long finer = nets.stream().filter(net -> net.stripTrailingZeros().scale() > digits).count();
    BigDecimal difference = given.decimal().subtract(sum).abs();
    return difference.signum() == 0 || difference.compareTo(BigDecimal.valueOf(finer, digits)) < 0;
  }

  private void checkTotal(ShopifyRow first) {
    Money withTaxes = withoutTaxes().plus(taxes);
    if (!withTaxes.equals(total) && !withoutTaxes().equals(total)) {
      faults.add(ShopifyColumn.TOTAL.title(), TOTAL_DIFFERS, withTaxes.decimal().toPlainString());
    }
    first.required(ShopifyColumn.TOTAL, faults);
  }

  private Money withoutTaxes() {
    return subtotal.plus(shipping).plus(rows.getFirst().amount(ShopifyColumn.DUTIES, currency, new ImportFaults()));
  }
}
