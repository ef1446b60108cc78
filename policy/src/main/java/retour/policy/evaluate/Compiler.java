package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.Resolution;
import retour.policy.evaluate.CompiledRule.Layer;
import retour.policy.fact.Ruling;
import retour.policy.language.Clause;
import retour.policy.language.Document;
import retour.policy.language.Effect;
import retour.policy.language.FactRule;
import retour.policy.language.HolidayCalendar;
import retour.policy.language.ReviewOption;
import retour.policy.language.Rule;
import retour.policy.language.WindowRule;

/** Compiles checked documents into one policy. */
public final class Compiler {

  private static final int NO_FACT = -1;

  private final List<Document> documents;
  private final HolidayCalendar calendar;
  private final Map<String, FactRule> facts = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Boolean> isChoice = new HashMap<>();
  private final Map<String, Layered> clauses = new TreeMap<>();
  private final Map<String, List<String>> overriddenBy = new TreeMap<>();
  private final Map<String, Node> applies = new TreeMap<>();
  private final Map<String, List<CompiledRule>> rulesByClause = new TreeMap<>();

  private final Memory memory = new Memory();
  private int windowCount;

  private record Layered(Layer layer, Clause clause, NodeCompiler conditions) {}

  private Compiler(List<Document> documents, HolidayCalendar calendar) {
    this.documents = documents;
    this.calendar = calendar;
  }

  /**
   * Compiles documents in which the check found nothing; anything else fails without a helpful word.
   *
   * @param documents the store's document first, then the law layers above it
   */
  public static Policy compile(List<Document> documents, HolidayCalendar calendar, int version) {
    return new CompiledPolicy(program(documents, calendar, version));
  }

  static Program program(List<Document> documents, HolidayCalendar calendar, int version) {
    return new Compiler(documents, calendar).program(version);
  }

  private Program program(int version) {
    documents.forEach(document -> document.facts().forEach(fact -> facts.putIfAbsent(fact.name(), fact)));
    for (FactRule fact : facts.values()) {
      isChoice.put(fact.name(), fact.question().type() == FactQuestion.Type.CHOICE);
      numbers.put(fact.name(), numbers.size());
    }
    documents.forEach(this::addClauses);
    overriddenBy.values().forEach(list -> list.sort(Comparator.naturalOrder()));
    clauses.keySet().forEach(this::applies);

    List<CompiledRule> rules = rulesByClause.values().stream().flatMap(List::stream).toList();
    List<ResolutionPlan> plans =
        spokenOf(rules).stream().map(each -> new PlanBuilder(each, numbers, memory).build(rules)).toList();
    return new Program(
        documents.getFirst().name(),
        version,
        List.copyOf(facts.values()),
        Map.copyOf(numbers),
        documents.stream().flatMap(document -> document.clauses().stream()).toList(),
        rules,
        plans,
        Map.copyOf(overriddenBy),
        Map.copyOf(applies),
        used(rules, plans),
        new FactSheet(List.copyOf(facts.values()), Map.copyOf(numbers)),
        List.of(),
        Papers.of(rules))
        .withOutcomes();
  }

  private void addClauses(Document document) {
    Map<String, List<Window>> windows = new TreeMap<>();
    NodeCompiler early = new NodeCompiler(numbers, isChoice, Map.of(), document.lists());
    for (WindowRule rule : document.windows()) {
      windows.computeIfAbsent(rule.name(), _ -> new ArrayList<>()).add(window(rule, early, document));
    }
    Layer layer = new Layer(document.law(), Map.copyOf(windows));
    NodeCompiler conditions = new NodeCompiler(numbers, isChoice, windows, document.lists());
    for (Clause clause : document.clauses()) {
      clauses.put(clause.id(), new Layered(layer, clause, conditions));
      for (Clause.GivingWay givingWay : clause.overrides()) {
        overriddenBy.computeIfAbsent(givingWay.clause(), _ -> new ArrayList<>()).add(clause.id());
      }
    }
  }

  /** A store's closing days move its own last days, never those that a law sets it. */
  private Window window(WindowRule rule, NodeCompiler conditions, Document document) {
    int lengthFact = rule.length() instanceof WindowRule.Length.DaysOfFact length ? number(length.fact()) : NO_FACT;
    List<Integer> stands =
        rule.manner().stands().map(each -> List.of(number(each.from()), number(each.until()))).orElse(List.of());
    return new Window(
        rule,
        conditions.compile(rule.manner().when()),
        rule.from().stream().map(this::number).toList(),
        Window.Extent.of(rule, lengthFact),
        stands,
        calendar.closedOn(document.closed()),
        windowCount++);
  }

  private int number(String fact) {
    return Objects.requireNonNull(numbers.get(fact), fact);
  }

  /** Whether any rule of the clause takes effect; compiles its rules on the way, those it gives way to first. */
  private Node applies(String id) {
    Node known = applies.get(id);
    if (known != null) {
      return known;
    }
    Node givesWay = Nodes.any(overriddenBy.getOrDefault(id, List.of()).stream().map(this::applies).toList());
    Layered clause = Objects.requireNonNull(clauses.get(id));
    List<CompiledRule> rules =
        clause.clause().rules().stream().map(rule -> compiled(clause, rule, givesWay)).toList();
    rulesByClause.put(id, rules);
    Node result = memory.remembered(Nodes.any(rules.stream().map(CompiledRule::effective).toList()));
    applies.put(id, result);
    return result;
  }

  private CompiledRule compiled(Layered in, Rule rule, Node givesWay) {
    Node condition = memory.remembered(in.conditions().compile(rule.when()));
    boolean inFavour =
        rule.effects().stream().allMatch(effect -> effect instanceof Effect.Permit || effect instanceof Effect.Floor);
    Node waived = new Nodes.Ruled(in.clause().id(), ruling -> ruling.option().equals(Ruling.WAIVE));
    Node rests = inFavour ? givesWay : Nodes.any(List.of(givesWay, waived));
    Node effective = memory.remembered(Nodes.all(List.of(condition, Nodes.not(rests))));
    return new CompiledRule(
        in.layer(), in.clause(), condition, effective, rule.effects(), StatedFacts.in(rule.when(), numbers));
  }

  /** The resolutions that some clause can give. */
  private static Set<Resolution> spokenOf(List<CompiledRule> rules) {
    Set<Resolution> found = EnumSet.noneOf(Resolution.class);
    rules.forEach(rule -> rule.effects().forEach(effect -> addGiven(effect, found)));
    return found;
  }

  private static void addGiven(Effect effect, Set<Resolution> found) {
    switch (effect) {
      case Effect.Permit permit -> found.addAll(permit.resolutions());
      case Effect.Floor floor -> found.addAll(floor.resolutions());
      case Effect.Review review ->
          review.options().stream()
              .filter(ReviewOption.Give.class::isInstance)
              .map(ReviewOption.Give.class::cast)
              .forEach(give -> found.add(give.resolution()));
      case Effect.Forbid _, Effect.Require _, Effect.Adjust _, Effect.Refer _, Effect.PayBy _,
          Effect.Carriage _, Effect.Aim _, Effect.Inform _ -> {}
    }
  }

  private BitSet used(List<CompiledRule> rules, List<ResolutionPlan> plans) {
    BitSet used = new BitSet();
    for (CompiledRule rule : rules) {
      rule.condition().uses(used);
      rule.layer().allWindows().forEach(window -> window.use(used));
    }
    for (ResolutionPlan plan : plans) {
      plan.money().forEach(rule -> rule.applies().uses(used));
    }
    return used;
  }
}
