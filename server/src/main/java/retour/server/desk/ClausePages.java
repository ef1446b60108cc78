package retour.server.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** What shows the store's clauses at work, as the build found it. For supervisors, administrators and auditors. */
@Controller
@RequestMapping("/desk/clauses")
class ClausePages {

  private final PolicyVersions policies;
  private final ShownClauses shown;

  ClausePages(PolicyVersions policies, ShownClauses shown) {
    this.policies = policies;
    this.shown = shown;
  }

  @GetMapping
  String list(Desk desk, Model model) {
    if (!desk.may(Deed.SEE_CLAUSES)) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
    Map<String, String> says = new HashMap<>();
    policies.all(desk.storeId()).stream()
        .flatMap(version -> version.policy().clauses().stream())
        .forEach(clause -> says.put(clause.id(), clause.says().in(desk.language())));
    List<ClauseRow> rows =
        shown.of(desk.storeId()).stream()
            .map(each -> new ClauseRow(says.getOrDefault(each.clause(), ofTheApplication(desk, each)), each))
            .toList();
    model.addAttribute("rows", rows);
    return "desk/clauses";
  }

  private static String ofTheApplication(Desk desk, ShownClause clause) {
    return desk.word("clause_says", clause.clause().toLowerCase(Locale.ROOT).replace('-', '_'));
  }
}
