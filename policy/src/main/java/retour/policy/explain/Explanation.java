package retour.policy.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import retour.policy.ClauseText;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.Decision;
import retour.policy.decision.Deadline;
import retour.policy.decision.Freight;
import retour.policy.decision.LineDecision;
import retour.policy.decision.MissingFact;
import retour.policy.decision.Option;
import retour.policy.decision.Referral;
import retour.policy.decision.Requirement;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Target;
import retour.policy.decision.Turning;
import retour.policy.fact.Fact;
import retour.policy.money.Percent;

/** A decision as plain text, for a person at a terminal. */
public final class Explanation {

  private static final int KEY_WIDTH = 14;

  private final Policy policy;
  private final Texts texts;
  private final List<String> lines = new ArrayList<>();

  private Explanation(Policy policy, Texts texts) {
    this.policy = policy;
    this.texts = texts;
  }

  /** The whole decision, line by line; ends with a line break. */
  public static String text(Policy policy, Decision decision, Locale locale) {
    Explanation explanation = new Explanation(policy, new Texts(locale));
    decision.lines().forEach(line -> explanation.line(decision, line));
    return String.join("\n", explanation.lines) + "\n";
  }

  /** What stands above the same case under law layers. */
  public static String underLaw(Locale locale) {
    return new Texts(locale).of("under-law");
  }

  private void line(Decision decision, LineDecision line) {
    String version = String.valueOf(decision.version());
    lines.add(texts.of("line", line.line(), texts.day(decision.today()), decision.policy(), version));
    lines.add("");
    line.resolutions().forEach(this::resolution);
    lines.add("");
    lines.add(texts.of("clauses"));
    line.clauses().forEach(this::clause);
    lines.add("");
    entry("questions", line.questions().stream().map(this::question).toList());
    entry("checklist", line.checklist().stream().map(this::question).toList());
    entry("requires", line.requirements().stream().map(this::requirement).toList());
    entry("refers", line.referrals().stream().map(Referral::to).distinct().toList());
    if (!line.freight().isEmpty()) {
      entry("freight", line.freight().stream().map(this::freight).toList());
    }
    if (!line.targets().isEmpty()) {
      entry("targets", line.targets().stream().map(this::target).toList());
    }
  }

  private void resolution(ResolutionDecision decision) {
    String until = decision.until().map(this::until).orElse("");
    String name = texts.of("resolution", decision.resolution());
    lines.add(padded(name) + texts.of("verdict", decision.verdict()) + until);
    decision.until().ifPresent(deadline -> indented("counted", new DeadlineText(texts).of(deadline)));
    indented("decided", String.join(", ", decision.decidedBy()));
    decision.amounts().ifPresent(amounts -> indented("get", sum(amounts)));
    indented("pay-by", String.join(", ", decision.payBy()));
    indented("choices", decision.options().stream().map(Explanation::option).collect(Collectors.joining(" | ")));
    decision.turnings().forEach(turning -> lines.add("  " + turning(turning)));
  }

  private String until(Deadline deadline) {
    return ", " + texts.of("until", texts.day(deadline.lastDay()));
  }

  private static String option(Option option) {
    String rates = option.range().map(range -> " " + range.from() + ".." + range.to() + " %").orElse("");
    String sums = option.sums().map(range -> " " + range.from().decimal() + ".." + range.to()).orElse("");
    return option.option() + rates + sums + (option.favoured() ? " *" : "");
  }

  private String sum(Amounts amounts) {
    StringBuilder sum = new StringBuilder(amounts.paid().decimal().toPlainString() + " " + texts.of("paid"));
    for (Adjustment each : amounts.adjustments()) {
      String sign = each.kind() == Adjustment.Kind.REIMBURSEMENT ? " + " : " - ";
      String rate = each.rate().map(Percent::toString).map(percent -> percent + " %, ").orElse("");
      sum.append(sign).append(each.amount().decimal().toPlainString()).append(' ');
      sum.append(each.label().replace('_', ' ')).append(" (").append(rate).append(choice(each)).append(each.clause()).append(')');
    }
    if (!amounts.tax().isZero()) {
      sum.append(" + ").append(amounts.tax().decimal().toPlainString()).append(' ').append(texts.of("tax"));
    }
    return sum.append(" = ").append(amounts.total()).toString();
  }

