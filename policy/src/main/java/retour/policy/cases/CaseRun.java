package retour.policy.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import retour.policy.decision.Amounts;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.Deadline;
import retour.policy.decision.LineDecision;
import retour.policy.decision.MissingFact;
import retour.policy.decision.Option;
import retour.policy.decision.Referral;
import retour.policy.decision.Requirement;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Target;
import retour.policy.decision.Turning;

/** Runs one case against a policy. */
public final class CaseRun {

  private final LineDecision decision;

  private CaseRun(LineDecision decision) {
    this.decision = decision;
  }

  /** What differs from what the case expects; empty when all is as expected. */
  public static List<Difference> differences(PolicyCase each) {
    try {
      LineDecision decision = each.policy().decide(each.facts(), each.today()).lines().getFirst();
      CaseRun run = new CaseRun(decision);
      return each.expected().stream().flatMap(expectation -> run.difference(expectation).stream()).toList();
    } catch (IllegalArgumentException e) {
      return List.of(new Difference("decision", "an answer", String.valueOf(e.getMessage())));
    }
  }

  private Optional<Difference> difference(Expectation expectation) {
    return switch (expectation) {
      case Expectation.OfResolution of ->
          differs(of.resolution().code(), of.verdict(), decision.resolution(of.resolution()).verdict());
      case Expectation.OfClause of -> differs(of.clause(), of.result(), result(of.clause()));
      case Expectation.LastDay last -> differs("last day", last.day(), lastDay());
      case Expectation.Total total -> differs("total", Optional.of(total.total()), total());
      case Expectation.Exactly exactly -> differs(word(exactly.kind()), exactly.names(), names(exactly.kind()));
      case Expectation.AtLeast atLeast -> {
        List<String> names = names(atLeast.kind());
        yield names.containsAll(atLeast.names())
            ? Optional.empty()
            : differs(word(atLeast.kind()) + " with", atLeast.names(), names);
      }
    };
  }

  private static Optional<Difference> differs(String what, Object expected, Object found) {
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of(new Difference(what, shown(expected), shown(found)));
  }

  private static String shown(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(Object::toString).orElse("none");
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case List<?> names -> names.isEmpty() ? "none" : String.join(", ", names.stream().map(Object::toString).toList());
      default -> value.toString();
    };
  }

  private static String word(Expectation.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Object result(String clause) {
    return decision.clauses().stream()
        .filter(outcome -> outcome.clause().equals(clause))
        .findFirst()
        .<Object>map(ClauseOutcome::result)
        .orElse("no clause of the policy");
  }

  private Optional<LocalDate> lastDay() {
    return decision.resolutions().stream()
        .map(ResolutionDecision::until)
        .flatMap(Optional::stream)
        .map(Deadline::lastDay)
        .findFirst();
  }

  private Object total() {
    return decision.resolution(Resolution.REFUND).amounts().map(Amounts::total);
  }

  private List<String> names(Expectation.Kind kind) {
    Stream<String> names =
        switch (kind) {
          case QUESTIONS -> decision.questions().stream().map(MissingFact::name);
          case CHECKLIST -> decision.checklist().stream().map(MissingFact::name);
          case REQUIREMENTS -> decision.requirements().stream().flatMap(CaseRun::requirement);
          case REFERRALS -> decision.referrals().stream().map(Referral::to);
          case DECIDED_BY -> decision.resolution(Resolution.REFUND).decidedBy().stream();
          case PAY_BY -> decision.resolution(Resolution.REFUND).payBy().stream();
          case OPTIONS -> decision.resolutions().stream().flatMap(each -> each.options().stream()).map(Option::option);
          case FREIGHT -> decision.freight().stream().map(each -> each.leg().code() + " " + each.payer().code());
          case TARGETS -> decision.targets().stream().map(CaseRun::target);
          case TURNINGS -> decision.resolutions().stream().flatMap(each -> each.turnings().stream()).map(CaseRun::turning);
        };
    return names.distinct().toList();
  }

  /** Its name, and once more with its last day where it has one. */
  private static Stream<String> requirement(Requirement requirement) {
    String name = requirement.what() + requirement.series().map(series -> " " + series).orElse("");
    return Stream.concat(
        Stream.of(name), requirement.until().stream().map(until -> name + " until " + until.lastDay()));
  }

  private static String target(Target target) {
    return target.what() + target.until().map(until -> " until " + until.lastDay()).orElse("");
  }

  private static String turning(Turning turning) {
    return switch (turning.kind()) {
      case UNTIL -> "until " + day(turning) + " by " + turning.clause();
      case FROM -> "from " + day(turning) + " by " + turning.clause();
      case IF_FACT -> "if " + turning.fact().orElse("");
      case MORE_IF -> "more if " + turning.fact().orElse("");
      case INSTEAD ->
          "instead "
              + turning.resolution().map(Resolution::code).orElse("")
              + (turning.day().isPresent() ? " until " + day(turning) : "");
    };
  }

  private static String day(Turning turning) {
    return turning.day().map(LocalDate::toString).orElse("");
  }
}
