package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.usd;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.Payouts.Payout;
import retour.server.settlement.StoreCredit.Kind;
import retour.server.settlement.StoreCredit.Movement;
import retour.server.settlement.StoreCredits.Use;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
class StoreCreditsModuleTests {

  private static final Actor ADMINISTRATOR = new Actor.Staff(new UUID(0, 5), Role.ADMINISTRATOR);

  private static final String BALANCE =
      "select coalesce(sum(amount_minor), 0) from ledger_entry where case_id = :case and account = :account";

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;
  @Autowired private StoreCredits credits;
  @Autowired private CreditTerms terms;
  @Autowired private Payouts payouts;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new ReturnsFixture(beans).store(false);
    terms.save(STORE, Optional.empty(), ADMINISTRATOR);
  }

  @Test
  void paysAPayoutWithACodeOnce() {
    Payout due = due();

    StoreCredit issued = credits.issue(STORE, due.id(), ACCOUNTANT);
    StoreCredit again = credits.issue(STORE, due.id(), ACCOUNTANT);

    assertThat(again).isEqualTo(issued);
    assertThat(issued.balance()).isEqualTo(usd(1000));
    assertThat(issued.expiresOn()).isEmpty();
    assertThat(issued.code().grouped()).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}");
    Payout paid = payouts.ofCase(STORE, due.caseId()).getFirst();
    assertThat(paid.paid()).isTrue();
    assertThat(paid.reference()).isEqualTo(issued.code().grouped());
    assertThat(balance(due, "store_credit")).isEqualTo(-1000);
    assertThat(balance(due, "payable")).isZero();
  }

  @Test
  void isUsedInParts() {
    Payout due = due();
    CreditCode code = credits.issue(STORE, due.id(), ACCOUNTANT).code();

    credits.use(STORE, CreditCode.typed(code.grouped().toLowerCase(Locale.ROOT)), new Use(usd(300), "ORDER-1"), CLERK);
    credits.use(STORE, code, new Use(usd(300), "ORDER-1"), CLERK);
    StoreCredit used = credits.use(STORE, code, new Use(usd(700), "ORDER-2"), CLERK);

    assertThat(used.balance()).isEqualTo(usd(0));
    assertThat(used.movements())
        .extracting(Movement::kind, Movement::amount, Movement::balance, Movement::reference)
        .containsExactly(
            tuple(Kind.ISSUED, usd(1000), usd(1000), ""),
            tuple(Kind.USED, usd(300), usd(700), "ORDER-1"),
            tuple(Kind.USED, usd(700), usd(0), "ORDER-2"));
    assertThat(balance(due, "store_credit")).isZero();
    assertThat(balance(due, "credit_used")).isEqualTo(-1000);
  }

  @Test
  void givesAUseBackWholeAndOnce() {
    Payout due = due();
    CreditCode code = credits.issue(STORE, due.id(), ACCOUNTANT).code();
    credits.use(STORE, code, new Use(usd(300), "ORDER-1"), CLERK);

    credits.giveBack(STORE, code, "ORDER-1", CLERK);
    StoreCredit back = credits.giveBack(STORE, code, " ORDER-1 ", CLERK);

    assertThat(back.balance()).isEqualTo(usd(1000));
    assertThat(back.movements())
        .extracting(Movement::kind, Movement::amount, Movement::balance)
        .containsExactly(
            tuple(Kind.ISSUED, usd(1000), usd(1000)),
            tuple(Kind.USED, usd(300), usd(700)),
            tuple(Kind.GIVEN_BACK, usd(300), usd(1000)));
    assertThat(back.movements()).noneMatch(back::isUse);
    assertThat(balance(due, "store_credit")).isEqualTo(-1000);
    assertThat(balance(due, "credit_used")).isZero();
    assertRefused(() -> credits.use(STORE, code, new Use(usd(300), "ORDER-1"), CLERK), ProblemCode.INVALID_INPUT);
    assertThat(credits.use(STORE, code, new Use(usd(1000), "ORDER-2"), CLERK).balance()).isEqualTo(usd(0));
    assertThat(credits.ofCase(STORE, due.caseId())).singleElement().extracting(StoreCredit::code).isEqualTo(code);
  }

  @Test
  void givesNothingBackThatWasNotUsedOrRanOut() {
    terms.save(STORE, Optional.of(1), ADMINISTRATOR);
    CreditCode code = credits.issue(STORE, due().id(), ACCOUNTANT).code();
    credits.use(STORE, code, new Use(usd(300), "ORDER-1"), CLERK);

    assertRefused(() -> credits.giveBack(STORE, code, "ORDER-9", CLERK), ProblemCode.INVALID_INPUT);
    assertRefused(() -> credits.giveBack(STORE, code, " ", CLERK), ProblemCode.INVALID_INPUT);
    assertRefused(() -> credits.giveBack(STORE, code, "ORDER-1", INSPECTOR), ProblemCode.NOT_ALLOWED);
    assertRefused(
        () -> credits.giveBack(STORE, CreditCode.typed("0000-0000-0000"), "ORDER-1", CLERK), ProblemCode.NOT_FOUND);
    clock.advance(Duration.ofDays(40));
    assertRefused(() -> credits.giveBack(STORE, code, "ORDER-1", CLERK), ProblemCode.NOT_NOW);
  }

  @Test
  void neverGivesMoreThanIsLeftHoweverManyAskAtOnce() throws Exception {
    Payout due = due();
    CreditCode code = credits.issue(STORE, due.id(), ACCOUNTANT).code();
    AtomicInteger orders = new AtomicInteger();
    Callable<Boolean> buy =
        () -> {
          try {
            Object _ = credits.use(STORE, code, new Use(usd(300), "O-" + orders.incrementAndGet()), CLERK);
            return true;
          } catch (Refused _) {
            return false;
          }
        };

    try (ExecutorService tills = Executors.newFixedThreadPool(4)) {
      long sold = tills.invokeAll(Collections.nCopies(8, buy)).stream().filter(Future::resultNow).count();

      assertThat(sold).isEqualTo(3);
    }
    assertThat(credits.get(STORE, code).balance()).isEqualTo(usd(100));
    assertThat(balance(due, "store_credit")).isEqualTo(-100);
  }

  @Test
  void runsOutAfterTheStoresMonths() {
    terms.save(STORE, Optional.of(12), ADMINISTRATOR);
    Payout due = due();
    CreditCode code = credits.issue(STORE, due.id(), ACCOUNTANT).code();
    assertThat(credits.get(STORE, code).expiresOn()).hasValue(LocalDate.parse("2027-11-20"));

    clock.advance(Duration.ofDays(365));
    credits.expire();
    credits.use(STORE, code, new Use(usd(100), "ORDER-1"), CLERK);
    clock.advance(Duration.ofDays(1));
    refuses(code, new Use(usd(100), "ORDER-2"), CLERK, ProblemCode.NOT_NOW);
    credits.expire();
    credits.expire();

    assertThat(credits.get(STORE, code).balance()).isEqualTo(usd(0));
    assertThat(balance(due, "credit_expired")).isEqualTo(-900);
    assertThat(balance(due, "store_credit")).isZero();
  }

  @Test
  void refusesWhatCannotBe() {
    CreditCode code = credits.issue(STORE, due().id(), ACCOUNTANT).code();
    credits.use(STORE, code, new Use(usd(100), "ORDER-1"), CLERK);

    refuses(code, new Use(usd(901), "ORDER-2"), CLERK, ProblemCode.INVALID_INPUT);
    refuses(code, new Use(usd(0), "ORDER-2"), CLERK, ProblemCode.INVALID_INPUT);
    refuses(code, new Use(usd(-1), "ORDER-2"), CLERK, ProblemCode.INVALID_INPUT);
    refuses(code, new Use(Money.of(100, "JPY"), "ORDER-2"), CLERK, ProblemCode.INVALID_INPUT);
    refuses(code, new Use(usd(200), "ORDER-1"), CLERK, ProblemCode.INVALID_INPUT);
    refuses(code, new Use(usd(100), " "), CLERK, ProblemCode.INVALID_INPUT);
    refuses(code, new Use(usd(100), "ORDER-2"), INSPECTOR, ProblemCode.NOT_ALLOWED);
    refuses(new CreditCode("000000000000"), new Use(usd(100), "ORDER-2"), CLERK, ProblemCode.NOT_FOUND);
    assertThat(credits.get(STORE, code).balance()).isEqualTo(usd(900));
  }

  @Test
  void issuesNoCodeForWhatIsNoStoreCredit() {
    ReturnCase refund = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);
    given.bean(SettleReturn.class).settle(by(refund, ACCOUNTANT));
    Payout money = payouts.ofCase(STORE, refund.id()).getFirst();
    Payout byHand = due();
    payouts.markPaid(STORE, byHand.id(), "GIFT-1", ACCOUNTANT);

    refusesToIssue(money);
    refusesToIssue(byHand);
    assertThat(payouts.ofCase(STORE, refund.id()).getFirst().paid()).isFalse();
  }

  private void refusesToIssue(Payout payout) {
    assertThatThrownBy(() -> credits.issue(STORE, payout.id(), ACCOUNTANT))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(ProblemCode.NOT_NOW));
  }

  private void refuses(CreditCode code, Use use, Actor actor, ProblemCode problem) {
    assertThatThrownBy(() -> credits.use(STORE, code, use, actor))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(problem));
  }

  private Payout due() {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.STORE_CREDIT);
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    return payouts.ofCase(STORE, accepted.id()).getFirst();
  }

  private long balance(Payout of, String account) {
    return jdbc.sql(BALANCE).param("case", of.caseId().value()).param("account", account).query(Long.class).single();
  }
}
