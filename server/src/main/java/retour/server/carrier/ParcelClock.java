package retour.server.carrier;

import java.time.LocalDate;
import java.util.Optional;
import retour.server.order.Delivery;
import retour.server.store.Store;

/**
 * From which day a carrier's term counts.
 *
 * @param day the day itself is not counted
 * @param event what happened on it: {@code delivered}, {@code refused}, {@code shipped}, or {@code today} where no day
 *     of the parcel is known
 */
record ParcelClock(LocalDate day, String event) {

  /** The day of the hand-over; of a parcel without one, the earlier day on which it left is the safe one. */
  static ParcelClock of(Store store, Delivery parcel, Optional<RecordHandover.Kept> record, LocalDate today) {
    boolean refused = parcel.handover().filter(Delivery.Handover.REFUSED::equals).isPresent();
    Optional<ParcelClock> recorded =
        record.flatMap(RecordHandover.Kept::on).map(day -> new ParcelClock(day, refused ? "refused" : "delivered"));
    return recorded
        .or(() -> parcel.deliveredAt().map(at -> new ParcelClock(store.dayOf(at), "delivered")))
        .or(() -> parcel.shippedAt().map(at -> new ParcelClock(store.dayOf(at), "shipped")))
        .orElseGet(() -> new ParcelClock(today, "today"));
  }
}
