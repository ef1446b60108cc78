package retour.server.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import retour.policy.ClauseText;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.decision.Deadline;
import retour.policy.decision.Option;
import retour.policy.decision.Requirement;
import retour.policy.decision.Turning;
import retour.policy.fact.FactValue;
import retour.server.page.Formats;
import retour.server.page.Texts;
import retour.server.portal.view.Clause;
import retour.server.portal.view.Sum;

/** Says what a decision holds in the shopper's language. */
record Wording(Policy policy, Texts t, Formats f) {

  private static final Pattern PERIOD = Pattern.compile("(\\d+) (day|week|month|year)s?");

  List<Clause> clauses(List<String> ids) {
    return ids.stream().distinct().map(this::clause).toList();
  }

  Clause clause(String id) {
    return new Clause(id, policy.clause(id).map(ClauseText::says).map(says -> says.in(t.language())).orElse(""));
  }

  /** The question's words; the fact's name in plain letters where nobody asks for it. */
  String question(String fact) {
    return policy
        .fact(fact)
        .map(FactQuestion::text)
        .map(text -> text.in(t.language()))
        .filter(text -> !text.isEmpty())
        .or(() -> t.find("words.fact." + fact))
        .orElseGet(() -> plain(fact));
  }

  String value(Optional<FactQuestion> question, FactValue value) {
    return switch (value) {
      case FactValue.YesNo yesNo -> t.get(yesNo.value() ? "page.yes" : "page.no");
      case FactValue.Choice choice ->
          question
              .flatMap(declared -> declared.choice(choice.value()))
              .map(declared -> declared.text().in(t.language()))
              .filter(text -> !text.isEmpty())
              .orElseGet(() -> plain(choice.value()));
      case FactValue.WholeNumber number -> f.number(number.value());
      case FactValue.Amount amount -> f.money(amount.value());
      case FactValue.Day day -> f.day(day.value());
      case FactValue.Text text -> text.value();
    };
  }

  /** The last day as a sentence. */
  String until(Deadline deadline) {
    return t.get("portal.until", f.day(deadline.lastDay()));
  }

  /** How the last day is counted. */
  String counted(Deadline deadline) {
    String counted = t.get("portal.counted", period(deadline.length()), f.day(deadline.from()));
    String moved =
        deadline.lastDay().equals(deadline.rawLastDay())
            ? counted
            : counted + " " + t.get("portal.counted.moved", f.day(deadline.rawLastDay()));
    return deadline.trace().provisional() ? moved + " " + t.get("portal.counted.provisional") : moved;
  }

  /** {@code 14 days} in the reader's language. */
  String period(String length) {
    Matcher period = PERIOD.matcher(length);
    return period.matches()
        ? t.get("words.period." + period.group(2), Integer.valueOf(period.group(1)))
        : length;
  }

  /** Every step from what was paid to what is given back. */
  List<Sum> sums(Amounts amounts) {
    List<Sum> sums = new ArrayList<>();
    sums.add(new Sum(t.get("words.amount.paid"), "", f.money(amounts.paid()), "", false));
    for (Adjustment step : amounts.adjustments()) {
      sums.add(sum(step));
    }
    if (!amounts.tax().isZero()) {
      sums.add(new Sum(t.get("words.amount.tax"), "", f.money(amounts.tax()), "", false));
    }
    sums.add(new Sum(t.get("portal.sum.total"), "", f.money(amounts.total()), "", true));
    return sums;
  }

  private Sum sum(Adjustment step) {
    String label =
        t.find("words.amount." + step.label()).orElseGet(() -> plain(step.label()))
            + step.rate().map(rate -> ", " + f.percent(rate)).orElse("");
    boolean raises = step.kind() == Adjustment.Kind.REIMBURSEMENT;
    String amount = f.money(raises ? step.amount() : step.amount().negated());
    String note =
        step.proposed()
            ? step.range()
                .map(range -> t.get("portal.sum.proposed", f.percent(range.from()), f.percent(range.to())))
                .or(() -> step.sums().map(sums -> t.get("portal.sum.proposed", f.money(sums.from()), f.money(sums.to()))))
                .orElse("")
            : "";
    return new Sum(label, step.clause(), amount, note, false);
  }

  String option(Option option) {
    String name = t.find("words.option." + option.option()).orElseGet(() -> plain(option.option()));
    return option
        .range()
        .map(range -> t.get("portal.option.range", name, f.percent(range.from()), f.percent(range.to())))
        .or(() -> option.sums().map(sums -> t.get("portal.option.range", name, f.money(sums.from()), f.money(sums.to()))))
        .orElse(name);
  }

  String requirement(Requirement requirement) {
    String what = t.find("words.require." + requirement.what()).orElseGet(() -> plain(requirement.what()));
    return requirement
        .until()
        .map(day -> t.get("portal.require.until", what, f.day(day.lastDay())))
        .orElse(what);
  }

  String turning(Turning turning) {
    return switch (turning.kind()) {
      case UNTIL -> t.get("portal.turning.until", turning.day().map(f::day).orElse(""));
      case FROM -> t.get("portal.turning.from", turning.day().map(f::day).orElse(""));
      case IF_FACT -> t.get("portal.turning.if_fact", turning.fact().map(this::question).orElse(""));
      case MORE_IF -> t.get("portal.turning.more_if", turning.fact().map(this::question).orElse(""));
      case INSTEAD -> {
        String other = turning.resolution().map(each -> t.get("words.resolution." + each.code())).orElse("");
        yield turning
            .day()
            .map(day -> t.get("portal.turning.instead_until", other, f.day(day)))
            .orElseGet(() -> t.get("portal.turning.instead", other));
      }
    };
  }

  static String plain(String code) {
    return code.replace('_', ' ').replace('-', ' ');
  }
}
