package retour.policy.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import retour.policy.FactQuestion;
import retour.policy.fact.FactSource;
import retour.policy.language.Clause;
import retour.policy.language.Document;
import retour.policy.language.Effect;
import retour.policy.language.FactRule;
import retour.policy.language.Figure;
import retour.policy.language.Findings;
import retour.policy.language.Place;
import retour.policy.language.ReviewOption;
import retour.policy.language.Rule;
import retour.policy.language.WindowRule;
import retour.policy.parse.Names;

/** Checks names and types of a whole document. */
public final class DocumentCheck {

  private final Document document;
  private final Findings findings;
  private final Map<String, FactRule> facts = new TreeMap<>();
  private final Set<String> windows = new HashSet<>();
  private final Set<String> clauses = new HashSet<>();

  private DocumentCheck(Document document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  /** Adds every fault to {@code findings}. */
  public static void run(Document document, Findings findings) {
    new DocumentCheck(document, findings).run();
  }

  private void run() {
    for (FactRule fact : document.facts()) {
      if (facts.putIfAbsent(fact.name(), fact) != null) {
        findings.add("duplicate", fact.place(), "the fact `" + fact.name() + "` is declared already");
      }
    }
    document.windows().forEach(this::window);
    document.clauses().forEach(clause -> clauses.add(clause.id()));
    ConditionCheck conditions = new ConditionCheck(facts, windows, document.lists(), findings);
    for (Clause clause : document.clauses()) {
      clause.overrides().forEach(override -> override(clause, override));
      for (Rule rule : clause.rules()) {
        conditions.check(rule.when());
        rule.effects().forEach(this::effect);
      }
    }
    cycles();
  }

  /** Windows are laid out before conditions are asked, so that their own conditions cannot speak of windows. */
  private void window(WindowRule window) {
    windows.add(window.name());
    window.from().forEach(day -> needs(day, FactQuestion.Type.DAY, window.place()));
    if (window.length() instanceof WindowRule.Length.DaysOfFact(String fact)) {
      needs(fact, FactQuestion.Type.WHOLE_NUMBER, window.place());
    }
    WindowRule.Manner manner = window.manner();
    new ConditionCheck(facts, Set.of(), document.lists(), findings).check(manner.when());
    manner.stands().ifPresent(standing -> List.of(standing.from(), standing.until()).forEach(day -> recorded(day, window)));
  }

  /** Whether the clock stands is read from records; an answer must never turn because somebody answers a question. */
  private void recorded(String day, WindowRule window) {
    needs(day, FactQuestion.Type.DAY, window.place());
    FactRule fact = facts.get(day);
    if (fact != null && fact.question().knownBy().contains(FactSource.SHOPPER)) {
      findings.add("window", window.place(), "records say when a clock stands; `" + day + "` is asked of the shopper");
    }
  }

  private void needs(String fact, FactQuestion.Type type, Place place) {
    FactRule found = facts.get(fact);
    if (found == null) {
      findings.add(
          "unknown-fact", place, "there is no fact `" + fact + "`", Names.suggestion(fact, facts.keySet()));
    } else if (found.question().type() != type) {
      findings.add("type", place, "`" + fact + "` is " + TypeWords.of(found.question().type())
          + ", but here " + TypeWords.of(type) + " is needed");
    }
  }

  private void override(Clause clause, Clause.GivingWay override) {
    if (override.clause().equals(clause.id())) {
      findings.add("override", override.place(), "a clause cannot override itself");
    } else if (!clauses.contains(override.clause())) {
      findings.add(
          "override",
          override.place(),
          "there is no clause `" + override.clause() + "` to override",
          Names.suggestion(override.clause(), clauses));
    }
  }

  private void effect(Effect effect) {
    switch (effect) {
      case Effect.Require require -> require.window().ifPresent(name -> knownWindow(name, require.place()));
      case Effect.Adjust adjust -> figure(adjust.figure(), adjust.place());
      case Effect.Review review ->
          review.options().stream()
              .flatMap(option -> option instanceof ReviewOption.Adjusted adjusted ? Stream.of(adjusted) : Stream.empty())
              .forEach(adjusted -> figure(adjusted.figure(), review.place()));
      case Effect.Aim aim -> knownWindow(aim.window(), aim.place());
      case Effect.Permit _, Effect.Floor _, Effect.Forbid _, Effect.Refer _, Effect.PayBy _, Effect.Carriage _,
          Effect.Inform _ -> {}
    }
  }

  private void figure(Figure figure, Place place) {
    switch (figure) {
      case Figure.FromFact amount -> needs(amount.fact(), FactQuestion.Type.AMOUNT, amount.place());
      case Figure.Rate rate -> rate.base().ifPresent(fact -> needs(fact, FactQuestion.Type.AMOUNT, place));
      case Figure.Sum _, Figure.Chosen _ -> {}
    }
  }

  private void knownWindow(String name, Place place) {
    if (!windows.contains(name)) {
      findings.add("unknown-window", place, "there is no window `" + name + "`", Names.suggestion(name, windows));
    }
  }

  /** Clauses that override each other in a circle would leave no answer. */
  private void cycles() {
    Map<String, List<Clause.GivingWay>> edges = new HashMap<>();
    for (Clause clause : document.clauses()) {
      edges.put(clause.id(), clause.overrides().stream().filter(each -> !each.clause().equals(clause.id())).toList());
    }
    for (Clause clause : document.clauses()) {
      if (reaches(clause.id(), edges)) {
        Optional<String> hint = Optional.of("Decide which of them gives way.");
        findings.add("override", clause.place(), "`" + clause.id() + "` overrides itself through others", hint);
      }
    }
  }

  private static boolean reaches(String start, Map<String, List<Clause.GivingWay>> edges) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      for (Clause.GivingWay next : edges.getOrDefault(open.pop(), List.of())) {
        if (next.clause().equals(start)) {
          return true;
        }
        if (seen.add(next.clause())) {
          open.push(next.clause());
        }
      }
    }
    return false;
  }
}
