package retour.server.order;

import static retour.server.order.ImportFault.Reason.DISCOUNT_ABOVE_PRICE;
import static retour.server.order.ImportFault.Reason.NO_SUCH_LINE;
import static retour.server.order.ImportFault.Reason.TOO_LARGE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import retour.policy.fact.FactSource;
import retour.policy.money.Money;

/** Reads one line of an order in Retour's own JSON. */
final class LineDocument {

  private final JsonFields line;
  private final Currency currency;
  private final ImportFaults faults;
  private final int quantity;
  private final BigDecimal unitPrice;
  private final Money net;

  LineDocument(JsonFields line, Currency currency, ImportFaults faults) {
    this.line = line;
    this.currency = currency;
    this.faults = faults;
    this.quantity = FieldValues.units(line.place("quantity"), line.text("quantity"), faults);
    this.unitPrice = FieldValues.price(line.place("unit_price"), line.required("unit_price"), faults);
    this.net = priceLessDiscount();
  }

  /** Price of all units less the line's own discount. */
  Money net() {
    return net;
  }

  /**
   * @param share of the order's discount
   * @param lines how many the order has
   */
  NewLine read(Money share, int lines) {
    NewLine read =
        new NewLine(
            line.required("sku"),
            line.required("name"),
            quantity,
            displayed(unitPrice),
            net.minus(share),
            amount("tax"),
            line.yesNo("returnable").orElse(true),
            line.optionalText("set"),
            giftForLine(lines),
            line.has("gift_value") ? Optional.of(amount("gift_value")) : Optional.empty(),
            serials(),
            line.facts("facts", FactSource.ORDER),
            InvoiceDocument.tax(line, faults));
    line.refuseOthers();
    return read;
  }

  private Money priceLessDiscount() {
    Money price =
        FieldValues.exact(
            line.place("unit_price"), unitPrice.multiply(BigDecimal.valueOf(quantity)), currency, faults);
    Money discount = amount("discount");
    if (discount.compareTo(price) > 0) {
      faults.add(line.place("discount"), DISCOUNT_ABOVE_PRICE, discount.decimal().toPlainString());
      return price;
    }
    return price.minus(discount);
  }

  /** A unit price may be finer than the currency; what is shown is rounded half up, what was paid is not. */
  private Money displayed(BigDecimal price) {
    return new Money(
        price.movePointRight(Math.max(0, currency.getDefaultFractionDigits()))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact(),
        currency);
  }

  private Optional<Integer> giftForLine(int lines) {
    if (!line.has("gift_for_line")) {
      return Optional.empty();
    }
    int earnedBy = FieldValues.units(line.place("gift_for_line"), line.text("gift_for_line"), faults);
    if (earnedBy > lines) {
      faults.add(line.place("gift_for_line"), NO_SUCH_LINE, Integer.toString(earnedBy));
    }
    return Optional.of(earnedBy);
  }

  private List<String> serials() {
    List<String> serials = line.texts("serials");
    if (serials.size() > quantity) {
      faults.add(line.place("serials"), TOO_LARGE, Integer.toString(serials.size()));
    }
    return serials;
  }

  private Money amount(String name) {
    return FieldValues.amount(line.place(name), line.text(name), currency, faults);
  }
}
