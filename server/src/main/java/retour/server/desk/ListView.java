package retour.server.desk;

import java.util.List;
import java.util.Optional;
import retour.server.returns.CaseStatus;
import retour.server.returns.ReturnCases.CaseRow;

/** A page of all returns, newest first. */
public record ListView(Optional<CaseStatus> chosen, Turned<CaseRow> page) {

  public List<CaseRow> rows() {
    return page.rows();
  }

  public boolean isChosen(CaseStatus status) {
    return chosen.filter(status::equals).isPresent();
  }

  public List<CaseStatus> statuses() {
    return List.of(CaseStatus.values());
  }

  /** Address of the newer ones; empty where there are none. */
  public String previous() {
    return page.before() && !rows().isEmpty() ? address("before", rows().getFirst()) : "";
  }

  /** Address of the older ones; empty where there are none. */
  public String next() {
    return page.after() && !rows().isEmpty() ? address("after", rows().getLast()) : "";
  }

  private String address(String direction, CaseRow row) {
    String status = chosen.map(each -> "status=" + each.code() + "&").orElse("");
    return "/desk/cases?" + status + direction + "=" + row.id().value();
  }
}
