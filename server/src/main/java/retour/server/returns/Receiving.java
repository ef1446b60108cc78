package retour.server.returns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** Parcels at the door (clauses IP-03, IP-06, IE-09, IC-01). */
@Service
public class Receiving {

  /**
   * Takes in a parcel. With a known, authorized number its items are received; without, it is held as unidentified;
   * freight that the policy refuses is refused at the door.
   */
  public ParcelReceived receive(Arrival arrival) {
    throw new UnsupportedOperationException(arrival.toString());
  }

  /**
   * Matches an unidentified parcel to a case by hand.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND, NOT_NOW or NUMBER_UNKNOWN
   */
  public ParcelReceived match(StoreId store, UUID parcelId, String number, Map<Integer, Integer> counted, Actor actor) {
    throw new UnsupportedOperationException(store + " " + parcelId + number + counted + actor);
  }

  /**
   * Notes by hand what became of an item's goods: {@code missing}, {@code wrong_item}, {@code refused} or {@code lost}.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND, NOT_NOW, NOT_ALLOWED or CHANGED_MEANWHILE
   */
  public ReturnCase mark(CaseCommand command, int itemNo, Reception reception) {
    throw new UnsupportedOperationException(command.toString() + itemNo + reception);
  }

  /** Parcels that wait to be matched, oldest first. */
  public List<Parcel> unidentified(StoreId store) {
    throw new UnsupportedOperationException(store.toString());
  }

  /** How a parcel's freight was paid. */
  public enum Freight {
    PREPAID,
    COLLECT,
    CASH_ON_DELIVERY
  }

  /**
   * A parcel at the door.
   *
   * @param scanned what was scanned or typed: RMA/RGA or request number, or empty
   * @param counted units by item number; empty means everything that was announced
   */
  public record Arrival(
      StoreId store,
      String scanned,
      String carrier,
      String trackingNumber,
      Freight freight,
      String note,
      Map<Integer, Integer> counted,
      Actor actor) {}

  /** What became of a parcel. */
  public record ParcelReceived(UUID parcelId, ParcelState state, Optional<CaseId> caseId) {}

  /** States of a parcel. */
  public enum ParcelState {
    RECEIVED,
    UNIDENTIFIED,
    REFUSED
  }

  /** A parcel as kept. */
  public record Parcel(
      UUID id,
      ParcelState state,
      Optional<CaseId> caseId,
      String scanned,
      String carrier,
      String trackingNumber,
      String note,
      java.time.Instant receivedAt) {}
}
