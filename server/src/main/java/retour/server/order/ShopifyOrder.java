package retour.server.order;

import static retour.server.order.ImportFault.Reason.MISSING;
import static retour.server.order.ImportFault.Reason.TOO_LARGE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.store.Store;

/** Reads one order from its rows. */
final class ShopifyOrder {

  private static final int MOST_LINES = 5000;
  private static final LineTax NOT_TAXED = new LineTax(LineTax.Category.EXEMPT, Percent.of(0));

  private final List<ShopifyRow> rows;
  private final ShopifyRow first;
  private final Store store;
  private final ImportFaults faults;

  ShopifyOrder(List<ShopifyRow> rows, Store store, ImportFaults faults) {
    this.rows = rows;
    this.first = rows.getFirst();
    this.store = store;
    this.faults = faults;
  }

  /** The order; empty when anything in it is wrong, with the faults told. */
  Optional<NewOrder> read(OptionalInt transitDays) {
    requireRows();
    Currency currency =
        FieldValues.currency(ShopifyColumn.CURRENCY.title(), first.raw(ShopifyColumn.CURRENCY), faults);
    Optional<Instant> placedAt = first.instant(ShopifyColumn.CREATED_AT, faults);
    if (!first.has(ShopifyColumn.CREATED_AT)) {
      faults.add(ShopifyColumn.CREATED_AT.title(), MISSING);
    }
    // Without these the rest would only give faults that follow from them.
    return faults.any() || placedAt.isEmpty() ? Optional.empty() : read(currency, placedAt.get(), transitDays);
  }

  private Optional<NewOrder> read(Currency currency, Instant placedAt, OptionalInt transitDays) {
    Order.Buyer buyer = new ShopifyBuyer(first, faults).read();
    ShopifyMoney money = new ShopifyMoney(rows, currency, faults);
    NewOrder.Payment payment = new ShopifyPayment(first, currency, faults).read(money.total());
    Optional<Instant> cancelledAt = first.instant(ShopifyColumn.CANCELLED_AT, faults);
    List<Delivery> parcels = parcels(placedAt, transitDays);
    List<NewLine> lines = faults.any() ? List.of() : lines(money);
    if (faults.any()) {
      return Optional.empty();
    }
    return Optional.of(
        new NewOrder(
            first.number(),
            buyer,
            store.languages().getFirst(),
            placedAt,
            cancelledAt,
            payment,
            money.pricesIncludeTax(),
            money.shipping(),
            lines,
            parcels,
            "shopify-csv"));
  }

  private void requireRows() {
    for (ShopifyRow row : rows) {
      faults.at(row.line());
      row.requireWidth(faults);
      row.required(ShopifyColumn.NAME, faults);
    }
    faults.at(first.line());
    if (rows.size() > MOST_LINES) {
      faults.add(ShopifyColumn.LINEITEM_NAME.title(), TOO_LARGE, Integer.toString(rows.size()));
    }
  }

  private List<NewLine> lines(ShopifyMoney money) {
    List<Money> paid = money.paid();
    List<Money> tax = money.tax();
    Optional<LineTax> rate = money.rate();
    return IntStream.range(0, rows.size())
        .mapToObj(
            i -> {
              NewLine line = line(rows.get(i), paid.get(i), tax.get(i));
              return rate.map(of -> line.taxed(ShopifyMoney.isTaxable(rows.get(i)) ? of : NOT_TAXED)).orElse(line);
            })
        .toList();
  }

  private NewLine line(ShopifyRow row, Money paid, Money tax) {
    faults.at(row.line());
    String sku = row.text(ShopifyColumn.LINEITEM_SKU, faults);
    return new NewLine(
        sku,
        row.required(ShopifyColumn.LINEITEM_NAME, faults),
        row.units(ShopifyColumn.LINEITEM_QUANTITY, faults),
        displayed(row.price(ShopifyColumn.LINEITEM_PRICE, faults), paid.currency()),
        paid,
        tax,
        !row.says(ShopifyColumn.LINEITEM_REQUIRES_SHIPPING, "false") && !NotGoods.contains(sku),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Facts.none());
  }

  /** A unit price may be finer than the currency; what is shown is rounded half up, what was paid is not. */
  private static Money displayed(BigDecimal price, Currency currency) {
    BigDecimal minor = price.movePointRight(Math.max(0, currency.getDefaultFractionDigits()));
    return new Money(minor.setScale(0, RoundingMode.HALF_UP).longValueExact(), currency);
  }

  /** An export knows one dispatch; of a partly fulfilled order it names the lines that went. */
  private List<Delivery> parcels(Instant placedAt, OptionalInt transitDays) {
    boolean partly = first.says(ShopifyColumn.FULFILLMENT_STATUS, "partial");
    if (!partly && !first.says(ShopifyColumn.FULFILLMENT_STATUS, "fulfilled")) {
      return List.of();
    }
    Instant shipped = first.instant(ShopifyColumn.FULFILLED_AT, faults).orElse(placedAt);
    Optional<Instant> delivered =
        transitDays.isPresent()
            ? Optional.of(shipped.plus(Duration.ofDays(transitDays.getAsInt())))
            : Optional.empty();
    Map<Integer, Integer> contents = partly ? fulfilledLines() : Map.of();
    if (partly && contents.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Delivery(
            1, "", "", Optional.of(shipped), delivered, Optional.empty(), Optional.empty(), contents));
  }

  private Map<Integer, Integer> fulfilledLines() {
    return IntStream.range(0, rows.size())
        .boxed()
        .filter(i -> rows.get(i).says(ShopifyColumn.LINEITEM_FULFILLMENT_STATUS, "fulfilled"))
        .collect(
            Collectors.toMap(
                i -> i + 1, i -> rows.get(i).units(ShopifyColumn.LINEITEM_QUANTITY, new ImportFaults())));
  }
}
