package retour.server.withdrawal;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * When the money has to be back: at most 14 days after the store was told, but not before the goods are here or proven
 * to be on their way, whichever comes first (Directive 2011/83/EU Art. 13(1), (3)). Inspection is no reason to hold it.
 *
 * @param dueOn the last day for it; empty while it may be held, and once it is back
 */
public record RefundClock(Step step, Optional<LocalDate> dueOn) {

  /** Days before the last one from which staff are warned. */
  static final int WARNING_DAYS = 3;

  /** Where the repayment stands. */
  public enum Step {
    /** Lawfully held: neither the goods nor a proof of sending are here. */
    HELD,
    /** May be held no longer. */
    RELEASABLE,
    /** The last day is near. */
    DUE_SOON,
    OVERDUE,
    REFUNDED,
    /** Nothing is to be paid: the return ended without a refund. */
    NONE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What the clock follows from.
   *
   * @param repayBy the raw last day after the store was told
   * @param wasShipped whether there are goods to wait for at all
   * @param receivedOn when the first goods came back
   * @param proofOn when sending was proven
   * @param refunded whether the money is out
   * @param ended whether the return ended without any money
   */
  public record Standing(
      LocalDate repayBy,
      boolean wasShipped,
      Optional<LocalDate> receivedOn,
      Optional<LocalDate> proofOn,
      boolean refunded,
      boolean ended) {

    private Optional<LocalDate> releasedOn() {
      return receivedOn
          .map(received -> proofOn.filter(proof -> proof.isBefore(received)).orElse(received))
          .or(() -> proofOn);
    }
  }

  static RefundClock at(LocalDate today, Standing standing) {
    if (standing.refunded() || standing.ended()) {
      return new RefundClock(standing.refunded() ? Step.REFUNDED : Step.NONE, Optional.empty());
    }
    Optional<LocalDate> released = standing.releasedOn();
    if (standing.wasShipped() && released.isEmpty()) {
      return new RefundClock(Step.HELD, Optional.empty());
    }
    LocalDate due =
        released.filter(day -> day.isAfter(standing.repayBy())).orElse(standing.repayBy());
    return new RefundClock(step(today, due), Optional.of(due));
  }

  private static Step step(LocalDate today, LocalDate due) {
    if (today.isAfter(due)) {
      return Step.OVERDUE;
    }
    return today.isBefore(due.minusDays(WARNING_DAYS)) ? Step.RELEASABLE : Step.DUE_SOON;
  }
}
