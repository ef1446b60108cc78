package retour.server.returns;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** Parcels at the door (clauses IP-03, IP-06, IP-14, IE-09, IC-01). */
@Service
public class Receiving {

  private static final int TRIES = 5;

  private final CaseFiles files;
  private final CaseWrites writes;
  private final ReturnCases cases;
  private final Parcels parcels;
  private final Door door;
  private final ShipmentRows shipments;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Receiving(
      CaseFiles files,
      CaseWrites writes,
      ReturnCases cases,
      Parcels parcels,
      Door door,
      ShipmentRows shipments,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.files = files;
    this.writes = writes;
    this.cases = cases;
    this.parcels = parcels;
    this.door = door;
    this.shipments = shipments;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Takes in a parcel. With a known, authorized number, or a tracking number that somebody told of, its items are
   * received; without, it is held as unidentified; freight that the policy refuses is refused at the door. A second scan
   * answers as the first did: of the same carrier and tracking number, and of a return that has come whole already,
   * unless a note says what else came. A parcel that holds goods of several returns is received for each.
   *
   * @throws Refused with NOT_ALLOWED, or INVALID_INPUT (fields {@code /counted/N}: {@code unknown_item}, {@code
   *     negative}, {@code above_expected}; {@code scanned}, {@code carrier}, {@code tracking_number}, {@code note}:
   *     {@code too_long})
   */
  public ParcelReceived receive(Arrival arrival) {
    ReturnRights.RECEIVE.require(arrival.actor());
    arrival.requireSane();
    for (int tries = 1; ; tries++) {
      try {
        return receiveNow(arrival);
      } catch (DuplicateKeyException scannedMeanwhile) {
        requireAnotherTry(tries, scannedMeanwhile);
      } catch (Refused changed) {
        if (changed.code() != ProblemCode.CHANGED_MEANWHILE) {
          throw changed;
        }
        requireAnotherTry(tries, changed);
      }
    }
  }

  /** A scan names no version: where another scan of the case came first, it looks again. */
  private static void requireAnotherTry(int tries, RuntimeException failure) {
    if (tries == TRIES) {
      throw failure;
    }
  }

  private ParcelReceived receiveNow(Arrival arrival) {
    Optional<ReturnCase> expected = expected(arrival);
    List<Parcel> seen = parcels.seen(arrival);
    if (expected.isEmpty()) {
      return seen.isEmpty() ? hold(arrival) : seen.getLast().received();
    }
    ReturnCase found = expected.get();
    Optional<Parcel> again =
        seen.stream().filter(parcel -> parcel.caseId().filter(found.id()::equals).isPresent()).findFirst();
    Optional<Parcel> held = seen.stream().filter(parcel -> parcel.state() == ParcelState.UNIDENTIFIED).findFirst();
    if (again.isPresent()) {
      return again.get().received();
    }
    if (held.isPresent()) {
      return match(arrival, held.get(), found);
    }
    return repeated(arrival, found).map(Parcel::received).orElseGet(() -> take(arrival, found));
  }

  /** The return under the number scanned, or the one that the tracking number was told of for. */
  private Optional<ReturnCase> expected(Arrival arrival) {
    return cases
        .byNumber(arrival.store(), arrival.scanned())
        .filter(Receiving::mayArrive)
        .or(() -> told(arrival, arrival.scanned()))
        .or(() -> arrival.scanned().isBlank() ? told(arrival, arrival.trackingNumber()) : Optional.empty());
  }

  private Optional<ReturnCase> told(Arrival arrival, String tracking) {
    return shipments.cases(arrival.store(), tracking).stream()
        .map(id -> cases.get(arrival.store(), id))
        .filter(Receiving::mayArrive)
        .findFirst();
  }

  /** A scan without a tracking number of a return that has come whole is the same parcel once more. */
  private Optional<Parcel> repeated(Arrival arrival, ReturnCase found) {
    boolean saysNothingNew =
        arrival.trackingNumber().isBlank() && arrival.note().isBlank() && arrival.counted().isEmpty();
    return saysNothingNew && Door.isWhole(found)
        ? parcels.ofCase(arrival.store(), found.id()).reversed().stream()
            .filter(parcel -> parcel.state() == ParcelState.RECEIVED)
            .findFirst()
        : Optional.empty();
  }

  /**
   * Matches an unidentified parcel to a case by hand.
   *
   * @param counted units by item number; empty means everything that was announced
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, NOT_NOW (matched already, or the case does not expect goods),
   *     NUMBER_UNKNOWN or INVALID_INPUT as in {@link #receive}
   */
  public ParcelReceived match(StoreId store, UUID parcelId, String number, Map<Integer, Integer> counted, Actor actor) {
    ReturnRights.RECEIVE.require(actor);
    Parcel parcel = parcels.find(store, parcelId).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    ReturnCase found = cases.byNumber(store, number).orElseThrow(() -> Refused.because(ProblemCode.NUMBER_UNKNOWN));
    if (parcel.state() != ParcelState.UNIDENTIFIED || !mayArrive(found)) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    return match(parcel.arrival(store, counted, actor), parcel, found);
  }

  /**
   * Sends a held parcel back to where it came from: it belongs to no return.
   *
   * @param note why and how, kept with the parcel
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, NOT_NOW (it is held no more) or INVALID_INPUT (field {@code note})
   */
  public ParcelReceived sendBack(StoreId store, UUID parcelId, String note, Actor actor) {
    ReturnRights.RECEIVE.require(actor);
    Claims.requireText(note, "note");
    if (parcels.find(store, parcelId).isEmpty()) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    parcels.sentBack(store, parcelId, note.strip());
    return new ParcelReceived(parcelId, ParcelState.SENT_BACK, Optional.empty());
  }

  private ParcelReceived match(Arrival arrival, Parcel parcel, ReturnCase found) {
    CaseUpdate update = open(arrival, found);
    update.event(
        new NewEvent(
            CaseEventKind.PARCEL_MATCHED,
            Map.of(
                "carrier", parcel.carrier(),
                "tracking_number", parcel.trackingNumber(),
                "scanned", parcel.scanned())));
    door.take(update, arrival);
    transaction.executeWithoutResult(
        _ -> {
          parcels.matched(arrival.store(), parcel.id(), found.id());
          writes.save(update);
        });
    return new ParcelReceived(parcel.id(), ParcelState.RECEIVED, Optional.of(found.id()));
  }

  /**
   * Notes by hand what became of an item's goods: {@code missing}, {@code wrong_item}, {@code refused} or {@code lost}.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, NOT_ALLOWED, CHANGED_MEANWHILE or INVALID_INPUT (field {@code reception})
   */
  public ReturnCase mark(CaseCommand command, int itemNo, Reception reception) {
    ReturnRights.RECEIVE.require(command.actor());
    CaseFile file = files.open(command);
    boolean known = file.returnCase().items().stream().anyMatch(item -> item.itemNo() == itemNo);
    if (!known) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    if (!mayArrive(file.returnCase())) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    CaseUpdate update = new CaseUpdate(file, command.actor(), clock.instant());
    door.mark(update, itemNo, reception);
    writes.save(update);
    return cases.get(command.store(), command.id());
  }

  /** Parcels that wait to be matched, oldest first. */
  public List<Parcel> unidentified(StoreId store) {
    return parcels.unidentified(store);
  }

  /** Parcels of a case, oldest first, those refused at the door included. */
  public List<Parcel> ofCase(StoreId store, CaseId id) {
    return parcels.ofCase(store, id);
  }

  /**
   * Without an authorization number no goods are received; they are held (clauses IP-03, IP-14, IC-01). So are goods
   * that come after all of them were rejected without having come: somebody has to say what becomes of them.
   */
  private static boolean mayArrive(ReturnCase found) {
    return found.authorization() == AuthorizationState.AUTHORIZED
        && found.items().stream()
            .anyMatch(item -> item.settledAt().isEmpty() && (item.acceptance() != Acceptance.REJECTED || item.isHere()));
  }

  private ParcelReceived take(Arrival arrival, ReturnCase found) {
    CaseUpdate update = open(arrival, found);
    ParcelState state = door.receive(update, arrival);
    return transaction.execute(
        _ -> {
          UUID parcel = parcels.keep(arrival, state, Optional.of(found.id()), update.now());
          writes.save(update);
          return new ParcelReceived(parcel, state, Optional.of(found.id()));
        });
  }

  private ParcelReceived hold(Arrival arrival) {
    UUID parcel = parcels.keep(arrival, ParcelState.UNIDENTIFIED, Optional.empty(), clock.instant());
    return new ParcelReceived(parcel, ParcelState.UNIDENTIFIED, Optional.empty());
  }

  private CaseUpdate open(Arrival arrival, ReturnCase found) {
    return new CaseUpdate(files.open(arrival.store(), found.id()), arrival.actor(), clock.instant());
  }

  /** How a parcel's freight was paid. */
  public enum Freight {
    PREPAID,
    COLLECT,
    CASH_ON_DELIVERY;

    /** As written in SQL, facts and the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A parcel at the door.
   *
   * @param scanned what was scanned or typed: RMA/RGA or request number, or empty
   * @param carrier the carrier's code, or empty
   * @param trackingNumber the carrier's number, or empty; tells a second scan of the same parcel
   * @param counted units by item number; empty means everything that was announced; items left out may come later,
   *     items counted 0 are missing
   */
  public record Arrival(
      StoreId store,
      String scanned,
      String carrier,
      String trackingNumber,
      Freight freight,
      String note,
      Map<Integer, Integer> counted,
      Actor actor) {

    private static final int LONGEST_CODE = 80;

    public Arrival {
      counted = Map.copyOf(counted);
    }

    private void requireSane() {
      requireShort("scanned", scanned, LONGEST_CODE);
      requireShort("carrier", carrier, LONGEST_CODE);
      requireShort("tracking_number", trackingNumber, LONGEST_CODE);
      requireShort("note", note, Claims.LONGEST_TEXT);
    }

    private static void requireShort(String field, String text, int longest) {
      if (text.length() > longest) {
        throw Refused.fields(List.of(new FieldFault(field, "too_long")));
      }
    }
  }

  /** What became of a parcel. */
  public record ParcelReceived(UUID parcelId, ParcelState state, Optional<CaseId> caseId) {}

  /** States of a parcel. */
  public enum ParcelState {
    RECEIVED,
    UNIDENTIFIED,
    REFUSED,
    /** Held first, then sent back to where it came from. */
    SENT_BACK
  }

  /** A parcel as kept. */
  public record Parcel(
      UUID id,
      ParcelState state,
      Optional<CaseId> caseId,
      String scanned,
      String carrier,
      String trackingNumber,
      Freight freight,
      String note,
      Instant receivedAt) {

    private ParcelReceived received() {
      return new ParcelReceived(id, state, caseId);
    }

    private Arrival arrival(StoreId store, Map<Integer, Integer> counted, Actor actor) {
      return new Arrival(store, scanned, carrier, trackingNumber, freight, note, counted, actor);
    }
  }
}
