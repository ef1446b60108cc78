package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.arrival;
import static retour.server.returns.ReturnsFixture.by;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.server.problem.ProblemCode;
import retour.server.returns.ImportShipments.LineFault;
import retour.server.returns.ImportShipments.Report;
import retour.server.returns.Receiving.Arrival;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.Receiving.Parcel;
import retour.server.returns.Receiving.ParcelReceived;
import retour.server.returns.Receiving.ParcelState;
import retour.server.returns.Shipments.Shipment;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** Parcels told of, late ones, ones for several returns, and ones that belong to none. */
@RetourModuleTest
class ComingParcelsModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private Shipments shipments;
  @Autowired private ImportShipments importShipments;
  @Autowired private Receiving receiving;
  @Autowired private Inspection inspection;
  @Autowired private Authorization authorization;
  @Autowired private TestClock clock;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void knowsAParcelByTheTrackingNumberItWasToldOf() {
    ReturnCase authorized = authorized();
    shipments.tell(by(authorized, SHOPPER), parcel("1Z 999 AA1"));

    ParcelReceived received = receiving.receive(tracked("", "1z-999-aa1"));

    assertThat(received.state()).isEqualTo(ParcelState.RECEIVED);
    assertThat(received.caseId()).contains(authorized.id());
  }

  @Test
  void tellsTheSameParcelOnce() {
    ReturnCase authorized = authorized();

    ReturnCase told = shipments.tell(by(authorized, SHOPPER), parcel("TRACK-1"));
    ReturnCase again = shipments.tell(by(authorized, SHOPPER), parcel("track 1"));

    assertThat(again).isEqualTo(told);
    assertThat(shipments.ofCase(STORE, authorized.id())).hasSize(1);
    assertThat(given.events(told)).endsWith(CaseEventKind.SHIPMENT_TOLD);
  }

  @Test
  void takesTheDayOfSendingLater() {
    ReturnCase told = shipments.tell(by(authorized(), SHOPPER), parcel("TRACK-3"));
    LocalDate day = LocalDate.parse("2026-11-19");

    shipments.tell(by(told, CLERK), new Shipment("UPS", "TRACK-3", Optional.of(day)));

    assertThat(shipments.ofCase(STORE, told.id())).singleElement().extracting(Shipment::sentOn).isEqualTo(Optional.of(day));
  }

  @Test
  void refusesAParcelThatCannotBe() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);
    ReturnCase authorized = authorized();
    Shipment tomorrow = new Shipment("", "T-2", Optional.of(LocalDate.parse("2099-01-01")));

    assertRefused(() -> shipments.tell(by(filed, SHOPPER), parcel("T-1")), ProblemCode.NOT_NOW);
    assertRefused(() -> shipments.tell(by(authorized, SHOPPER), parcel(" - ")), ProblemCode.INVALID_INPUT);
    assertRefused(() -> shipments.tell(by(authorized, SHOPPER), tomorrow), ProblemCode.INVALID_INPUT);
  }

  @Test
  void sendsWhatCameTooLateToReview() {
    ReturnCase authorized = authorized();
    clock.advance(Duration.ofDays(31));
    receiving.receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of()));

    ReturnCase inspected =
        inspection.record(
            by(given.get(authorized.id()), INSPECTOR),
            1,
            Map.of("unused", FactValue.yes(), "physical_damage", FactValue.no()));

    assertThat(given.events(inspected)).contains(CaseEventKind.ARRIVED_LATE);
    assertThat(inspected.items().getFirst().acceptance()).isEqualTo(Acceptance.NEEDS_REVIEW);
    assertThat(inspected.nextActor()).isEqualTo(NextActor.SUPERVISOR);
    ReturnCase accepted = inspection.override(by(inspected, SUPERVISOR), 1, Acceptance.ACCEPTED, "Only a day.");
    assertThat(accepted.status()).isEqualTo(CaseStatus.AWAITING_SETTLEMENT);
  }

  @Test
  void doesNotLookTwiceAtWhatCameOnTheLastDay() {
    ReturnCase authorized = authorized();
    clock.advance(Duration.ofDays(30));
    receiving.receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of()));

    assertThat(given.events(authorized)).doesNotContain(CaseEventKind.ARRIVED_LATE);
  }

  @Test
  void receivesOneParcelForSeveralReturns() {
    ReturnCase one = authorized();
    ReturnCase other = authorized();

    ParcelReceived first = receiving.receive(tracked(one.shownNumber(), "SHARED"));
    ParcelReceived second = receiving.receive(tracked(other.shownNumber(), "SHARED"));

    assertThat(first.caseId()).contains(one.id());
    assertThat(second.caseId()).contains(other.id());
    assertThat(receiving.receive(tracked(one.shownNumber(), "SHARED"))).isEqualTo(first);
    assertThat(receiving.receive(tracked(other.shownNumber(), "SHARED"))).isEqualTo(second);
  }

  @Test
  void takesASecondScanWithoutTrackingForTheSameParcel() {
    ReturnCase authorized = authorized();
    Arrival scan = arrival(authorized.shownNumber(), Freight.PREPAID, Map.of());

    ParcelReceived first = receiving.receive(scan);
    ParcelReceived second = receiving.receive(scan);

    assertThat(second).isEqualTo(first);
    assertThat(given.events(authorized)).filteredOn(CaseEventKind.PARCEL_RECEIVED::equals).hasSize(1);
  }

  @Test
  void matchesAHeldParcelOnceItsNumberIsScanned() {
    ReturnCase authorized = authorized();
    ParcelReceived held = receiving.receive(tracked("", "HELD-1"));

    ParcelReceived received = receiving.receive(tracked(authorized.shownNumber(), "HELD-1"));

    assertThat(held.state()).isEqualTo(ParcelState.UNIDENTIFIED);
    assertThat(received).isEqualTo(new ParcelReceived(held.parcelId(), ParcelState.RECEIVED, Optional.of(authorized.id())));
  }

  @Test
  void sendsBackWhatBelongsToNoReturn() {
    ReturnCase cancelled = authorization.cancel(by(authorized(), SHOPPER));
    ParcelReceived held = receiving.receive(tracked(cancelled.shownNumber(), "FOREIGN-1"));

    receiving.sendBack(STORE, held.parcelId(), "Cancelled; back to the sender.", CLERK);

    assertThat(receiving.unidentified(STORE)).extracting(Parcel::id).doesNotContain(held.parcelId());
    assertRefused(() -> receiving.sendBack(STORE, held.parcelId(), "Again.", CLERK), ProblemCode.NOT_NOW);
    assertRefused(() -> receiving.sendBack(STORE, held.parcelId(), "Mine.", SHOPPER), ProblemCode.NOT_ALLOWED);
  }

  @Test
  void readsACarriersListLineByLine() {
    ReturnCase one = authorized();
    ReturnCase cancelled = authorization.cancel(by(authorized(), SHOPPER));
    String list =
        """
        number,carrier,tracking_number,sent_on
        %s,UPS,LIST-1,2026-11-19
        %s,UPS,LIST-2,
        RMA-0000-0001,UPS,LIST-3,
        %s,UPS,LIST-4,yesterday
        """
            .formatted(one.shownNumber(), cancelled.shownNumber(), one.shownNumber());

    Report report = importShipments.read(STORE, list, CLERK);

    assertThat(report.told()).isEqualTo(1);
    assertThat(report.faults()).extracting(LineFault::code).containsExactly("not_now", "number_unknown", "not_a_day");
    assertThat(report.faults()).extracting(LineFault::line).containsExactly(3L, 4L, 5L);
    assertThat(importShipments.read(STORE, list, CLERK)).isEqualTo(report);
    assertThat(shipments.ofCase(STORE, one.id())).extracting(Shipment::trackingNumber).containsExactly("LIST-1");
  }

  @Test
  void refusesWhatIsNoList() {
    assertRefused(() -> importShipments.read(STORE, "", CLERK), ProblemCode.INVALID_INPUT);
    assertRefused(() -> importShipments.read(STORE, "number,carrier\nRMA,UPS\n", CLERK), ProblemCode.INVALID_INPUT);
    assertRefused(() -> importShipments.read(STORE, "<html>", CLERK), ProblemCode.INVALID_INPUT);
    assertRefused(() -> importShipments.read(STORE, "number", SHOPPER), ProblemCode.NOT_ALLOWED);
  }

  private ReturnCase authorized() {
    return given.authorized(given.order(1, 1000), 1, Resolution.REFUND);
  }

  private static Shipment parcel(String tracking) {
    return new Shipment("UPS", tracking, Optional.empty());
  }

  private static Arrival tracked(String scanned, String tracking) {
    return new Arrival(STORE, scanned, "ups", tracking, Freight.PREPAID, "", Map.of(), CLERK);
  }
}
