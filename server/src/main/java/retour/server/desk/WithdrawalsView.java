package retour.server.desk;

import java.util.List;
import java.util.Optional;
import retour.server.withdrawal.WithdrawalState;
import retour.server.withdrawal.Withdrawals.Row;

/**
 * The list of statements.
 *
 * @param alarms what staff have to look at now, soonest due first
 * @param later whether this is not the first page
 */
public record WithdrawalsView(
    Optional<WithdrawalState> chosen, List<Row> alarms, List<Row> rows, boolean more, boolean later) {

  public WithdrawalsView {
    alarms = List.copyOf(alarms);
    rows = List.copyOf(rows);
  }

  public List<WithdrawalState> states() {
    return List.of(WithdrawalState.values());
  }

  public boolean isChosen(WithdrawalState state) {
    return chosen.filter(state::equals).isPresent();
  }

  /** The chosen state's code, or empty. */
  public String state() {
    return chosen.map(WithdrawalState::code).orElse("");
  }

  /** After which row the next page starts. */
  public String last() {
    return rows.isEmpty() ? "" : rows.getLast().id().value().toString();
  }
}