  /** What staff may still choose from. */
  private String choice(Adjustment each) {
    if (!each.proposed()) {
      return "";
    }
    Optional<String> rates = each.range().map(range -> range.from() + " .. " + range.to() + " %");
    Optional<String> sums = each.sums().map(range -> range.from().decimal().toPlainString() + " .. " + range.to());
    return sums.or(() -> rates).map(range -> texts.of("of-staff", range) + ", ").orElse("");
  }

  private String turning(Turning turning) {
    return switch (turning.kind()) {
      case UNTIL -> texts.of("turning.until", day(turning), turning.clause());
      case FROM -> texts.of("turning.from", day(turning), turning.clause());
      case IF_FACT ->
          texts.of("turning.if_fact", turning.fact().map(this::question).orElse(""), turning.clause());
      case MORE_IF ->
          texts.of("turning.more_if", turning.fact().map(this::question).orElse(""), turning.clause());
      case INSTEAD -> {
        String what = turning.resolution().map(each -> texts.of("resolution", each)).orElse("");
        yield turning.day().isPresent()
            ? texts.of("turning.instead_until", what, day(turning))
            : texts.of("turning.instead", what);
      }
    };
  }

  private String day(Turning turning) {
    return turning.day().map(texts::day).orElse("");
  }

  private void clause(ClauseOutcome outcome) {
    String result =
        outcome.result() == ClauseResult.GAVE_WAY
            ? texts.of("result.gave_way", String.join(", ", outcome.gaveWayTo()))
            : texts.of("result", outcome.result());
    String says = policy.clause(outcome.clause()).map(ClauseText::says).map(words -> words.in(texts.language())).orElse("");
    lines.add("  " + padded(outcome.clause()) + result + ": " + says);
    String known =
        outcome.facts().stream()
            .flatMap(use -> use.known().stream())
            .map(this::fact)
            .collect(Collectors.joining(", "));
    if (!known.isEmpty()) {
      lines.add("  " + padded("") + "(" + known + ")");
    }
  }

  private String fact(Fact fact) {
    String claimed = fact.isClaimed() ? " [" + texts.of("claimed") + "]" : "";
    return fact.name() + " = " + Values.text(fact.value()) + claimed;
  }

  private String question(MissingFact missing) {
    return question(missing.name());
  }

  private String question(String fact) {
    return policy.fact(fact).map(FactQuestion::text).map(words -> words.in(texts.language())).orElse(fact);
  }

  private String requirement(Requirement requirement) {
    String what = requirement.what().replace('_', ' ') + requirement.series().map(series -> " " + series).orElse("");
    Optional<String> until = requirement.until().map(this::until);
    return what + ", " + texts.of("by." + requirement.by()) + until.orElse("") + " (" + requirement.clause() + ")";
  }

  private String freight(Freight freight) {
    String leg = texts.of("leg." + freight.leg().code());
    return leg + ": " + texts.of("payer." + freight.payer().code()) + " (" + String.join(", ", freight.clauses()) + ")";
  }

  private String target(Target target) {
    String until = target.until().map(this::until).orElse("");
    return target.what().replace('_', ' ') + until + " (" + target.clause() + ")";
  }

  private void indented(String key, String text) {
    if (!text.isEmpty()) {
      lines.add("  " + padded(texts.of(key)) + text);
    }
  }

  private void entry(String key, List<String> entries) {
    lines.add(texts.of(key) + ": " + (entries.isEmpty() ? texts.of("none") : ""));
    entries.forEach(each -> lines.add("  - " + each));
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(1, KEY_WIDTH - text.length()));
  }
}
