package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.answers;
import static retour.server.returns.ReturnsFixture.arrival;
import static retour.server.returns.ReturnsFixture.by;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;
import retour.policy.money.Percent;
import retour.server.order.OrderId;
import retour.server.problem.ProblemCode;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class InspectionModuleTests {

  private static final Map<String, FactValue> FINE =
      Map.of("unused", FactValue.yes(), "physical_damage", FactValue.no());

  @Autowired private ApplicationContext beans;
  @Autowired private ReturnCases cases;
  @Autowired private Inspection inspection;
  @Autowired private Authorization authorization;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void acceptsWhatIsInOrder() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);

    ReturnCase inspected = inspection.record(by(received, INSPECTOR), 1, FINE);

    assertThat(inspected.items().getFirst().acceptance()).isEqualTo(Acceptance.ACCEPTED);
    assertThat(inspected.status()).isEqualTo(CaseStatus.AWAITING_SETTLEMENT);
    assertThat(given.events(inspected)).endsWith(CaseEventKind.INSPECTED, CaseEventKind.ITEM_ACCEPTED);
  }

  @Test
  void waitsWhileFindingsAreMissing() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);

    ReturnCase inspected = inspection.record(by(received, INSPECTOR), 1, Map.of("unused", FactValue.yes()));

    assertThat(inspected.status()).isEqualTo(CaseStatus.AWAITING_INSPECTION);
    assertThat(inspected.items().getFirst().acceptance()).isEqualTo(Acceptance.PENDING);
  }

  @Test
  void believesTheInspectorAndKeepsBothWords() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);

    ReturnCase inspected = inspection.record(by(received, INSPECTOR), 1, Map.of("unused", FactValue.no()));

    assertThat(inspected.items().getFirst().acceptance()).isEqualTo(Acceptance.REJECTED);
    assertThat(cases.facts(STORE, received.id()))
        .filteredOn(said -> said.fact().name().equals("unused"))
        .extracting(said -> said.fact().source())
        .containsExactly(FactSource.SHOPPER, FactSource.INSPECTOR);
    assertThat(cases.history(STORE, received.id()).getLast().data()).containsEntry("clauses", "T-02");
  }

  @Test
  void letsALaterFindingCorrectAnEarlierOne() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);
    ReturnCase mistaken = inspection.record(by(received, INSPECTOR), 1, Map.of("unused", FactValue.no()));

    ReturnCase corrected = inspection.record(by(mistaken, INSPECTOR), 1, FINE);

    assertThat(corrected.items().getFirst().acceptance()).isEqualTo(Acceptance.ACCEPTED);
  }

  @Test
  void leavesWhatWantsConfirmingToASupervisor() {
    ReturnCase damaged = damaged();
    assertThat(damaged.status()).isEqualTo(CaseStatus.AWAITING_RULING);
    List<Ruling> confirm = List.of(ruling("T-06", Ruling.CONFIRM, Optional.empty()));

    assertRefused(() -> inspection.rule(by(damaged, INSPECTOR), 1, confirm, "Broken."), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> inspection.rule(by(damaged, SUPERVISOR), 1, confirm, " "), ProblemCode.INVALID_INPUT);
    ReturnCase ruled = inspection.rule(by(damaged, SUPERVISOR), 1, confirm, "Broken.");

    assertThat(ruled.items().getFirst().acceptance()).isEqualTo(Acceptance.REJECTED);
    assertThat(ruled.nextActor()).isEqualTo(NextActor.CLERK);
  }

  @Test
  void letsASupervisorWaive() {
    ReturnCase damaged = damaged();

    ReturnCase ruled =
        inspection.rule(
            by(damaged, SUPERVISOR), 1, List.of(ruling("T-06", Ruling.WAIVE, Optional.empty())), "Our fault.");

    assertThat(ruled.items().getFirst().acceptance()).isEqualTo(Acceptance.ACCEPTED);
  }

  @Test
  void refusesRulingsThePolicyDoesNotKnow() {
    ReturnCase damaged = damaged();

    for (Ruling unknown :
        List.of(
            ruling("T-99", Ruling.WAIVE, Optional.empty()),
            ruling("T-06", "maybe", Optional.empty()),
            ruling("T-01", Ruling.CONFIRM, Optional.empty()),
            ruling("T-03", "charge", Optional.of(Percent.of(16))))) {
      assertRefused(
          () -> inspection.rule(by(damaged, SUPERVISOR), 1, List.of(unknown), "So."), ProblemCode.INVALID_INPUT);
    }
  }

  @Test
  void repairsInsteadOfReplacing() {
    OrderId order = given.order(1, 1000);
    DraftLine faulty = new DraftLine(1, 1, answers("defective"), Optional.of(Resolution.REPLACEMENT));
    ReturnCase filed = given.get(given.file(order, new ReturnDraft(List.of(faulty), Map.of())).id());
    ReturnCase authorized = authorization.authorize(by(filed, CLERK), Optional.empty());
    beans.getBean(Receiving.class).receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of()));
    ReturnCase inspected = inspection.record(by(given.get(filed.id()), INSPECTOR), 1, FINE);
    assertThat(inspected.status()).isEqualTo(CaseStatus.AWAITING_RULING);

    ReturnCase ruled =
        inspection.rule(
            by(inspected, SUPERVISOR), 1, List.of(ruling("T-08", "repair", Optional.empty())), "Small fault.");

    assertThat(ruled.items().getFirst().resolution()).isEqualTo(Resolution.REPAIR);
    assertThat(ruled.items().getFirst().acceptance()).isEqualTo(Acceptance.ACCEPTED);
  }

  @Test
  void keepsASupervisorsOverride() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);
    ReturnCase overridden = inspection.override(by(received, SUPERVISOR), 1, Acceptance.ACCEPTED, "Good customer.");

    ReturnCase inspected = inspection.record(by(overridden, INSPECTOR), 1, Map.of("unused", FactValue.no()));

    assertThat(inspected.items().getFirst().acceptance()).isEqualTo(Acceptance.ACCEPTED);
    assertThat(given.events(inspected)).contains(CaseEventKind.OVERRIDDEN);
  }

  @Test
  void refusesOverridesWithoutRoleOrReason() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);

    CaseCommand clerk = by(received, CLERK);
    CaseCommand supervisor = by(received, SUPERVISOR);

    assertRefused(() -> inspection.override(clerk, 1, Acceptance.ACCEPTED, "So."), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> inspection.override(supervisor, 1, Acceptance.ACCEPTED, ""), ProblemCode.INVALID_INPUT);
    assertRefused(() -> inspection.override(supervisor, 1, Acceptance.PENDING, "So."), ProblemCode.INVALID_INPUT);
    assertRefused(() -> inspection.override(supervisor, 2, Acceptance.ACCEPTED, "So."), ProblemCode.NOT_FOUND);
  }

  @Test
  void refusesFindingsBeforeTheGoodsAreHere() {
    ReturnCase authorized = given.authorized(given.order(1, 1000), 1, Resolution.REFUND);

    assertRefused(() -> inspection.record(by(authorized, INSPECTOR), 1, FINE), ProblemCode.INVALID_INPUT);
  }

  @Test
  void refusesFindingsThePolicyDoesNotKnow() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);

    assertRefused(
        () -> inspection.record(by(received, INSPECTOR), 1, Map.of("moon", FactValue.yes())),
        ProblemCode.INVALID_INPUT);
    assertRefused(() -> inspection.record(by(received, INSPECTOR), 1, Map.of()), ProblemCode.INVALID_INPUT);
    assertRefused(() -> inspection.record(by(received, CLERK), 1, FINE), ProblemCode.INVALID_INPUT);
  }

  @Test
  void freesUnitsThatGoBackToTheCustomer() {
    OrderId order = given.order(1, 1000);
    ReturnCase received = given.received(order, 1, Resolution.REFUND);
    ReturnCase rejected = inspection.record(by(received, INSPECTOR), 1, Map.of("unused", FactValue.no()));
    assertThat(given.read(order).line(1).orElseThrow().available()).isZero();

    ReturnCase sent = inspection.dispose(by(rejected, CLERK), 1, Optional.of(Disposition.BACK_TO_CUSTOMER));

    assertThat(sent.nextActor()).isEqualTo(NextActor.NOBODY);
    assertThat(given.read(order).line(1).orElseThrow().available()).isEqualTo(1);
    assertRefused(() -> inspection.dispose(by(sent, CLERK), 1, Optional.empty()), ProblemCode.NOT_NOW);
  }

  private ReturnCase damaged() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);
    return inspection.record(
        by(received, INSPECTOR), 1, Map.of("unused", FactValue.yes(), "physical_damage", FactValue.yes()));
  }

  private static Ruling ruling(String clause, String option, Optional<Percent> percent) {
    return new Ruling(clause, option, percent, Optional.empty());
  }
}
