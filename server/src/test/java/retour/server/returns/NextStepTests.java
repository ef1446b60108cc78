package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retour.policy.decision.Resolution;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.server.returns.NextStep.Standing;
import retour.server.store.CaseSettings;

class NextStepTests {

  private static final Aims USUAL = new Aims(Map.of(), CaseSettings.USUAL);
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  private static final LocalDate EXPIRES = LocalDate.parse("2026-12-20");
  private static final LocalDate PAYOUT = LocalDate.parse("2026-11-23");

  @ParameterizedTest
  @CsvSource({
    "AWAITED,    PENDING,      AWAITING_GOODS,      SHOPPER",
    "RECEIVED,   PENDING,      AWAITING_INSPECTION, INSPECTOR",
    "WRONG_ITEM, PENDING,      AWAITING_INSPECTION, INSPECTOR",
    "MISSING,    PENDING,      AWAITING_RULING,     SUPERVISOR",
    "REFUSED,    PENDING,      AWAITING_RULING,     SUPERVISOR",
    "LOST,       PENDING,      AWAITING_RULING,     SUPERVISOR",
    "RECEIVED,   NEEDS_REVIEW, AWAITING_RULING,     SUPERVISOR",
    "RECEIVED,   ACCEPTED,     AWAITING_SETTLEMENT, ACCOUNTANT",
    "LOST,       ACCEPTED,     AWAITING_SETTLEMENT, ACCOUNTANT",
    "RECEIVED,   REJECTED,     REJECTED,            CLERK",
    "LOST,       REJECTED,     REJECTED,            NOBODY"
  })
  void followsFromOneItem(Reception reception, Acceptance acceptance, CaseStatus status, NextActor actor) {
    NextStep step = NextStep.of(authorized(item(reception, acceptance)), USUAL, TODAY);

    assertThat(step.status()).isEqualTo(status);
    assertThat(step.actor()).isEqualTo(actor);
  }

  @Test
  void waitsForTheShopperAfterAQuestion() {
    Standing asked = new Standing(AuthorizationState.REQUESTED, true, Optional.empty(), Optional.empty(), List.of());

    NextStep step = NextStep.of(asked, USUAL, TODAY);

    assertThat(step).isEqualTo(new NextStep(CaseStatus.REQUESTED, NextActor.SHOPPER, Optional.of(TODAY.plusDays(7))));
  }

  @Test
  void putsStaffBeforeGoodsStillToCome() {
    Standing mixed =
        authorized(item(Reception.AWAITED, Acceptance.PENDING), item(Reception.RECEIVED, Acceptance.PENDING));

    assertThat(NextStep.of(mixed, USUAL, TODAY).status()).isEqualTo(CaseStatus.AWAITING_INSPECTION);
  }

  @Test
  void expectsGoodsUntilTheNumberExpires() {
    NextStep step = NextStep.of(authorized(item(Reception.AWAITED, Acceptance.PENDING)), USUAL, TODAY);

    assertThat(step.dueOn()).contains(EXPIRES);
  }

  @Test
  void staysWithTheAccountantWhileMoneyHasToGoOut() {
    Standing settled =
        new Standing(
            AuthorizationState.AUTHORIZED, false, Optional.of(EXPIRES), duty(NextActor.ACCOUNTANT), List.of(settled()));

    NextStep step = NextStep.of(settled, USUAL, TODAY);

    assertThat(step).isEqualTo(new NextStep(CaseStatus.SETTLED, NextActor.ACCOUNTANT, Optional.of(PAYOUT)));
  }

  @Test
  void staysWithWhoHasToSendOrPay() {
    for (NextActor actor : List.of(NextActor.CLERK, NextActor.SHOPPER)) {
      Standing settled =
          new Standing(AuthorizationState.AUTHORIZED, false, Optional.of(EXPIRES), duty(actor), List.of(settled()));

      assertThat(NextStep.of(settled, USUAL, TODAY)).isEqualTo(new NextStep(CaseStatus.SETTLED, actor, Optional.of(PAYOUT)));
    }
  }

  private static Optional<Duty> duty(NextActor by) {
    return Optional.of(new Duty(by, PAYOUT));
  }

  @Test
  void endsWhenMoneyWentOut() {
    assertThat(NextStep.of(authorized(settled()), USUAL, TODAY))
        .isEqualTo(new NextStep(CaseStatus.SETTLED, NextActor.NOBODY, Optional.empty()));
  }

  @Test
  void keepsTheDayWhileNothingElseChanges() {
    NextStep before = NextStep.of(authorized(item(Reception.RECEIVED, Acceptance.PENDING)), USUAL, TODAY);

    NextStep later = NextStep.of(authorized(item(Reception.RECEIVED, Acceptance.PENDING)), USUAL, TODAY.plusDays(2));

    assertThat(later.keepingDayOf(before, USUAL)).isEqualTo(before);
  }

  @Test
  void alwaysNamesAnActorAndADayUntilTheEnd() {
    for (Standing standing : everyStanding()) {
      NextStep step = NextStep.of(standing, USUAL, TODAY);

      assertThat(step.dueOn().isPresent()).as("%s", standing).isEqualTo(step.actor() != NextActor.NOBODY);
      if (step.actor() == NextActor.NOBODY) {
        assertThat(step.status())
            .isIn(CaseStatus.SETTLED, CaseStatus.REJECTED, CaseStatus.DECLINED, CaseStatus.CANCELLED);
      }
    }
  }

  /** All combinations of two items under every authorization. */
  private static List<Standing> everyStanding() {
    List<ReturnItem> items = new ArrayList<>(List.of(settled()));
    for (Reception reception : Reception.values()) {
      for (Acceptance acceptance : Acceptance.values()) {
        items.add(item(reception, acceptance));
      }
    }
    List<Standing> all = new ArrayList<>();
    for (AuthorizationState state : AuthorizationState.values()) {
      for (ReturnItem first : items) {
        for (ReturnItem second : items) {
          all.add(new Standing(state, false, Optional.of(EXPIRES), Optional.empty(), List.of(first, second)));
        }
      }
    }
    return all;
  }

  private static Standing authorized(ReturnItem... items) {
    return new Standing(AuthorizationState.AUTHORIZED, false, Optional.of(EXPIRES), Optional.empty(), List.of(items));
  }

  private static ReturnItem settled() {
    ReturnItem item = item(Reception.RECEIVED, Acceptance.ACCEPTED);
    return item.settled(Resolution.REFUND, item.money(), 1, Instant.EPOCH);
  }

  private static ReturnItem item(Reception reception, Acceptance acceptance) {
    Money zero = Money.of(0, "USD");
    return new ReturnItem(
        1, 1, 1, Resolution.REFUND, new LineMoney(zero, zero, zero), reception, acceptance, false,
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
