package retour.server.desk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Referral;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.returns.Assessment;

/**
 * A request being entered.
 *
 * @param policy the version in force when the order was placed
 * @param lines every line of the order
 * @param shared questions about the whole return, answered and open
 * @param assessed whether the policy could be asked
 * @param open whether questions are left
 * @param kept the fields to carry along when the request is filed
 */
public record EntryView(
    Policy policy, Order order, List<Line> lines, List<Ask> shared, boolean assessed, boolean open, Map<String, String> kept) {

  /** Whether a clause sends the customer to the carrier. */
  public boolean refersToCarrier() {
    return lines.stream()
        .flatMap(line -> line.referrals().stream())
        .anyMatch(referral -> referral.to().equals("carrier"));
  }

  /**
   * A line of the order.
   *
   * @param decision what the policy says, once the line is picked
   * @param asks questions about it, answered and open
   * @param resolution what was chosen
   * @param belowLaw what the policy refuses and a law grants that the store does not enforce
   */
  public record Line(
      OrderLine line, String quantity, Optional<LineDecision> decision, List<Ask> asks, String resolution, List<ResolutionDecision> belowLaw) {

    public String quantityField() {
      return "q-" + line.lineNo();
    }

    public String resolutionField() {
      return "r-" + line.lineNo();
    }

    /** The resolutions that can be filed. */
    public List<ResolutionDecision> possible() {
      Stream<ResolutionDecision> byPolicy =
          decision.stream()
              .flatMap(found -> found.resolutions().stream())
              .filter(each -> each.verdict() != Verdict.REFUSED);
      return Stream.concat(byPolicy, belowLaw.stream()).toList();
    }

    /** Whom the customer is sent to instead. */
    public List<Referral> referrals() {
      return decision.stream().flatMap(found -> found.referrals().stream()).toList();
    }

    public List<ResolutionDecision> refused() {
      return decision.stream()
          .flatMap(found -> found.resolutions().stream())
          .filter(each -> each.verdict() == Verdict.REFUSED)
          .toList();
    }
  }

  /** A question with what was answered. */
  public record Ask(FactQuestion question, String field, String answer) {}

  static EntryView of(EntryForm form, Optional<Assessment> assessment) {
    List<OrderLine> picked = form.picked();
    List<Line> lines = form.order().lines().stream().map(line -> line(form, line, picked, assessment)).toList();
    Set<String> shared = new LinkedHashSet<>(form.sharedAnswers().keySet());
    assessment.stream()
        .flatMap(found -> found.decision().lines().stream())
        .flatMap(decision -> decision.questions().stream())
        .filter(missing -> isShared(form.policy(), missing.name()))
        .forEach(missing -> shared.add(missing.name()));
    return new EntryView(
        form.policy(),
        form.order(),
        lines,
        asks(form.policy(), shared, "s-", form.sharedAnswers()),
        assessment.isPresent(),
        assessment.filter(Assessment::hasQuestions).isPresent(),
        form.kept());
  }

  /** The fields the filing form carries hidden; resolutions are its own. */
  public Map<String, String> carried() {
    Map<String, String> carried = new TreeMap<>(kept);
    carried.keySet().removeIf(name -> name.startsWith("r-"));
    return carried;
  }

  /** Whether the policy refuses something of it, so that filing it anyway takes a supervisor. */
  public boolean isRefused() {
    return assessed && !open && lines.stream().anyMatch(line -> !line.refused().isEmpty());
  }

  /** Whether the form that files it can be shown. */
  public boolean isReady() {
    return assessed && !open && lines.stream().anyMatch(line -> !line.possible().isEmpty());
  }

  private static Line line(EntryForm form, OrderLine line, List<OrderLine> picked, Optional<Assessment> assessment) {
    Optional<LineDecision> decision =
        IntStream.range(0, picked.size())
            .filter(index -> picked.get(index).lineNo() == line.lineNo())
            .boxed()
            .findFirst()
            .flatMap(index -> assessment.map(found -> found.decision().line(Integer.toString(index + 1))));
    Set<String> names = new LinkedHashSet<>(form.answers(line).keySet());
    decision.stream()
        .flatMap(found -> found.questions().stream())
        .filter(missing -> !isShared(form.policy(), missing.name()))
        .forEach(missing -> names.add(missing.name()));
    return new Line(
        line,
        form.quantity(line),
        decision,
        asks(form.policy(), names, EntryForm.answerPrefix(line), form.answers(line)),
        form.resolution(line).map(chosen -> chosen.code()).orElse(""),
        belowLaw(decision, assessment));
  }

  private static List<ResolutionDecision> belowLaw(Optional<LineDecision> line, Optional<Assessment> assessment) {
    return line.stream()
        .flatMap(found -> assessment.orElseThrow().resolutions(found).stream())
        .filter(each -> !assessment.orElseThrow().belowLaw(line.orElseThrow().line(), each).isEmpty())
        .toList();
  }

  private static List<Ask> asks(Policy policy, Set<String> names, String prefix, Map<String, String> answers) {
    return policy.facts().stream()
        .filter(question -> names.contains(question.name()))
        .map(question -> new Ask(question, prefix + question.name(), answers.getOrDefault(question.name(), "")))
        .toList();
  }

  private static boolean isShared(Policy policy, String fact) {
    return policy.fact(fact).filter(FactQuestion::shared).isPresent();
  }
}
