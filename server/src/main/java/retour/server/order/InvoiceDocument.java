package retour.server.order;

import static retour.server.order.ImportFault.Reason.MISSING;
import static retour.server.order.ImportFault.Reason.NOT_ONE_OF;
import static retour.server.order.ImportFault.Reason.TOO_LARGE;
import static retour.server.order.ImportFault.Reason.TOO_MANY_DECIMALS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import retour.policy.money.Percent;

/** Reads what an order in Retour's own JSON says of its invoice and of the taxes of its lines. */
final class InvoiceDocument {

  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private InvoiceDocument() {}

  /**
   * Name, address and country of the buyer, where the invoice does not say them, are the order's.
   *
   * @param buyer of the order
   */
  static Optional<OrderInvoice> read(JsonFields order, Order.Buyer buyer, ImportFaults faults) {
    if (!order.has("invoice")) {
      return Optional.empty();
    }
    JsonFields invoice = order.object("invoice");
    String number = invoice.required("number");
    Optional<LocalDate> day = invoice.day("date");
    if (!invoice.has("date")) {
      faults.add(invoice.place("date"), MISSING);
    }
    String country =
        invoice.has("country")
            ? FieldValues.country(invoice.place("country"), invoice.text("country"), faults)
            : buyer.country();
    OrderInvoice.Party party =
        new OrderInvoice.Party(
            invoice.optionalText("name").orElse(buyer.name()),
            invoice.has("address") ? String.join("\n", invoice.texts("address")) : buyer.address(),
            country,
            invoice.text("vat_id"),
            invoice.text("registration_number"));
    invoice.refuseOthers();
    return number.isEmpty() ? Optional.empty() : day.map(on -> new OrderInvoice(number, on, party));
  }

  /** The tax of a line: without a word of its category a rate above zero is standard, one of zero is zero. */
  static Optional<LineTax> tax(JsonFields line, ImportFaults faults) {
    Optional<LineTax.Category> named = category(line, faults);
    if (!line.has("tax_rate")) {
      named
          .filter(LineTax.Category.STANDARD::equals)
          .ifPresent(_ -> faults.add(line.place("tax_rate"), MISSING));
      return named.filter(category -> category != LineTax.Category.STANDARD).map(category -> new LineTax(category, Percent.of(0)));
    }
    Percent rate = rate(line, faults);
    LineTax.Category usual = rate.hundredths() > 0 ? LineTax.Category.STANDARD : LineTax.Category.ZERO;
    LineTax.Category category = named.orElse(usual);
    if ((category == LineTax.Category.STANDARD) != (rate.hundredths() > 0)) {
      faults.add(line.place("tax_category"), NOT_ONE_OF, category.code());
      return Optional.empty();
    }
    return Optional.of(new LineTax(category, rate));
  }

  private static Optional<LineTax.Category> category(JsonFields line, ImportFaults faults) {
    Optional<String> given = line.optionalText("tax_category");
    Optional<LineTax.Category> known =
        given.flatMap(
            code -> Arrays.stream(LineTax.Category.values()).filter(each -> each.code().equals(code)).findFirst());
    if (known.isEmpty()) {
      given.ifPresent(code -> faults.add(line.place("tax_category"), NOT_ONE_OF, code));
    }
    return known;
  }

  private static Percent rate(JsonFields line, ImportFaults faults) {
    BigDecimal given = FieldValues.price(line.place("tax_rate"), line.text("tax_rate"), faults);
    if (given.compareTo(WHOLE) > 0) {
      faults.add(line.place("tax_rate"), TOO_LARGE, given.toPlainString());
      return Percent.of(0);
    }
    if (given.stripTrailingZeros().scale() > 2) {
      faults.add(line.place("tax_rate"), TOO_MANY_DECIMALS, given.toPlainString());
      return Percent.of(0);
    }
    return new Percent(given.movePointRight(2).intValueExact());
  }
}
