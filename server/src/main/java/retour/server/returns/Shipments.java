package retour.server.returns;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** Parcels that are on their way to the store, as the shopper, staff or a carrier's program tells of them (clause IE-05). */
@Service
public class Shipments {

  private static final int LONGEST_CODE = 80;

  /** The day of sending, which a policy may count (clause IE-05). */
  private static final String SENT_ON = "sent_on";

  private final CaseFiles files;
  private final CaseWrites writes;
  private final ReturnCases cases;
  private final ShipmentRows rows;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Shipments(
      CaseFiles files,
      CaseWrites writes,
      ReturnCases cases,
      ShipmentRows rows,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.files = files;
    this.writes = writes;
    this.cases = cases;
    this.rows = rows;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Notes a parcel that is on its way; several may be, one after the other. The same tracking number again changes
   * nothing, unless it tells another day of sending. The day of sending counts for the policy where staff or a carrier's program tell it; the shopper's own word
   * is shown beside it and has to be verified.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, NOT_NOW (no number yet, or nothing awaited) or
   *     INVALID_INPUT (fields {@code carrier}: {@code too_long}; {@code tracking_number}: {@code missing}, {@code
   *     too_long}; {@code sent_on}: {@code in_future})
   */
  public ReturnCase tell(CaseCommand command, Shipment shipment) {
    ReturnRights.TELL_SHIPMENT.require(command.actor());
    requireSane(shipment);
    if (rows.isKnown(command, shipment)) {
      return cases.get(command.store(), command.id());
    }
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), clock.instant());
    requireAwaited(update.file().returnCase());
    if (shipment.sentOn().filter(day -> day.isAfter(update.today())).isPresent()) {
      throw Refused.fields(List.of(new FieldFault(SENT_ON, "in_future")));
    }
    note(update, shipment);
    transaction.executeWithoutResult(
        _ -> {
          rows.keep(command, shipment, update.now());
          writes.save(update);
        });
    return cases.get(command.store(), command.id());
  }

  /** What was told of a case's parcels, oldest first. */
  public List<Shipment> ofCase(StoreId store, CaseId id) {
    return rows.ofCase(store, id);
  }

  private static void note(CaseUpdate update, Shipment shipment) {
    Map<String, String> data = new TreeMap<>();
    data.put("carrier", shipment.carrier().strip());
    data.put("tracking_number", shipment.trackingNumber().strip());
    shipment.sentOn().ifPresent(day -> data.put(SENT_ON, day.toString()));
    update.event(new NewEvent(CaseEventKind.SHIPMENT_TOLD, data));
    if (update.file().version().policy().fact(SENT_ON).isPresent()) {
      shipment
          .sentOn()
          .flatMap(day -> source(update.actor()).map(by -> new Fact(SENT_ON, new FactValue.Day(day), by)))
          .ifPresent(fact -> update.fact(0, fact));
    }
  }

  private static Optional<FactSource> source(Actor actor) {
    return switch (actor) {
      case Actor.Shopper _, Actor.Clock _ -> Optional.empty();
      case Actor.Staff _ -> Optional.of(FactSource.STAFF);
      case Actor.Program _ -> Optional.of(FactSource.CARRIER);
    };
  }

  private static void requireAwaited(ReturnCase found) {
    boolean awaited = found.items().stream().anyMatch(item -> item.reception() == Reception.AWAITED);
    if (found.authorization() != AuthorizationState.AUTHORIZED || !awaited) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  private static void requireSane(Shipment shipment) {
    if (shipment.carrier().length() > LONGEST_CODE) {
      throw Refused.fields(List.of(new FieldFault("carrier", "too_long")));
    }
    if (shipment.trackingNumber().length() > LONGEST_CODE) {
      throw Refused.fields(List.of(new FieldFault("tracking_number", "too_long")));
    }
    if (ShipmentRows.key(shipment.trackingNumber()).isEmpty()) {
      throw Refused.fields(List.of(new FieldFault("tracking_number", "missing")));
    }
  }

  /**
   * A parcel on its way.
   *
   * @param carrier who carries it, in the words of who tells; may be empty
   * @param sentOn the day of sending, where known
   */
  public record Shipment(String carrier, String trackingNumber, Optional<LocalDate> sentOn) {}
}
