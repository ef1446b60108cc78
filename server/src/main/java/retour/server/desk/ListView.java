package retour.server.desk;

import java.util.List;
import java.util.Optional;
import retour.server.returns.CaseStatus;
import retour.server.returns.ReturnCases.CaseRow;

/**
 * A page of all returns, newest first.
 *
 * @param more whether older ones follow
 * @param later whether this is not the first page
 */
public record ListView(Optional<CaseStatus> chosen, List<CaseRow> rows, boolean more, boolean later) {

  public boolean isChosen(CaseStatus status) {
    return chosen.filter(status::equals).isPresent();
  }

  public String status() {
    return chosen.map(CaseStatus::code).orElse("");
  }

  /** Where the next page starts. */
  public String last() {
    return rows.isEmpty() ? "" : rows.getLast().id().value().toString();
  }

  public List<CaseStatus> statuses() {
    return List.of(CaseStatus.values());
  }
}
