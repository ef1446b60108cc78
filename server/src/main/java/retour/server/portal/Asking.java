package retour.server.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import retour.policy.FactQuestion;
import retour.policy.decision.MissingFact;
import retour.server.returns.Assessment;

/**
 * What there is to ask: by line, and once for the return as a whole.
 *
 * @param index of the draft's line, or {@link #WHOLE}
 */
record Asking(int index, FactQuestion question, String why) {

  static final int WHOLE = -1;
  private static final int NAMED = 3;

  /** The form's field. */
  String field() {
    return (index == WHOLE ? "all" : Integer.toString(index)) + "." + question.name();
  }

  String typed(Draft draft) {
    Map<String, String> answers = index == WHOLE ? draft.answers() : draft.lines().get(index).answers();
    return answers.getOrDefault(question.name(), "");
  }

  /** What the policy still needs, in its order. */
  static List<Asking> open(Visit visit, Assessment assessment) {
    Map<String, Asking> found = new LinkedHashMap<>();
    for (int index = 0; index < visit.draft().lines().size(); index++) {
      for (MissingFact missing : assessment.decision().line(Integer.toString(index + 1)).questions()) {
        of(visit, index, missing).ifPresent(asking -> found.putIfAbsent(asking.field(), asking));
      }
    }
    return List.copyOf(found.values());
  }

  private static Optional<Asking> of(Visit visit, int index, MissingFact missing) {
    return visit
        .policy()
        .fact(missing.name())
        .map(
            question ->
                new Asking(
                    question.shared() ? WHOLE : index, question, why(missing)));
  }

  /** The clauses that wait for it, the first few. */
  private static String why(MissingFact missing) {
    List<String> clauses = List.copyOf(new TreeSet<>(missing.clauses()));
    return clauses.size() <= NAMED
        ? String.join(", ", clauses)
        : String.join(", ", clauses.subList(0, NAMED)) + " \u2026";
  }

  /** What was answered already, to be changed. */
  static List<Asking> answered(Visit visit) {
    List<Asking> found = new ArrayList<>();
    for (int index = 0; index < visit.draft().lines().size(); index++) {
      found.addAll(answered(visit, index, visit.draft().lines().get(index).answers()));
    }
    found.addAll(answered(visit, WHOLE, visit.draft().answers()));
    return found;
  }

  private static List<Asking> answered(Visit visit, int index, Map<String, String> answers) {
    return visit.policy().facts().stream()
        .filter(question -> answers.containsKey(question.name()))
        .map(question -> new Asking(index, question, ""))
        .toList();
  }
}
