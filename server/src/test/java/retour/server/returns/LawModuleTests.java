package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.server.order.Delivery;
import retour.server.order.NewLine;
import retour.server.order.NewOrder;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.OrderIntake;
import retour.server.order.Orders;
import retour.server.order.PaymentMethod;
import retour.server.policy.DecisionJson;
import retour.server.policy.LawMode;
import retour.server.policy.PolicyVersions;
import retour.server.policy.Publication;
import retour.server.policy.Publication.LawDocument;
import retour.server.policy.ShippedLaw;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.Receiving.Arrival;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreSettings;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** An opened jumper, paid by card, comes back on day 12: clause IE-11 refuses it, the law of the Union grants it. */
@RetourModuleTest
class LawModuleTests {

  private static final StoreId ENFORCES = new StoreId("law-enforced");
  private static final StoreId ADVISES = new StoreId("law-advised");

  @Autowired private Stores stores;
  @Autowired private PolicyVersions policies;
  @Autowired private OrderIntake intake;
  @Autowired private Orders orders;
  @Autowired private AssessReturn assess;
  @Autowired private FileReturn file;
  @Autowired private ReturnCases cases;
  @Autowired private Authorization authorization;
  @Autowired private Receiving receiving;
  @Autowired private Inspection inspection;

  @BeforeEach
  void openStores() throws IOException {
    open(ENFORCES, LawMode.ENFORCE);
    open(ADVISES, LawMode.ADVISE);
  }

