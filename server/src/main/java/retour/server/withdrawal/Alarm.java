package retour.server.withdrawal;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A call to staff.
 *
 * @param day which it is about: the last one for what is wanted, or the one from which it is
 */
public record Alarm(AlarmKind kind, LocalDate day) {

  /** Days before the last one for sending the goods from which staff are told that they are awaited. */
  static final int WARNING_DAYS = 3;

  /**
   * What a statement calls for.
   *
   * @param recordedOn the store's day on which it was recorded
   */
  static Optional<Alarm> of(Withdrawals.Row row, LocalDate recordedOn, LocalDate today) {
    if (row.state().waitsForStaff()) {
      return Optional.of(new Alarm(AlarmKind.ANSWER_WANTED, recordedOn));
    }
    return row.objectedOn()
        .map(day -> new Alarm(AlarmKind.OBJECTION, day))
        .or(() -> ofTerms(row, today));
  }

  private static Optional<Alarm> ofTerms(Withdrawals.Row row, LocalDate today) {
    return row.repayment().flatMap(clock -> of(clock, row.sendBy(), today));
  }

  private static Optional<Alarm> of(RefundClock clock, Optional<LocalDate> sendBy, LocalDate today) {
    return switch (clock.step()) {
      case HELD -> sendBy.flatMap(last -> awaited(last, today));
      case RELEASABLE -> clock.dueOn().map(day -> new Alarm(AlarmKind.RELEASABLE, day));
      case DUE_SOON -> clock.dueOn().map(day -> new Alarm(AlarmKind.REPAYMENT_SOON, day));
      case OVERDUE -> clock.dueOn().map(day -> new Alarm(AlarmKind.REPAYMENT_OVERDUE, day));
      case REFUNDED, NONE -> Optional.empty();
    };
  }

  private static Optional<Alarm> awaited(LocalDate last, LocalDate today) {
    if (today.isAfter(last)) {
      return Optional.of(new Alarm(AlarmKind.GOODS_LATE, last));
    }
    return today.isBefore(last.minusDays(WARNING_DAYS))
        ? Optional.empty()
        : Optional.of(new Alarm(AlarmKind.GOODS_AWAITED, last));
  }
}
