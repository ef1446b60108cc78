package retour.server.desk;

import java.util.List;
import java.util.Optional;
import retour.policy.FactQuestion;
import retour.policy.fact.FactValue;
import retour.server.desk.CaseView.FactRow;
import retour.server.desk.CaseView.ItemView;

/**
 * What an inspector fills in for one item.
 *
 * @param points what to look at, in the policy's order
 * @param found what was found before
 */
public record InspectionSheet(ItemView item, List<Point> points, List<FactRow> found) {

  /**
   * One thing to look at.
   *
   * @param clauses the clauses that wait for it
   * @param claimed what the shopper said
   * @param found what the inspector said already
   */
  public record Point(
      FactQuestion question, List<String> clauses, Optional<FactValue> claimed, Optional<FactValue> found) {

    public String field() {
      return "fact-" + question.name();
    }
  }
}
