package retour.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import retour.server.withdrawal.Timeliness;
import retour.server.withdrawal.WithdrawalState;
import retour.server.withdrawal.Withdrawals;

/**
 * A statement in a list.
 *
 * @param orderNumber absent while the order is not known
 */
record WithdrawalRow(
    UUID id,
    String number,
    Optional<String> orderNumber,
    Instant statedAt,
    WithdrawalState state,
    Optional<Timeliness> timeliness,
    Optional<LocalDate> sendBy,
    Optional<WithdrawalView.Repayment> repayment) {

  static WithdrawalRow of(Withdrawals.Row row) {
    return new WithdrawalRow(
        row.id().value(),
        row.number(),
        Optional.of(row.orderNumber()).filter(number -> !number.isEmpty()),
        row.statedAt(),
        row.state(),
        row.timeliness(),
        row.sendBy(),
        row.repayment().map(WithdrawalView.Repayment::of));
  }
}
