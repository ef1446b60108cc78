package retour.server.carrier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import retour.policy.decision.Decision;
import retour.policy.money.Money;
import retour.server.order.Delivery;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.returns.AuthorizationNumber;
import retour.server.returns.CaseFollower;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnItem;
import retour.server.store.Actor;
import retour.server.store.Store;

/**
 * Opens the store's claims for a damaged shipment it has accepted (clauses IP-07, IP-09, IP-11): one for each parcel that
 * held damaged goods, for their full value.
 */
@Component
class OpenClaims {

  /** The format of claim numbers, the same for all stores. */
  private static final String FORMAT = "CC-####-####";

  private final Carriers carriers;
  private final RecordHandover handovers;
  private final ClaimWrites writes;
  private final RandomGenerator random = new SecureRandom();

  OpenClaims(Carriers carriers, RecordHandover handovers, ClaimWrites writes) {
    this.carriers = carriers;
    this.handovers = handovers;
    this.writes = writes;
  }

  /** A damaged shipment. */
  record Damage(Store store, ReturnCase returnCase, Order order) {}

  /** Opens what the policy has the store claim, in the caller's transaction; again changes nothing. */
  void open(Damage damage, Decision decision, Actor by, Instant now) {
    List<ReturnItem> damaged =
        damage.returnCase().items().stream().filter(item -> isClaimed(decision, item)).toList();
    open(damage, damaged, by, now);
  }

  /** Opens claims for these items, whatever the policy says. */
  void open(Damage damage, List<ReturnItem> damaged, Actor by, Instant now) {
    byParcel(damage.order(), damaged).forEach((parcel, items) -> open(damage, new Held(parcel, items), by, now));
  }

  private record Held(Optional<Delivery> parcel, List<ReturnItem> items) {}

  private static boolean isClaimed(Decision decision, ReturnItem item) {
    return decision.line(item.key()).requirements().stream()
        .anyMatch(wanted -> wanted.what().equals(CaseFollower.CARRIER_CLAIM));
  }

  private static Map<Optional<Delivery>, List<ReturnItem>> byParcel(Order order, List<ReturnItem> items) {
    Map<Optional<Delivery>, List<ReturnItem>> held = new LinkedHashMap<>();
    items.forEach(item -> held.computeIfAbsent(parcel(order, item), _ -> new ArrayList<>()).add(item));
    return held;
  }

  /** Of several parcels that may have held the goods, one that was not signed for as sound. */
  private static Optional<Delivery> parcel(Order order, ReturnItem item) {
    List<Delivery> carrying =
        order.deliveries().stream()
            .filter(each -> each.quantities().isEmpty() || each.quantities().containsKey(item.lineNo()))
            .toList();
    return carrying.stream()
        .filter(each -> !each.handover().equals(Optional.of(Delivery.Handover.SIGNED_CLEAN)))
        .findFirst()
        .or(() -> carrying.stream().findFirst());
  }

  private void open(Damage damage, Held held, Actor by, Instant now) {
    Money amount =
        held.items().stream()
            .map(item -> item.money().paid().plus(item.money().tax()))
            .reduce(Money.zero(damage.order().paid().currency()), Money::plus);
    if (amount.isZero()) {
      return;
    }
    Money insured = held.parcel().map(parcel -> value(damage.order(), parcel)).orElse(amount).atLeast(amount);
    ClaimWrites.Made made = new ClaimWrites.Made(by, now);
    CarrierClaim.Parcel parcel =
        held.parcel()
            .map(each -> new CarrierClaim.Parcel(each.parcelNo(), each.carrier(), each.trackingNumber()))
            .orElseGet(() -> new CarrierClaim.Parcel(0, "", ""));
    ClaimWrites.Opening opening =
        new ClaimWrites.Opening(
            damage.returnCase(),
            AuthorizationNumber.issue(FORMAT, random),
            parcel,
            goods(damage.order(), held.items()),
            insured,
            amount,
            deadline(damage, held.parcel(), now));
    writes
        .open(opening, made)
        .ifPresent(
            id ->
                writes.tell(
                    damage.store().id(), id, ClaimEvent.Kind.OPENED, Map.of("amount", amount.toString()), made));
  }

  private ClaimDeadline deadline(Damage damage, Optional<Delivery> parcel, Instant now) {
    Store store = damage.store();
    LocalDate today = store.dayOf(now);
    ParcelClock clock =
        parcel
            .map(
                each ->
                    ParcelClock.of(
                        store, each, handovers.last(store.id(), damage.order().id(), each.parcelNo()), today))
            .orElseGet(() -> new ParcelClock(today, "today"));
    Optional<ClaimTerm> term =
        parcel.flatMap(
            each -> carriers.find(store.id(), each.carrier()).term(damage.order().buyer().country()));
    return ClaimDeadline.of(clock, term, today);
  }

  /** The full value of what a parcel held: shares of the lines' prices with tax, rounded half up. */
  private static Money value(Order order, Delivery parcel) {
    return order.lines().stream()
        .map(line -> value(line, parcel.quantities().isEmpty() ? line.quantity() : parcel.quantities().getOrDefault(line.lineNo(), 0)))
        .reduce(Money.zero(order.paid().currency()), Money::plus);
  }

  private static Money value(OrderLine line, int units) {
    Money whole = line.paid().plus(line.tax());
    BigDecimal share =
        BigDecimal.valueOf(whole.minor())
            .multiply(BigDecimal.valueOf(units))
            .divide(BigDecimal.valueOf(line.quantity()), 0, RoundingMode.HALF_UP);
    return new Money(share.longValueExact(), whole.currency());
  }

  private static String goods(Order order, List<ReturnItem> items) {
    return items.stream()
        .map(item -> item.quantity() + " × " + order.line(item.lineNo()).map(OrderLine::name).orElse(""))
        .collect(Collectors.joining("\n"));
  }
}
