package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.Resolution;
import retour.policy.fact.Ruling;
import retour.policy.language.Clause;
import retour.policy.language.Document;
import retour.policy.language.Effect;
import retour.policy.language.FactRule;
import retour.policy.language.Figure;
import retour.policy.language.HolidayCalendar;
import retour.policy.language.ReviewOption;
import retour.policy.language.Rule;
import retour.policy.language.WindowRule;

/** Compiles a checked document. */
public final class Compiler {

  private static final int NO_FACT = -1;

  private final Document document;
  private final HolidayCalendar calendar;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Boolean> isChoice = new HashMap<>();
  private final Map<String, Window> windows = new TreeMap<>();
  private final Map<String, Clause> clauses = new TreeMap<>();
  private final Map<String, List<String>> overriddenBy = new TreeMap<>();
  private final Map<String, Node> applies = new TreeMap<>();
  private final Map<String, List<CompiledRule>> rulesByClause = new TreeMap<>();

  private Compiler(Document document, HolidayCalendar calendar) {
    this.document = document;
    this.calendar = calendar;
  }

  /** Compiles a document in which the check found nothing; anything else fails without a helpful word. */
  public static Policy compile(Document document, HolidayCalendar calendar, int version) {
    return new CompiledPolicy(new Compiler(document, calendar).program(version));
  }

  private Program program(int version) {
    for (FactRule fact : document.facts()) {
      isChoice.put(fact.name(), fact.question().type() == FactQuestion.Type.CHOICE);
      numbers.put(fact.name(), numbers.size());
    }
    document.windows().forEach(window -> windows.put(window.name(), window(window)));
    for (Clause clause : document.clauses()) {
      clauses.put(clause.id(), clause);
      clause.overrides().forEach(o -> overriddenBy.computeIfAbsent(o.clause(), _ -> new ArrayList<>()).add(clause.id()));
    }
    overriddenBy.values().forEach(list -> list.sort(Comparator.naturalOrder()));
    clauses.keySet().forEach(this::applies);

    List<CompiledRule> rules = rulesByClause.values().stream().flatMap(List::stream).toList();
    List<ResolutionPlan> plans =
        spokenOf().stream().map(each -> new PlanBuilder(each, numbers, windows).build(rules)).toList();
    return new Program(
        document.name(),
        version,
        document.facts(),
        Map.copyOf(numbers),
        document.clauses(),
        rules,
        plans,
        Map.copyOf(windows),
        Map.copyOf(overriddenBy),
        Map.copyOf(applies),
        used(rules));
  }

  private Window window(WindowRule rule) {
    int lengthFact =
        rule.length() instanceof WindowRule.Length.DaysOfFact length
            ? Objects.requireNonNull(numbers.get(length.fact()))
            : NO_FACT;
    return new Window(rule, Objects.requireNonNull(numbers.get(rule.from())), lengthFact, calendar);
  }

  /** Whether any rule of the clause takes effect; compiles its rules on the way, those it gives way to first. */
  private Node applies(String id) {
    Node known = applies.get(id);
    if (known != null) {
      return known;
    }
    Node givesWay = Nodes.any(overriddenBy.getOrDefault(id, List.of()).stream().map(this::applies).toList());
    NodeCompiler compiler = new NodeCompiler(numbers, isChoice, windows, document.lists());
    Clause clause = Objects.requireNonNull(clauses.get(id));
    List<CompiledRule> rules = clause.rules().stream().map(rule -> compiled(clause, rule, givesWay, compiler)).toList();
    rulesByClause.put(id, rules);
    Node result = Nodes.any(rules.stream().map(CompiledRule::effective).toList());
    applies.put(id, result);
    return result;
  }

  private static CompiledRule compiled(Clause clause, Rule rule, Node givesWay, NodeCompiler compiler) {
    Node condition = compiler.compile(rule.when());
    boolean inFavour = rule.effects().stream().allMatch(effect -> effect instanceof Effect.Permit);
    Node waived = new Nodes.Ruled(clause.id(), ruling -> ruling.option().equals(Ruling.WAIVE));
    Node rests = inFavour ? givesWay : Nodes.any(List.of(givesWay, waived));
    Node effective = Nodes.all(List.of(condition, Nodes.not(rests)));
    return new CompiledRule(clause, condition, effective, rule.effects());
  }

  /** The resolutions that some clause can give. */
  private Set<Resolution> spokenOf() {
    Set<Resolution> found = EnumSet.noneOf(Resolution.class);
    for (Clause clause : document.clauses()) {
      for (Rule rule : clause.rules()) {
        rule.effects().forEach(effect -> addGiven(effect, found));
      }
    }
    return found;
  }

  private static void addGiven(Effect effect, Set<Resolution> found) {
    switch (effect) {
      case Effect.Permit permit -> found.addAll(permit.resolutions());
      case Effect.Review review ->
          review.options().stream()
              .filter(ReviewOption.Give.class::isInstance)
              .map(ReviewOption.Give.class::cast)
              .forEach(give -> found.add(give.resolution()));
      case Effect.Forbid _, Effect.Require _, Effect.Adjust _, Effect.Refer _, Effect.PayBy _, Effect.Inform _ -> {}
    }
  }

  private BitSet used(List<CompiledRule> rules) {
    BitSet used = new BitSet();
    for (CompiledRule rule : rules) {
      rule.condition().uses(used);
      for (Effect effect : rule.effects()) {
        if (effect instanceof Effect.Adjust adjust && adjust.figure() instanceof Figure.FromFact figure) {
          used.set(Objects.requireNonNull(numbers.get(figure.fact())));
        }
      }
    }
    for (Window window : windows.values()) {
      window.use(used);
    }
    return used;
  }
}
