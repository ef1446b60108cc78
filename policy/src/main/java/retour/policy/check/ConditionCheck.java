package retour.policy.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import retour.policy.FactQuestion;
import retour.policy.fact.FactSource;
import retour.policy.language.Condition;
import retour.policy.language.Condition.Comparison;
import retour.policy.language.FactRule;
import retour.policy.language.Findings;
import retour.policy.language.Place;
import retour.policy.language.Term;
import retour.policy.parse.Names;

/** Checks the names and types inside conditions. */
final class ConditionCheck {

  private static final Set<FactQuestion.Type> ORDERED = EnumSet.of(FactQuestion.Type.WHOLE_NUMBER, FactQuestion.Type.AMOUNT, FactQuestion.Type.DAY);

  private final Map<String, FactRule> facts;
  private final Set<String> windows;
  private final Map<String, List<String>> lists;
  private final Findings findings;

  ConditionCheck(
      Map<String, FactRule> facts, Set<String> windows, Map<String, List<String>> lists, Findings findings) {
    this.facts = facts;
    this.windows = windows;
    this.lists = lists;
    this.findings = findings;
  }

  void check(Condition condition) {
    switch (condition) {
      case Condition.Constant _ -> {}
      case Condition.IsTrue(Place place, String fact) -> needs(fact, FactQuestion.Type.YES_NO, place);
      case Condition.Not(Place _, Condition of) -> check(of);
      case Condition.Both(Place _, Condition left, Condition right) -> both(left, right);
      case Condition.Either(Place _, Condition left, Condition right) -> both(left, right);
      case Condition.Compare compare -> compare(compare);
      case Condition.OneOf oneOf -> oneOf(oneOf);
      case Condition.Within within -> within(within);
      case Condition.Known known -> known(known);
    }
  }

  private void both(Condition left, Condition right) {
    check(left);
    check(right);
  }

  private void compare(Condition.Compare compare) {
    boolean ordering = compare.how() != Comparison.EQUAL && compare.how() != Comparison.DIFFERENT;
    pair(compare.left(), compare.right());
    FactQuestion.@Nullable Type type = type(compare.left());
    if (ordering && type != null && !ORDERED.contains(type)) {
      findings.add("type", compare.place(), TypeWords.of(type) + " is neither more nor less than another");
    }
  }

  private void oneOf(Condition.OneOf oneOf) {
    for (Term each : oneOf.among()) {
      if (each instanceof Term.ListTerm(Place place, String name)) {
        listWords(oneOf.value(), place, name);
      } else {
        pair(oneOf.value(), each);
      }
    }
  }

  private void listWords(Term value, Place place, String name) {
    List<String> words = lists.get(name);
    if (words == null) {
      findings.add(
          "unknown-list", place, "there is no list `" + name + "`", Names.suggestion(name, lists.keySet()));
      return;
    }
    words.forEach(word -> pair(value, new Term.TextTerm(place, word)));
  }

  private void pair(Term left, Term right) {
    Optional<FactQuestion> choice = choice(left).or(() -> choice(right));
    if (choice.isPresent()) {
      known(choice.get(), left);
      known(choice.get(), right);
      return;
    }
    FactQuestion.@Nullable Type a = type(left);
    FactQuestion.@Nullable Type b = type(right);
    if (a != null && b != null && a != b) {
      findings.add("type", right.place(), TypeWords.of(a) + " cannot be compared with " + TypeWords.of(b));
    }
  }

  private Optional<FactQuestion> choice(Term term) {
    return term instanceof Term.FactTerm(Place _, String name)
        ? Optional.ofNullable(facts.get(name))
            .map(FactRule::question)
            .filter(question -> question.type() == FactQuestion.Type.CHOICE)
        : Optional.empty();
  }

  private void known(FactQuestion question, Term term) {
    switch (term) {
      case Term.TextTerm(Place place, String word) -> {
        if (question.choice(word).isEmpty()) {
          List<String> names = question.choices().stream().map(FactQuestion.Choice::name).toList();
          findings.add(
              "unknown-choice",
              place,
              "`" + question.name() + "` is never \"" + word + "\"; it is one of: " + String.join(", ", names),
              Names.suggestion(word, names));
        }
      }
      case Term.FactTerm(Place place, String name) -> needs(name, FactQuestion.Type.CHOICE, place);
      case Term.NumberTerm _, Term.FlagTerm _, Term.DayTerm _, Term.AmountTerm _, Term.ListTerm _ ->
          findings.add("type", term.place(), "`" + question.name() + "` is compared with one of its choices only");
    }
  }

  private FactQuestion.@Nullable Type type(Term term) {
    return switch (term) {
      case Term.FactTerm(Place place, String name) -> {
        FactRule found = facts.get(name);
        if (found == null) {
          unknown(name, place);
        }
        yield found == null ? null : found.question().type();
      }
      case Term.TextTerm _, Term.ListTerm _ -> FactQuestion.Type.TEXT;
      case Term.NumberTerm _ -> FactQuestion.Type.WHOLE_NUMBER;
      case Term.FlagTerm _ -> FactQuestion.Type.YES_NO;
      case Term.DayTerm _ -> FactQuestion.Type.DAY;
      case Term.AmountTerm _ -> FactQuestion.Type.AMOUNT;
    };
  }

  private void within(Condition.Within within) {
    if (!windows.contains(within.window())) {
      findings.add(
          "unknown-window",
          within.place(),
          "there is no window `" + within.window() + "`",
          Names.suggestion(within.window(), windows));
    }
    within.day().ifPresent(day -> needs(day, FactQuestion.Type.DAY, within.place()));
  }

  /** Only what records know may be asked so: an answer must never turn because somebody answers a question. */
  private void known(Condition.Known known) {
    FactRule fact = facts.get(known.fact());
    if (fact == null) {
      unknown(known.fact(), known.place());
    } else if (fact.question().knownBy().contains(FactSource.SHOPPER)
        || fact.question().knownBy().contains(FactSource.INSPECTOR)) {
      findings.add("type", known.place(), "`known` asks for what records know; `" + known.fact() + "` is asked of people");
    }
  }

  private void needs(String fact, FactQuestion.Type type, Place place) {
    FactRule found = facts.get(fact);
    if (found == null) {
      unknown(fact, place);
    } else if (found.question().type() != type) {
      findings.add(
          "type",
          place,
          "`" + fact + "` is " + TypeWords.of(found.question().type()) + ", but here " + TypeWords.of(type) + " is needed");
    }
  }

  private void unknown(String fact, Place place) {
    findings.add("unknown-fact", place, "there is no fact `" + fact + "`", Names.suggestion(fact, facts.keySet()));
  }
}
