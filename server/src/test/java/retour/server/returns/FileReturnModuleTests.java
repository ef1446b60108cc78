package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.answers;
import static retour.server.returns.ReturnsFixture.draft;
import static retour.server.returns.ReturnsFixture.line;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Decision;
import retour.policy.decision.Resolution;
import retour.policy.decision.Verdict;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.policy.DecisionJson;
import retour.server.policy.PolicyVersions;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.FileReturn.Filed;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.ReturnCases.StoredDecision;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.store.Actor;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
class FileReturnModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private ReturnCases cases;
  @Autowired private AssessReturn assess;
  @Autowired private FileReturn fileReturn;
  @Autowired private PolicyVersions policies;
  @Autowired private TestClock clock;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void keepsTheRequestWhole() {
    OrderId order = given.order(3, 3000);

    Filed filed = given.file(order, draft(2, Resolution.REFUND));

    ReturnCase kept = given.get(filed.id());
    assertThat(kept.number()).isEqualTo(filed.number()).startsWith("RQ-");
    assertThat(kept.status()).isEqualTo(CaseStatus.REQUESTED);
    assertThat(kept.nextActor()).isEqualTo(NextActor.CLERK);
    assertThat(kept.dueOn()).contains(LocalDate.parse("2026-11-22"));
    assertThat(kept.items()).singleElement().satisfies(item -> assertThat(item.quantity()).isEqualTo(2));
    assertThat(given.read(order).line(1).orElseThrow().returnedQuantity()).isEqualTo(2);
    assertThat(given.events(kept)).containsExactly(CaseEventKind.REQUESTED);
    assertThat(cases.facts(STORE, filed.id()))
        .extracting(said -> said.fact().name(), said -> said.fact().source(), ReturnCases.SaidFact::itemNo)
        .containsExactlyInAnyOrder(
            tuple("reason", FactSource.SHOPPER, 1),
            tuple("unused", FactSource.SHOPPER, 1));
  }

  @Test
  void replaysTheStoredDecisionToTheSameBytes() {
    Filed filed = given.file(given.order(1, 1000), draft(1, Resolution.REFUND));

    StoredDecision stored = cases.decision(STORE, filed.id());

    Decision replayed = policies.get(STORE, 1).policy().decide(stored.facts(), stored.decision().today());
    assertThat(DecisionJson.write(replayed)).isEqualTo(bytes(filed));
  }

  @Test
  void authorizesByItselfWhereTheStoreWantsIt() {
    given.store(true);

    Filed filed = given.file(given.order(1, 1000), draft(1, Resolution.REFUND));

    ReturnCase kept = given.get(filed.id());
    assertThat(filed.authorizationNumber()).isPresent().isEqualTo(kept.authorizationNumber());
    assertThat(kept.status()).isEqualTo(CaseStatus.AWAITING_GOODS);
    assertThat(kept.dueOn()).contains(LocalDate.parse("2026-12-20"));
    assertThat(given.events(kept)).containsExactly(CaseEventKind.REQUESTED, CaseEventKind.AUTHORIZED);
  }

  @Test
  void isFoundByItsNumberAsTyped() {
    Filed filed = given.file(given.order(1, 1000), draft(1, Resolution.REFUND));

    String typed = filed.number().replace("-", "").toLowerCase(Locale.ROOT);

    assertThat(cases.byNumber(STORE, typed)).map(ReturnCase::id).contains(filed.id());
  }

  @Test
  void countsTheLastDay() {
    OrderId order = given.order(1, 1000);
    clock.advance(Duration.ofDays(20));

    assertThat(given.file(order, draft(1, Resolution.REFUND)).number()).isNotEmpty();
  }

  @Test
  void refusesTheDayAfterTheLast() {
    OrderId order = given.order(1, 1000);
    clock.advance(Duration.ofDays(21));

    assertRefused(() -> given.file(order, draft(1, Resolution.REFUND)), ProblemCode.RESOLUTION_REFUSED);
    assertUntouched(order);
  }

  @Test
  void refusesMissingAnswers() {
    OrderId order = given.order(1, 1000);
    DraftLine silent = new DraftLine(1, 1, Map.of(), Optional.of(Resolution.REFUND));

    assertRefused(() -> given.file(order, new ReturnDraft(List.of(silent), Map.of())), ProblemCode.ANSWERS_MISSING);
    assertUntouched(order);
  }

  @Test
  void filesWhatThePolicyRefusesOnASupervisorsWord() {
    given.store(true);
    OrderId order = given.order(1, 1000);
    clock.set(TestClock.START.plus(Duration.ofDays(40)));

    Filed filed = fileReturn.fileAnyway(filing(order, SUPERVISOR), " Was in hospital. ");

    ReturnCase kept = given.get(filed.id());
    assertThat(kept.authorization()).isEqualTo(AuthorizationState.REQUESTED);
    assertThat(given.events(kept)).containsExactly(CaseEventKind.REQUESTED, CaseEventKind.FILED_ANYWAY);
    CaseEvent departure = cases.history(STORE, filed.id()).getLast();
    assertThat(departure.data()).containsEntry("reason", "Was in hospital.").containsEntry("clauses", "T-01");
    assertThat(departure.actorKind()).isEqualTo("staff");
  }

  @Test
  void filesAgainstThePolicyForNobodyElseAndNeverWithoutReason() {
    OrderId order = given.order(1, 1000);
    clock.set(TestClock.START.plus(Duration.ofDays(40)));

    assertRefused(() -> fileReturn.fileAnyway(filing(order, CLERK), "Please"), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> fileReturn.fileAnyway(filing(order, SHOPPER), "Please"), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> fileReturn.fileAnyway(filing(order, SUPERVISOR), " "), ProblemCode.INVALID_INPUT);

    assertUntouched(order);
  }

  @Test
  void keepsNoDepartureWhereThePolicyPermits() {
    Filed filed = fileReturn.fileAnyway(filing(given.order(1, 1000), SUPERVISOR), "To be sure");

    assertThat(given.events(given.get(filed.id()))).containsExactly(CaseEventKind.REQUESTED);
  }

  private static Filing filing(OrderId order, Actor by) {
    return new Filing(STORE, order, draft(1, Resolution.REFUND), Channel.DESK, "en", by);
  }

  @Test
  void refusesTooManyUnits() {
    OrderId order = given.order(2, 1000);
    given.file(order, draft(1, Resolution.REFUND));

    assertRefused(() -> given.file(order, draft(2, Resolution.REFUND)), ProblemCode.QUANTITY_NOT_AVAILABLE);
    assertRefused(() -> given.file(order, draft(1_000_000_000, Resolution.REFUND)), ProblemCode.QUANTITY_NOT_AVAILABLE);
  }

  @Test
  void namesEveryFaultOfADraft() {
    OrderId order = given.order(1, 1000);
    ReturnDraft draft =
        new ReturnDraft(
            List.of(
                new DraftLine(1, 0, Map.of(), Optional.empty()),
                new DraftLine(1, -1, Map.of(), Optional.empty()),
                new DraftLine(7, 1, Map.of(), Optional.empty())),
            Map.of());

    assertThatThrownBy(() -> assess.assess(STORE, order, draft))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.fields())
                    .containsExactly(
                        new FieldFault("/lines/0/quantity", "below_one"),
                        new FieldFault("/lines/1/quantity", "below_one"),
                        new FieldFault("/lines/1/line_no", "line_twice"),
                        new FieldFault("/lines/2/line_no", "unknown_line")));
  }

  @Test
  void refusesClaimsThatAreNotTheShoppers() {
    OrderId order = given.order(1, 1000);
    Map<String, FactValue> claims =
        Map.of(
            "physical_damage", FactValue.no(),
            "reason", new FactValue.Choice("boredom"),
            "unused", new FactValue.Text("yes"),
            "moon", FactValue.yes());
    ReturnDraft draft =
        new ReturnDraft(
            List.of(new DraftLine(1, 1, claims, Optional.of(Resolution.REFUND))), Map.of("reason", FactValue.yes()));

    assertThatThrownBy(() -> given.file(order, draft))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.fields())
                    .containsExactlyInAnyOrder(
                        new FieldFault("/claims/reason", "wrong_place"),
                        new FieldFault("/lines/0/claims/physical_damage", "not_yours_to_say"),
                        new FieldFault("/lines/0/claims/reason", "unknown_choice"),
                        new FieldFault("/lines/0/claims/unused", "wrong_type"),
                        new FieldFault("/lines/0/claims/moon", "unknown_fact")));
    assertUntouched(order);
  }

  @Test
  void takesNothingWhenOneOfTwoLinesIsGone() {
    OrderId order = given.order(List.of(line(1, 100, 0), line(1, 100, 0)), PaymentMethod.CARD, true);
    ReturnDraft both = draft(List.of(1, 1), Resolution.REFUND);
    DraftLine second = new DraftLine(2, 1, answers("changed_mind"), Optional.of(Resolution.REFUND));
    given.file(order, new ReturnDraft(List.of(second), Map.of()));

    assertRefused(() -> given.file(order, both), ProblemCode.QUANTITY_NOT_AVAILABLE);

    assertThat(given.read(order).line(1).orElseThrow().returnedQuantity()).isZero();
  }

  @Test
  void givesTheLastUnitToOneOfTwenty() throws Exception {
    OrderId order = given.order(1, 1000);
    Callable<Boolean> attempt = () -> succeeds(() -> given.file(order, draft(1, Resolution.REFUND)));

    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<Boolean>> attempts = threads.invokeAll(Collections.nCopies(20, attempt));

      assertThat(attempts.stream().filter(FileReturnModuleTests::get)).hasSize(1);
    }
    assertThat(cases.ofOrder(STORE, order)).hasSize(1);
    assertThat(given.read(order).line(1).orElseThrow().returnedQuantity()).isEqualTo(1);
  }

  @Test
  void assessesWithoutWriting() {
    OrderId order = given.order(1, 1000);

    Assessment assessment = assess.assess(STORE, order, draft(1, Resolution.REFUND));

    assertThat(assessment.decision().line("1").resolution(Resolution.REFUND).verdict()).isEqualTo(Verdict.PERMITTED_IF);
    assertUntouched(order);
  }

  private String bytes(Filed filed) {
    return jdbc
        .sql("select decision from decision where case_id = :case")
        .param("case", filed.id().value())
        .query(String.class)
        .single();
  }

  private void assertUntouched(OrderId order) {
    assertThat(cases.ofOrder(STORE, order)).isEmpty();
    assertThat(given.read(order).line(1).orElseThrow().returnedQuantity()).isZero();
  }

  private static void assertRefused(ThrowingCallable command, ProblemCode code) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static boolean succeeds(Callable<?> command) throws Exception {
    try {
      command.call();
      return true;
    } catch (Refused refused) {
      assertThat(refused.code()).isEqualTo(ProblemCode.QUANTITY_NOT_AVAILABLE);
      return false;
    }
  }

  private static boolean get(Future<Boolean> attempt) {
    try {
      return attempt.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
