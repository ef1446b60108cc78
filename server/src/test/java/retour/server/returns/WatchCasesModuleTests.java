package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.server.mail.KeptMail;
import retour.server.mail.Outbox;
import retour.server.problem.ProblemCode;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** Targets, reminders and notes, by a clock that the tests move. */
@RetourModuleTest
class WatchCasesModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private WatchCases watch;
  @Autowired private TellShopper tellShopper;
  @Autowired private Authorization authorization;
  @Autowired private Notes notes;
  @Autowired private Outbox outbox;
  @Autowired private TestClock clock;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void remindsOfTheLastDayOnceHoweverManyServersLook() throws Exception {
    ReturnCase authorized = given.authorized(given.order(1, 1000), 1, Resolution.REFUND);
    clock.advance(Duration.ofDays(28).plusHours(6));

    lookFourTimesAtOnce();

    assertThat(given.events(authorized)).filteredOn(CaseEventKind.REMINDED::equals).hasSize(1);
    // The running server may hold the notice just now.
    await()
        .untilAsserted(
            () -> {
              tellShopper.tellAll();
              assertThat(outbox.ofCase(STORE, authorized.id().value()))
                  .extracting(kept -> kept.mail().template())
                  .endsWith("sending_reminder");
            });
  }

  @Test
  void remindsOfTheLastDayForSendingWhereThePolicyGivesOne() {
    ReturnCase authorized = sentWithinItsWindow();
    clock.advance(Duration.ofDays(18).plusHours(6));
    watch.lookAround();
    watch.lookAround();

    tellShopper.tellAll();

    assertThat(given.events(authorized)).filteredOn(CaseEventKind.REMINDED::equals).hasSize(1);
    assertThat(outbox.ofCase(STORE, authorized.id().value()).getLast().mail().template()).isEqualTo("sending_reminder");
  }

  @Test
  void remindsNobodyToSendWhoToldOfAParcel() {
    ReturnCase authorized = sentWithinItsWindow();
    given
        .bean(Shipments.class)
        .tell(by(authorized, SHOPPER), new Shipments.Shipment("ups", "1Z-AWAY", Optional.empty()));
    clock.advance(Duration.ofDays(18).plusHours(6));

    watch.lookAround();

    assertThat(given.events(authorized)).doesNotContain(CaseEventKind.REMINDED);
  }

  @Test
  void leavesTheReminderToWhoTookIt() {
    ReturnCase authorized = sentWithinItsWindow();
    LocalDate day = LocalDate.parse(sendBy(authorized));
    CaseReminders reminders = given.bean(CaseReminders.class);
    assertThat(reminders.take(STORE, authorized.id(), day, clock.instant())).isTrue();
    assertThat(reminders.take(STORE, authorized.id(), day, clock.instant())).isFalse();
    clock.advance(Duration.ofDays(18).plusHours(6));

    watch.lookAround();

    assertThat(given.events(authorized)).doesNotContain(CaseEventKind.REMINDED);
  }

  private ReturnCase sentWithinItsWindow() {
    given.with(
        """
        T-21:
          says: { en: Send it in time. }
          require: goods_sent
          by: shipment
          window: told
        """);
    return given.authorized(given.order(1, 1000), 1, Resolution.REFUND);
  }

  private String sendBy(ReturnCase authorized) {
    return given.bean(ReturnCases.class).history(STORE, authorized.id()).stream()
        .filter(event -> event.kind() == CaseEventKind.AUTHORIZED)
        .findFirst()
        .orElseThrow()
        .data()
        .getOrDefault("send_by", "");
  }

  @Test
  void remindsOfAQuestionAndNotOfOneThatWasAnswered() {
    ReturnCase asked =
        authorization.ask(by(given.filed(given.order(1, 1000), 1, Resolution.REFUND), CLERK), "Which colour?");
    clock.advance(Duration.ofDays(5).plusHours(6));
    watch.lookAround();
    authorization.reply(by(given.get(asked.id()), SHOPPER), "Red.");

    tellShopper.tellAll();

    assertThat(given.events(asked)).contains(CaseEventKind.REMINDED);
    assertThat(outbox.ofCase(STORE, asked.id().value()))
        .extracting(kept -> kept.mail().template())
        .doesNotContain("reply_reminder");
  }

  @Test
  void writesToNobodyInTheNight() {
    ReturnCase authorized = given.authorized(given.order(1, 1000), 1, Resolution.REFUND);
    clock.advance(Duration.ofDays(28));

    watch.lookAround();

    assertThat(given.events(authorized)).doesNotContain(CaseEventKind.REMINDED);
  }

  @Test
  void tellsStaffOfOverdueReturnsOnceADay() throws Exception {
    given.filed(given.order(1, 1000), 1, Resolution.REFUND);
    clock.advance(Duration.ofDays(4).plusHours(6));

    lookFourTimesAtOnce();
    clock.advance(Duration.ofDays(1));
    lookFourTimesAtOnce();

    List<KeptMail> told =
        outbox.latest(STORE, 50).stream().filter(kept -> kept.mail().template().equals("overdue")).toList();
    assertThat(told).extracting(kept -> kept.mail().onceKey()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(2);
    assertThat(told).allSatisfy(kept -> assertThat(kept.mail().text()).contains("/desk/overdue"));
  }

  @Test
  void takesItsDaysFromThePolicysTargets() {
    given.with(
        """
        T-16:
          says: { en: We look at it soon. }
          target: inspection
          window: told
        """);
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);

    assertThat(received.status()).isEqualTo(CaseStatus.AWAITING_INSPECTION);
    assertThat(received.dueOn()).contains(LocalDate.parse("2026-12-10"));
  }

  @Test
  void keepsNotesForStaff() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);

    ReturnCase noted = notes.add(by(filed, ACCOUNTANT), "Called twice.");

    assertThat(given.events(noted)).endsWith(CaseEventKind.NOTED);
    assertThat(noted.status()).isEqualTo(filed.status());
    assertRefused(() -> notes.add(by(noted, SHOPPER), "Hello"), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> notes.add(by(noted, CLERK), " "), ProblemCode.INVALID_INPUT);
  }

  private void lookFourTimesAtOnce() throws Exception {
    try (ExecutorService servers = Executors.newFixedThreadPool(4)) {
      List<Callable<Object>> rounds = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        rounds.add(Executors.callable(watch::lookAround));
      }
      for (Future<Object> round : servers.invokeAll(rounds)) {
        round.get();
      }
    }
  }
}