  @Test
  void enforcedLawDecidesAndTheClauseGivesWay() {
    Assessment assessment = assess.assess(ENFORCES, order(ENFORCES), opened());

    ResolutionDecision refund = assessment.decision().line("1").resolution(Resolution.REFUND);
    assertThat(refund.verdict()).isEqualTo(Verdict.PERMITTED_IF);
    assertThat(refund.decidedBy()).contains("CRD-9");
    assertThat(assessment.underLaw().written().line("1").resolution(Resolution.REFUND).verdict())
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void nobodyRefusesWhatAnEnforcedLawGrants() {
    ReturnCase filed = file(ENFORCES);

    assertLaw(() -> authorization.decline(by(filed, SUPERVISOR), "We would rather not."), ProblemCode.LAW_GRANTS);
    ReturnCase received = receive(authorize(filed));
    assertLaw(
        () -> inspection.override(by(received, SUPERVISOR), 1, Acceptance.REJECTED, "Worn."), ProblemCode.LAW_GRANTS);
    assertThat(inspection.override(by(received, SUPERVISOR), 1, Acceptance.ACCEPTED, "A good customer.").items())
        .extracting(ReturnItem::acceptance)
        .containsExactly(Acceptance.ACCEPTED);
  }

  @Test
  void goodsThatNeverCameAreNobodysRight() {
    ReturnCase authorized = authorize(file(ENFORCES));
    ReturnCase missing = receiving.mark(by(authorized, CLERK), 1, Reception.MISSING);

    ReturnCase rejected = inspection.override(by(missing, SUPERVISOR), 1, Acceptance.REJECTED, "The box was empty.");

    assertThat(rejected.items().getFirst().acceptance()).isEqualTo(Acceptance.REJECTED);
  }

  @Test
  void advisedLawStandsBesideTheWrittenRefusal() {
    Assessment assessment = assess.assess(ADVISES, order(ADVISES), opened());

    ResolutionDecision refund = assessment.decision().line("1").resolution(Resolution.REFUND);
    assertThat(refund.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(refund.decidedBy()).containsExactly("IE-11");
    assertThat(assessment.belowLaw("1", refund)).contains("CRD-9");
    assertThat(assessment.isOpen("1", refund)).isTrue();
  }

  @Test
  void onlyASupervisorDeclinesWhatAnAdvisedLawGrants() {
    ReturnCase filed = file(ADVISES);
    assertThat(filed.authorization()).isEqualTo(AuthorizationState.REQUESTED);

    assertLaw(() -> authorization.decline(by(filed, CLERK), "Opened."), ProblemCode.NOT_ALLOWED);
    ReturnCase declined = authorization.decline(by(filed, SUPERVISOR), "Opened.");

    assertThat(declined.authorization()).isEqualTo(AuthorizationState.DECLINED);
    assertThat(cases.history(ADVISES, filed.id()).getLast().data()).containsEntry("law", "CRD-9");
  }

  @Test
  void findingsAloneDoNotRejectWhatAnAdvisedLawGrants() {
    ReturnCase received = receive(authorize(file(ADVISES)));

    ReturnCase inspected = inspection.record(by(received, INSPECTOR), 1, findings());
    assertThat(inspected.items().getFirst().acceptance()).isEqualTo(Acceptance.NEEDS_REVIEW);

    ReturnCase rejected = inspection.override(by(inspected, SUPERVISOR), 1, Acceptance.REJECTED, "Worn out.");
    assertThat(rejected.items().getFirst().acceptance()).isEqualTo(Acceptance.REJECTED);
    assertThat(cases.history(ADVISES, received.id()))
        .filteredOn(event -> event.kind() == CaseEventKind.OVERRIDDEN)
        .allSatisfy(event -> assertThat(event.data()).containsEntry("law", "CRD-9"));
  }

  @Test
  void replaysStoredDecisionsToTheSameBytesUnderTheLawOfTheirTime() throws IOException {
    ReturnCase received = receive(authorize(file(ENFORCES)));
    inspection.record(by(received, INSPECTOR), 1, findings());
    publish(ENFORCES, LawMode.ADVISE);

    assertThat(cases.decisions(ENFORCES, received.id()))
        .isNotEmpty()
        .allSatisfy(
            stored ->
                assertThat(DecisionJson.write(replay(stored))).isEqualTo(DecisionJson.write(stored.decision())));
  }

  private retour.policy.decision.Decision replay(ReturnCases.StoredDecision stored) {
    return policies
        .get(ENFORCES, stored.decision().version())
        .policy()
        .decide(stored.facts(), stored.decision().today());
  }

  private ReturnCase file(StoreId store) {
    var filed = file.file(new Filing(store, order(store), opened(), Channel.PORTAL, "en", SHOPPER));
    return cases.get(store, filed.id());
  }

  private ReturnCase authorize(ReturnCase filed) {
    return authorization.authorize(by(filed, CLERK), Optional.empty());
  }

  private ReturnCase receive(ReturnCase authorized) {
    receiving.receive(
        new Arrival(authorized.store(), authorized.shownNumber(), "econt", "", Freight.PREPAID, "", Map.of(), CLERK));
    return cases.get(authorized.store(), authorized.id());
  }

  private static CaseCommand by(ReturnCase seen, Actor actor) {
    return new CaseCommand(seen.store(), seen.id(), seen.version(), actor);
  }

  private static void assertLaw(Runnable refusal, ProblemCode code) {
    assertThatThrownBy(refusal::run)
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static ReturnDraft opened() {
    Map<String, FactValue> said =
        Map.of(
            "reason", new FactValue.Choice("changed_mind"),
            "packaging", new FactValue.Choice("opened"),
            "unused", FactValue.no(),
            "tags_intact", FactValue.yes(),
            "original_packaging", FactValue.yes(),
            "packaging_complete", FactValue.yes());
    return new ReturnDraft(List.of(new DraftLine(1, 1, said, Optional.of(Resolution.REFUND))), Map.of());
  }

  private static Map<String, FactValue> findings() {
    return Map.of(
        "packaging", new FactValue.Choice("opened"),
        "unused", FactValue.no(),
        "wear_or_defect", FactValue.yes(),
        "saleable", FactValue.yes(),
        "packaging_undamaged", FactValue.yes(),
        "physical_damage", FactValue.no());
  }

  private OrderId order(StoreId store) {
    String number = "L-" + System.nanoTime();
    Instant came = TestClock.START.minus(Duration.ofDays(12));
    Money paid = Money.of(6000, "EUR");
    NewLine line =
        new NewLine(
            "JMP", "Jumper", 1, paid, paid, Money.of(0, "EUR"), true, Optional.empty(), Optional.empty(),
            Optional.empty(), List.of(), Facts.none());
    Delivery parcel =
        new Delivery(
            1, "econt", "EC" + number, Optional.of(came), Optional.of(came), Optional.empty(), Optional.empty(), Map.of());
    intake.orders(
        store,
        List.of(
            new NewOrder(
                number,
                new Order.Buyer("eva@example.com", "Eva", "", "Sofia", "BG", true),
                "en",
                came.minus(Duration.ofDays(2)),
                Optional.empty(),
                new NewOrder.Payment(PaymentMethod.CARD, "", paid, Money.of(0, "EUR")),
                false,
                Money.of(0, "EUR"),
                List.of(line),
                List.of(parcel),
                "json")));
    return orders.byNumber(store, number).orElseThrow().id();
  }

  private void open(StoreId id, LawMode mode) throws IOException {
    StoreSettings settings =
        new StoreSettings(
            List.of("Sofia"), "help@example.com", "", Map.of(), "RMA-####-####", "RGA-####-####", 30, false, Map.of());
    stores.save(
        new Store(
            id, "Law", Currency.getInstance("EUR"), ZoneId.of("Europe/Sofia"), List.of("en", "bg"), "#123456", settings));
    publish(id, mode);
  }

  private void publish(StoreId id, LawMode mode) throws IOException {
    String source = Files.readString(Path.of("../policies/imperium-est/returns.yaml"));
    List<LawDocument> law =
        List.of("eu-consumer", "bg").stream()
            .map(name -> new LawDocument(ShippedLaw.find(name).orElseThrow(), mode))
            .toList();
    LocalDate from = policies.all(id).isEmpty() ? LocalDate.of(2020, 1, 1) : LocalDate.of(2030, 1, 1);
    policies.publish(new Publication(id, source, law, from, "test", List.of()));
  }
}
