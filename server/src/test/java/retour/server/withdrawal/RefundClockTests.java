package retour.server.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import retour.server.withdrawal.RefundClock.Standing;
import retour.server.withdrawal.RefundClock.Step;

class RefundClockTests {

  private static final LocalDate REPAY_BY = LocalDate.parse("2026-12-04");

  @Test
  void holdsTheMoneyUntilGoodsOrProofAreThere() {
    assertThat(at("2026-11-21", shipped(null, null))).isEqualTo(new RefundClock(Step.HELD, Optional.empty()));
    assertThat(at("2027-03-01", shipped(null, null)).step()).isEqualTo(Step.HELD);
  }

  @Test
  void releasesItByTheFirstOfGoodsAndProof() {
    assertThat(at("2026-11-25", shipped("2026-11-25", null)).step()).isEqualTo(Step.RELEASABLE);
    assertThat(at("2026-11-25", shipped(null, "2026-11-24")).dueOn()).contains(REPAY_BY);
    assertThat(at("2026-12-08", shipped("2026-12-10", "2026-12-08")).dueOn()).contains(LocalDate.parse("2026-12-08"));
  }

  @Test
  void hasNothingToWaitForWhereNothingWasShipped() {
    Standing unshipped = new Standing(REPAY_BY, false, Optional.empty(), Optional.empty(), false, false);

    assertThat(at("2026-11-20", unshipped)).isEqualTo(new RefundClock(Step.RELEASABLE, Optional.of(REPAY_BY)));
  }

  @Test
  void warnsThreeDaysAheadAndIsOverdueTheDayAfter() {
    Standing here = shipped("2026-11-25", null);

    assertThat(at("2026-11-30", here).step()).isEqualTo(Step.RELEASABLE);
    assertThat(at("2026-12-01", here).step()).isEqualTo(Step.DUE_SOON);
    assertThat(at("2026-12-04", here).step()).isEqualTo(Step.DUE_SOON);
    assertThat(at("2026-12-05", here).step()).isEqualTo(Step.OVERDUE);
  }

  @Test
  void isDueTheSameDayWhereTheGoodsComeAfterTheTerm() {
    assertThat(at("2026-12-10", shipped("2026-12-10", null)))
        .isEqualTo(new RefundClock(Step.DUE_SOON, Optional.of(LocalDate.parse("2026-12-10"))));
    assertThat(at("2026-12-11", shipped("2026-12-10", null)).step()).isEqualTo(Step.OVERDUE);
  }

  @Test
  void endsWithTheMoneyOrWithoutAny() {
    Standing paid = new Standing(REPAY_BY, true, Optional.of(REPAY_BY), Optional.empty(), true, false);
    Standing ended = new Standing(REPAY_BY, true, Optional.of(REPAY_BY), Optional.empty(), false, true);

    assertThat(at("2027-01-01", paid)).isEqualTo(new RefundClock(Step.REFUNDED, Optional.empty()));
    assertThat(at("2027-01-01", ended)).isEqualTo(new RefundClock(Step.NONE, Optional.empty()));
  }

  private static RefundClock at(String today, Standing standing) {
    return RefundClock.at(LocalDate.parse(today), standing);
  }

  private static Standing shipped(@org.jspecify.annotations.Nullable String received, @org.jspecify.annotations.Nullable String proof) {
    return new Standing(
        REPAY_BY,
        true,
        Optional.ofNullable(received).map(LocalDate::parse),
        Optional.ofNullable(proof).map(LocalDate::parse),
        false,
        false);
  }
}
