package retour.server.policy;

import static retour.policy.fact.FactSource.CARRIER;
import static retour.policy.fact.FactSource.CATALOG;
import static retour.policy.fact.FactSource.DERIVED;
import static retour.policy.fact.FactSource.ORDER;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.policy.decision.Resolution;
import retour.policy.fact.Fact;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.server.order.Delivery;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.order.PaymentMethod;
import retour.server.store.Store;

/**
 * Facts that the records know: of the order, the catalog, the carrier, and what Retour derives from them.
 *
 * <p>For a return that is filed already the order counts its units as returned; give {@link Order#before} then, so that
 * sets and gifts are judged as they were at the request.
 */
@Component
public class RecordFacts {

  /**
   * Facts of the whole return, see the policy library's vocabulary. The carrier's record is a fact of the whole return
   * only where all parcels agree; a way of payment that the record does not name is unknown.
   *
   * @param requestedOn the store's day on which the request was filed, once it is
   */
  public Facts shared(Store store, Order order, Optional<LocalDate> requestedOn) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("ordered_on", new FactValue.Day(store.dayOf(order.placedAt())), ORDER));
    facts.add(new Fact("shipped", new FactValue.YesNo(Parcels.shipped(order)), ORDER));
    if (order.paymentMethod() != PaymentMethod.OTHER) {
      facts.add(new Fact("payment_method", new FactValue.Choice(order.paymentMethod().code()), ORDER));
    }
    facts.add(new Fact("delivery_country", new FactValue.Text(order.buyer().country()), ORDER));
    facts.add(new Fact("consumer", new FactValue.YesNo(order.buyer().consumer()), ORDER));
    facts.add(new Fact("bought_here", FactValue.yes(), ORDER));
    Parcels.deliveredAt(order)
        .ifPresent(at -> facts.add(new Fact("delivered_on", new FactValue.Day(store.dayOf(at)), ORDER)));
    requestedOn.ifPresent(day -> facts.add(new Fact("requested_on", new FactValue.Day(day), ORDER)));
    Facts known = Facts.of(facts).with(handover(order.deliveries()));
    return store.settings().withdrawal().isPresent() ? known.with(Informed.of(store, order).facts(ORDER)) : known;
  }

  /**
   * Facts of one line. What the catalog does not say of hygiene seals and serial numbers is taken as no, so that a store
   * marks only the products that have them. A set is complete when every line of it is picked with all units left. Of
   * goods ordered as regular deliveries the day of the first is told besides, which starts the withdrawal period
   * (Directive 2011/83/EU Art. 9(2)(b)(iii)).
   *
   * @param picked units by line number of everything in this return, to tell whether sets and gifts are complete
   * @throws IllegalArgumentException when the order has no such line
   */
  public Facts line(Store store, Order order, int lineNo, Map<Integer, Integer> picked) {
    OrderLine line = require(order, lineNo);
    Facts facts =
        Facts.of(
                new Fact("hygiene_sealed", FactValue.no(), CATALOG),
                new Fact("has_serial", new FactValue.YesNo(!line.serials().isEmpty()), CATALOG))
            .with(line.product())
            .with(set(order, line, picked))
            .with(gift(order, line, picked));
    List<Delivery> carrying = Parcels.carrying(order, lineNo);
    Facts delivered = isRegular(line) ? facts.with(firstOf(store, carrying)) : facts;
    return carrying.size() < order.deliveries().size() ? delivered.with(handover(carrying)) : delivered;
  }

  /**
   * How many units of a line are asked about, and what the customer wants for them, once that is told.
   *
   * @param units of it that come back
   */
  public Facts asked(int units, Optional<Resolution> wanted) {
    Facts counted = Facts.of(new Fact("units", new FactValue.WholeNumber(units), DERIVED));
    return wanted
        .map(each -> counted.with(new Fact("wanted", new FactValue.Choice(each.code()), DERIVED)))
        .orElse(counted);
  }

  /**
   * The money of the first {@code quantity} units not yet returned: cumulative shares of what was paid, so that parts
   * sum to the whole (halves rounded up on the running total). In the order's own currency.
   *
   * @throws IllegalArgumentException when the order has no such line or fewer units are left
   */
  public LineMoney money(Order order, int lineNo, int quantity) {
    OrderLine line = require(order, lineNo);
    int before = line.returnedQuantity();
    if (quantity < 1 || quantity > line.quantity() - before) {
      throw new IllegalArgumentException("line " + lineNo + " has no " + quantity + " units left");
    }
    Money paidBefore = share(line.paid(), before, line.quantity());
    Money paid = share(line.paid(), before + quantity, line.quantity()).minus(paidBefore);
    Money tax =
        share(line.tax(), before + quantity, line.quantity()).minus(share(line.tax(), before, line.quantity()));
    return new LineMoney(paid, tax, paidBefore);
  }

  private static Money share(Money total, int units, int of) {
    BigDecimal minor =
        BigDecimal.valueOf(total.minor())
            .multiply(BigDecimal.valueOf(units))
            .divide(BigDecimal.valueOf(of), 0, RoundingMode.HALF_UP);
    return new Money(minor.longValueExact(), total.currency());
  }

  private static Facts set(Order order, OrderLine line, Map<Integer, Integer> picked) {
    boolean complete =
        order.lines().stream()
            .filter(other -> line.setCode().isPresent() && other.setCode().equals(line.setCode()))
            .allMatch(other -> isTakenBackWhole(other, picked));
    return Facts.of(
        new Fact("part_of_set", new FactValue.YesNo(line.setCode().isPresent()), DERIVED),
        new Fact("set_complete", new FactValue.YesNo(complete), DERIVED));
  }

  private static Facts gift(Order order, OrderLine line, Map<Integer, Integer> picked) {
    List<OrderLine> gifts =
        order.lines().stream()
            .filter(other -> other.giftForLine().equals(Optional.of(line.lineNo())))
            .toList();
    Fact earned = new Fact("gift_earned", new FactValue.YesNo(!gifts.isEmpty()), DERIVED);
    if (gifts.isEmpty()) {
      return Facts.of(earned);
    }
    boolean returned = gifts.stream().allMatch(gift -> isTakenBackWhole(gift, picked));
    Money value =
        gifts.stream()
            .flatMap(gift -> gift.giftValue().stream())
            .reduce(Money.zero(line.paid().currency()), Money::plus);
    return Facts.of(
        earned,
        new Fact("gift_returned", new FactValue.YesNo(returned), DERIVED),
        // An order that names the gift's value was told it with the order.
        new Fact(
            "gift_terms_told",
            new FactValue.YesNo(gifts.stream().allMatch(gift -> gift.giftValue().isPresent())),
            ORDER),
        new Fact("gift_value", new FactValue.Amount(value), DERIVED));
  }

  private static boolean isTakenBackWhole(OrderLine line, Map<Integer, Integer> picked) {
    return picked.getOrDefault(line.lineNo(), 0) >= line.quantity() - line.returnedQuantity();
  }

  private static boolean isRegular(OrderLine line) {
    return line.product().find("regular_delivery").filter(fact -> fact.value().equals(FactValue.yes())).isPresent();
  }

  private static Facts firstOf(Store store, List<Delivery> parcels) {
    return parcels.stream()
        .flatMap(parcel -> parcel.deliveredAt().stream())
        .min(Instant::compareTo)
        .map(first -> Facts.of(new Fact("first_delivered_on", new FactValue.Day(store.dayOf(first)), ORDER)))
        .orElseGet(Facts::none);
  }

  private static Facts handover(List<Delivery> parcels) {
    List<Fact> facts = new ArrayList<>();
    Parcels.agreed(parcels, Delivery::handover)
        .ifPresent(handover -> facts.add(new Fact("delivery_record", new FactValue.Choice(handover.code()), CARRIER)));
    Parcels.agreed(parcels, Delivery::notedOnBillOfLading)
        .ifPresent(noted -> facts.add(new Fact("noted_on_bill_of_lading", new FactValue.YesNo(noted), CARRIER)));
    return Facts.of(facts);
  }

  private static OrderLine require(Order order, int lineNo) {
    return order
        .line(lineNo)
        .orElseThrow(() -> new IllegalArgumentException("the order has no line " + lineNo));
  }
}
