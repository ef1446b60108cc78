package retour.policy.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.ClauseResult;
import retour.policy.language.Clause;
import retour.policy.language.Condition;

/**
 * Which cases show what of which clause. A case shows the clause it stands under, and every clause whose outcome it
 * expects; in which way, its decision says.
 */
public final class Coverage {

  /** As many cases stand under a clause at least. */
  public static final int FEWEST = 3;

  private final CaseSuite suite;
  private final List<Showing> showings = new ArrayList<>();

  private Coverage(CaseSuite suite) {
    this.suite = suite;
  }

  /** Decides every case once and notes what it shows. */
  public static Coverage of(CaseSuite suite) {
    Coverage coverage = new Coverage(suite);
    suite.cases().forEach(coverage::note);
    return coverage;
  }

  /**
   * Something that no case shows.
   *
   * @param kind the way that is missing; empty where the clause has too few cases of its own
   */
  public record Gap(String clause, Optional<Showing.Kind> kind) {}

  /** What is shown of a clause, in the order of the cases. */
  public List<Showing> of(String clause) {
    return showings.stream().filter(each -> each.clause().equals(clause)).toList();
  }

  /** What is missing, in the order of the clauses. A clause without a condition need not be shown not to apply. */
  public List<Gap> gaps() {
    return suite.clauses().stream().flatMap(clause -> gaps(clause).stream()).toList();
  }

  private List<Gap> gaps(Clause clause) {
    List<Gap> gaps = new ArrayList<>();
    if (suite.cases().stream().filter(each -> each.clause().equals(clause.id())).count() < FEWEST) {
      gaps.add(new Gap(clause.id(), Optional.empty()));
    }
    Set<Showing.Kind> missing = EnumSet.allOf(Showing.Kind.class);
    of(clause.id()).forEach(each -> missing.remove(each.kind()));
    if (isUnconditional(clause)) {
      missing.remove(Showing.Kind.DOES_NOT_APPLY);
    }
    missing.forEach(kind -> gaps.add(new Gap(clause.id(), Optional.of(kind))));
    return gaps;
  }

  private static boolean isUnconditional(Clause clause) {
    return clause.rules().stream().anyMatch(rule -> rule.when() instanceof Condition.Constant(var _, boolean value) && value);
  }

  private void note(PolicyCase each) {
    Set<String> shown = new HashSet<>(Set.of(each.clause()));
    each.expected().stream()
        .flatMap(expected -> expected instanceof Expectation.OfClause of ? Optional.of(of.clause()).stream() : Optional.<String>empty().stream())
        .forEach(shown::add);
    each.policy().decide(each.facts(), each.today()).lines().getFirst().clauses().stream()
        .filter(outcome -> shown.contains(outcome.clause()))
        .map(outcome -> new Showing(outcome.clause(), kind(outcome), each))
        .forEach(showings::add);
    if (each.edge()) {
      showings.add(new Showing(each.clause(), Showing.Kind.EDGE, each));
    }
  }

  private static Showing.Kind kind(ClauseOutcome outcome) {
    ClauseResult result = outcome.result();
    return switch (result) {
      case APPLIED, GAVE_WAY, WAIVED -> Showing.Kind.APPLIES;
      case DID_NOT_APPLY -> Showing.Kind.DOES_NOT_APPLY;
      case CANNOT_TELL_YET, FAILED -> Showing.Kind.EDGE;
    };
  }
}
