package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.arrival;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.draft;
import static retour.server.returns.ReturnsFixture.line;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.problem.ProblemCode;
import retour.server.returns.Receiving.Arrival;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.Receiving.Parcel;
import retour.server.returns.Receiving.ParcelReceived;
import retour.server.returns.Receiving.ParcelState;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class ReceivingModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private Receiving receiving;
  @Autowired private Authorization authorization;
  @Autowired private Inspection inspection;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void receivesByTheNumber() {
    ReturnCase authorized = given.authorized(given.order(2, 1000), 2, Resolution.REFUND);

    ParcelReceived parcel = receiving.receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of()));

    ReturnCase received = given.get(authorized.id());
    assertThat(parcel.state()).isEqualTo(ParcelState.RECEIVED);
    assertThat(parcel.caseId()).contains(authorized.id());
    assertThat(received.status()).isEqualTo(CaseStatus.AWAITING_INSPECTION);
    assertThat(received.items().getFirst().receivedQuantity()).contains(2);
    assertThat(given.events(received)).endsWith(CaseEventKind.PARCEL_RECEIVED);
  }

  @Test
  void receivesTheSameParcelOnce() {
    ReturnCase authorized = given.authorized(given.order(1, 1000), 1, Resolution.REFUND);
    Arrival scan = tracked(authorized.shownNumber(), "1Z-ONCE");

    ParcelReceived first = receiving.receive(scan);
    ParcelReceived second = receiving.receive(scan);

    assertThat(second).isEqualTo(first);
    assertThat(given.events(authorized)).filteredOn(CaseEventKind.PARCEL_RECEIVED::equals).hasSize(1);
  }

  @Test
  void receivesOnceHoweverManyScan() throws Exception {
    ReturnCase authorized = given.authorized(given.order(1, 1000), 1, Resolution.REFUND);
    Callable<ParcelReceived> scan = () -> receiving.receive(tracked(authorized.shownNumber(), "1Z-MANY"));

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<ParcelReceived> answers =
          threads.invokeAll(Collections.nCopies(8, scan)).stream().map(Future::resultNow).toList();

      assertThat(answers).containsOnly(answers.getFirst());
    }
    assertThat(given.events(authorized)).filteredOn(CaseEventKind.PARCEL_RECEIVED::equals).hasSize(1);
  }

  @Test
  void holdsAParcelWithoutANumber() {
    ParcelReceived held = receiving.receive(tracked("", "1Z-NONE"));

    assertThat(held.state()).isEqualTo(ParcelState.UNIDENTIFIED);
    assertThat(receiving.unidentified(STORE)).extracting(Parcel::id).contains(held.parcelId());
  }

  @Test
  void holdsAParcelThatWasNotAuthorized() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);

    ParcelReceived held = receiving.receive(tracked(filed.number(), "1Z-EARLY"));

    assertThat(held.state()).isEqualTo(ParcelState.UNIDENTIFIED);
    assertThat(given.get(filed.id()).items().getFirst().reception()).isEqualTo(Reception.AWAITED);
  }

  @Test
  void matchesAHeldParcelOnceByHand() {
    ReturnCase authorized = given.authorized(given.order(1, 1000), 1, Resolution.REFUND);
    UUID held = receiving.receive(tracked("?", "1Z-LOST-LABEL")).parcelId();

    assertRefused(() -> receiving.match(STORE, held, "RMA-0000-0001", Map.of(), CLERK), ProblemCode.NUMBER_UNKNOWN);
    ParcelReceived matched = receiving.match(STORE, held, authorized.shownNumber(), Map.of(), CLERK);

    assertThat(matched.state()).isEqualTo(ParcelState.RECEIVED);
    assertThat(given.get(authorized.id()).status()).isEqualTo(CaseStatus.AWAITING_INSPECTION);
    assertThat(receiving.unidentified(STORE)).extracting(Parcel::id).doesNotContain(held);
    assertRefused(
        () -> receiving.match(STORE, held, authorized.shownNumber(), Map.of(), CLERK), ProblemCode.NOT_NOW);
    assertThat(given.events(authorized)).endsWith(CaseEventKind.PARCEL_MATCHED, CaseEventKind.PARCEL_RECEIVED);
  }

  @Test
  void refusesFreightThatThePolicyRefuses() {
    ReturnCase authorized = given.authorized(given.order(1, 1000), 1, Resolution.REFUND);

    ParcelReceived parcel = receiving.receive(arrival(authorized.shownNumber(), Freight.COLLECT, Map.of()));

    ReturnCase after = given.get(authorized.id());
    assertThat(parcel.state()).isEqualTo(ParcelState.REFUSED);
    assertThat(after.status()).isEqualTo(CaseStatus.AWAITING_GOODS);
    assertThat(after.items().getFirst().reception()).isEqualTo(Reception.AWAITED);
    assertThat(beans.getBean(ReturnCases.class).history(STORE, after.id()).getLast().data())
        .containsEntry("clauses", "T-05")
        .containsEntry("freight", "collect");
    assertThat(receiving.receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of())).state())
        .isEqualTo(ParcelState.RECEIVED);
  }

  @Test
  void takesPartsAndWaitsForTheRest() {
    OrderId order = given.order(List.of(line(5, 500, 0), line(1, 100, 0)), PaymentMethod.CARD, true);
    ReturnCase filed = given.get(given.file(order, draft(List.of(5, 1), Resolution.REFUND)).id());
    ReturnCase authorized = authorization.authorize(by(filed, CLERK), Optional.empty());

    receiving.receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of(1, 3)));
    assertThat(given.get(filed.id()).items().get(0).receivedQuantity()).contains(3);
    assertThat(given.get(filed.id()).items().get(1).reception()).isEqualTo(Reception.AWAITED);

    receiving.receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of(1, 2, 2, 0)));
    assertThat(given.get(filed.id()).items().get(0).receivedQuantity()).contains(5);
    assertThat(given.get(filed.id()).items().get(1).reception()).isEqualTo(Reception.MISSING);
  }

  @Test
  void refusesCountsThatCannotBe() {
    ReturnCase authorized = given.authorized(given.order(2, 1000), 1, Resolution.REFUND);
    String number = authorized.shownNumber();

    assertRefused(() -> receiving.receive(arrival(number, Freight.PREPAID, Map.of(1, 2))), ProblemCode.INVALID_INPUT);
    assertRefused(() -> receiving.receive(arrival(number, Freight.PREPAID, Map.of(1, -1))), ProblemCode.INVALID_INPUT);
    assertRefused(() -> receiving.receive(arrival(number, Freight.PREPAID, Map.of(9, 1))), ProblemCode.INVALID_INPUT);
    assertThat(given.get(authorized.id())).isEqualTo(authorized);
  }

  @Test
  void refusesTheShopperAtTheDoor() {
    Arrival own = new Arrival(STORE, "", "", "", Freight.PREPAID, "", Map.of(), SHOPPER);

    assertRefused(() -> receiving.receive(own), ProblemCode.NOT_ALLOWED);
  }

  @Test
  void leavesLostGoodsToASupervisor() {
    OrderId order = given.order(1, 1000);
    ReturnCase authorized = given.authorized(order, 1, Resolution.REFUND);

    ReturnCase lost = receiving.mark(by(authorized, CLERK), 1, Reception.LOST);
    assertThat(lost.status()).isEqualTo(CaseStatus.AWAITING_RULING);

    ReturnCase rejected = inspection.override(by(lost, SUPERVISOR), 1, Acceptance.REJECTED, "Never sent.");
    assertThat(rejected.status()).isEqualTo(CaseStatus.REJECTED);
    assertThat(rejected.nextActor()).isEqualTo(NextActor.NOBODY);
    assertThat(given.read(order).line(1).orElseThrow().returnedQuantity()).isZero();
    assertRefused(
        () -> inspection.override(by(rejected, SUPERVISOR), 1, Acceptance.ACCEPTED, "On second thought."),
        ProblemCode.NOT_NOW);
  }

  @Test
  void holdsGoodsThatComeAfterAllOfThemWereRejected() {
    ReturnCase authorized = given.authorized(given.order(1, 1000), 1, Resolution.REFUND);
    ReturnCase lost = receiving.mark(by(authorized, CLERK), 1, Reception.LOST);
    ReturnCase rejected = inspection.override(by(lost, SUPERVISOR), 1, Acceptance.REJECTED, "Never sent.");

    ParcelReceived held =
        receiving.receive(tracked(rejected.authorizationNumber().orElseThrow(), "1Z-AFTER-ALL"));

    assertThat(held.state()).isEqualTo(ParcelState.UNIDENTIFIED);
    assertThat(receiving.unidentified(STORE)).extracting(Parcel::id).contains(held.parcelId());
  }

  private static Arrival tracked(String scanned, String tracking) {
    return new Arrival(STORE, scanned, "ups", tracking, Freight.PREPAID, "", Map.of(), CLERK);
  }
}
