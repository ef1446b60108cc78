package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import retour.policy.check.Meaning;
import retour.policy.check.Meaning.Kind;
import retour.policy.decision.Adjustment;
import retour.policy.evaluate.ResolutionPlan.Ground;
import retour.policy.evaluate.ResolutionPlan.MoneyRule;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.language.Condition.Comparison;
import retour.policy.language.Document;
import retour.policy.language.Effect;
import retour.policy.language.HolidayCalendar;

/** Examines what a policy means: whether clauses can apply, contradict each other, or fall short of the law. */
public final class Examination {

  private static final String REASON = "reason";

  /** More than anybody reads. */
  private static final int MOST_FINDINGS = 500;

  /** Reasons that lie with the store or the carrier. */
  private static final List<String> NOT_AT_FAULT =
      List.of("wrong_item", "missing_item", "damaged_in_transit", "defective", "not_as_described");

  private final Program store;
  private final Program whole;
  private final Solver solver;
  private final List<Meaning> found = new ArrayList<>();
  private int unanswered;

  private Examination(Program store, Program whole, Currency currency) {
    this.store = store;
    this.whole = whole;
    this.solver = new Solver(whole, currency);
  }

  /**
   * Examines documents in which the check found nothing.
   *
   * @param documents the store's document first, then the law layers it is held against
   */
  public static List<Meaning> of(List<Document> documents, HolidayCalendar calendar) {
    Program store = Compiler.program(documents.subList(0, 1), calendar, 0);
    Program whole = Compiler.program(documents, calendar, 0);
    Examination examination = new Examination(store, whole, documents.getFirst().currency());
    examination.run();
    return List.copyOf(examination.found);
  }

  private void run() {
    store.clauses().stream().map(clause -> clause.id()).sorted().forEach(this::applicability);
    store.plans().forEach(this::charges);
    meansOfPayment();
    freight();
    gaps();
    store.plans().forEach(this::feesWithoutFault);
    whole.plans().forEach(this::law);
    if (unanswered > 0) {
      found.add(new Meaning(Kind.NOT_FINISHED, List.of(), List.of(String.valueOf(unanswered)), List.of()));
    }
  }

  /** What became of a question: a case, the proof that there is none, or neither. */
  private record Answer(Optional<Situation> example, boolean isProved) {

    static final Answer OPEN = new Answer(Optional.empty(), false);

    boolean isImpossible() {
      return isProved && example.isEmpty();
    }
  }

  /**
   * Looks for a case. A question that is too hard is told by itself; those for which no work or room is left are counted
   * and told together, so that silence always means a proof.
   *
   * @param about the clauses it is about
   */
  private Answer ask(List<String> about, Supplier<Optional<Situation>> question) {
    if (solver.isSpent() || found.size() >= MOST_FINDINGS) {
      unanswered++;
      return Answer.OPEN;
    }
    try {
      return new Answer(question.get(), true);
    } catch (Solver.TooHard e) {
      add(Kind.TOO_HARD, List.of(about.isEmpty() ? store.name() : String.join(", ", about)), List.of(), Optional.empty());
      return Answer.OPEN;
    }
  }

  private void applicability(String id) {
    List<CompiledRule> rules = store.rulesOf(id);
    Node condition = Nodes.any(rules.stream().map(CompiledRule::condition).toList());
    if (ask(List.of(id), () -> solver.find(condition)).isImpossible()) {
      add(Kind.NEVER_APPLIES, List.of(id), List.of(), Optional.empty());
      return;
    }
    Node effective = Objects.requireNonNull(store.clauseApplies().get(id));
    if (ask(List.of(id), () -> solver.find(effective)).isImpossible()) {
      List<String> winners = store.overriddenBy().getOrDefault(id, List.of());
      add(Kind.ALWAYS_GIVES_WAY, join(id, winners), List.of(), Optional.empty());
    }
  }

  private void charges(ResolutionPlan plan) {
    List<MoneyRule> charges = charging(plan);
    for (int i = 0; i < charges.size(); i++) {
      for (MoneyRule other : charges.subList(i + 1, charges.size())) {
        MoneyRule one = charges.get(i);
        if (one.adjust().label().equals(other.adjust().label()) && !one.clause().equals(other.clause())) {
          Node both = Nodes.all(List.of(plan.permitted(), one.applies(), other.applies()));
          List<String> said = List.of(one.adjust().label());
          report(Kind.CHARGED_TWICE, List.of(one.clause(), other.clause()), said, both);
          prevails(one.clause(), other.clause(), said, plan.permitted());
        }
      }
    }
  }

  private static List<MoneyRule> charging(ResolutionPlan plan) {
    return plan.money().stream().filter(rule -> rule.adjust().kind() == Adjustment.Kind.CHARGE).toList();
  }

  /** Where one of two overrides the other, a case in which both would apply shows what they disagree about. */
  private void prevails(String one, String other, List<String> said, Node context) {
    boolean first = store.overriddenBy().getOrDefault(other, List.of()).contains(one);
    boolean second = store.overriddenBy().getOrDefault(one, List.of()).contains(other);
    if (first || second) {
      Node both = Nodes.all(List.of(context, condition(one), condition(other)));
      report(Kind.GIVES_WAY, first ? List.of(other, one) : List.of(one, other), said, both);
    }
  }

  private Node condition(String clause) {
    return Nodes.any(store.rulesOf(clause).stream().map(CompiledRule::condition).toList());
  }

  private void meansOfPayment() {
    List<Saying> all =
        store.papers().payments().stream()
            .map(said -> new Saying(said.rule(), "", said.all().getFirst()))
            .toList();
    for (Pair pair : pairs(all)) {
      List<String> said = List.of(pair.one().word(), pair.other().word());
      report(Kind.PAID_TWO_WAYS, pair.clauses(), said, pair.both());
      prevails(pair.one().rule().id(), pair.other().rule().id(), List.of(String.join(" / ", said)), Nodes.YES);
    }
  }

  private void freight() {
    List<Saying> all =
        store.papers().freight().stream()
            .flatMap(
                said -> said.all().stream().map(each -> new Saying(said.rule(), each.leg().code(), each.payer().code())))
            .toList();
    for (Pair pair : pairs(all)) {
      List<String> said = List.of(pair.one().about(), pair.one().word(), pair.other().word());
      report(Kind.FREIGHT_TWO_WAYS, pair.clauses(), said, pair.both());
      prevails(pair.one().rule().id(), pair.other().rule().id(), List.of(pair.one().about()), Nodes.YES);
    }
  }

  /** A rule that gives one word about one thing. */
  private record Saying(CompiledRule rule, String about, String word) {}

  private record Pair(Saying one, Saying other) {

    List<String> clauses() {
      return List.of(one.rule().id(), other.rule().id());
    }

    Node both() {
      return Examination.both(one.rule().effective(), other.rule().effective());
    }
  }

  /** Rules of different clauses that give different words about the same thing. */
  private static List<Pair> pairs(List<Saying> all) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (Saying other : all.subList(i + 1, all.size())) {
        Saying one = all.get(i);
        boolean differ = one.about().equals(other.about()) && !one.word().equals(other.word());
        if (differ && !one.rule().id().equals(other.rule().id())) {
          pairs.add(new Pair(one, other));
        }
      }
    }
    return pairs;
  }

  /** A case within every window about which no clause says yes or no. */
  private void gaps() {
    List<Node> speaking =
        store.plans().stream()
            .flatMap(plan -> Stream.of(plan.permits(), plan.forbids()))
            .flatMap(List::stream)
            .map(ground -> ground.rule().effective())
            .toList();
    Node silent = Nodes.not(Nodes.any(speaking));
    ask(List.of(), () -> solver.findAtDelivery(silent))
        .example()
        .ifPresent(situation -> add(Kind.NOT_DECIDED, List.of(), List.of(), example(situation, Optional.empty())));
  }

  private void feesWithoutFault(ResolutionPlan plan) {
    for (MoneyRule charge : charging(plan)) {
      for (String reason : NOT_AT_FAULT) {
        Node node = Nodes.all(List.of(reasonIs(reason), charge.applies(), plan.permitted()));
        List<String> said = List.of(charge.adjust().label(), plan.resolution().code());
        if (report(Kind.FEE_WITHOUT_FAULT, List.of(charge.clause()), said, node)) {
          break;
        }
      }
    }
  }

  private Node reasonIs(String reason) {
    int number = Objects.requireNonNull(whole.numbers().get(REASON));
    return new FactNodes.Compare(
        Comparison.EQUAL,
        FactNodes.Operand.ofFact(number),
        FactNodes.Operand.ofValue(new FactValue.Choice(reason)));
  }

  private void law(ResolutionPlan lawful) {
    Optional<ResolutionPlan> written =
        store.plans().stream().filter(plan -> plan.resolution() == lawful.resolution()).findFirst();
    for (Ground floor : lawful.floors()) {
      List<String> said = List.of(lawful.resolution().code());
      if (written.isEmpty()) {
        report(Kind.REFUSES_AGAINST_LAW, List.of(floor.clause()), said, floor.holds());
      } else {
        against(floor, written.get(), said);
      }
    }
  }

  private void against(Ground floor, ResolutionPlan written, List<String> said) {
    Node holds = floor.holds();
    Set<String> told = new TreeSet<>();
    for (Ground forbid : written.forbids()) {
      if (!told.contains(forbid.clause())
          && report(Kind.REFUSES_AGAINST_LAW, List.of(forbid.clause(), floor.clause()), said, both(holds, forbid.holds()))) {
        told.add(forbid.clause());
      }
    }
    written.pending().stream()
        .filter(each -> !told.contains(each.rule().id()) && mayRefuse(each.effect()))
        .filter(each -> told.add(each.rule().id()))
        .forEach(
            each ->
                report(
                    Kind.MAY_REFUSE_AGAINST_LAW, List.of(each.rule().id(), floor.clause()), said,
                    both(holds, each.applies())));
    charging(written)
        .forEach(
            each ->
                report(
                    Kind.FEE_AGAINST_LAW, List.of(each.clause(), floor.clause()),
                    List.of(each.adjust().label(), said.getFirst()), both(holds, each.applies())));
    Node nothingPermits = Nodes.not(Nodes.any(written.permits().stream().map(Ground::holds).toList()));
    report(Kind.REFUSES_AGAINST_LAW, List.of(floor.clause()), said, both(holds, nothingPermits));
  }

  private static boolean mayRefuse(Effect effect) {
    return effect instanceof Effect.Forbid
        || (effect instanceof Effect.Review review
            && review.options().stream().anyMatch(option -> option.name().equals("refuse")));
  }

  private static Node both(Node one, Node other) {
    return Nodes.all(List.of(one, other));
  }

  /** Adds the finding when there is a case for it. */
  private boolean report(Kind kind, List<String> clauses, List<String> said, Node node) {
    Optional<Situation> situation = ask(clauses, () -> solver.find(node)).example();
    situation.ifPresent(each -> add(kind, clauses, said, example(each, Optional.of(clauses))));
    return situation.isPresent();
  }

  private void add(Kind kind, List<String> clauses, List<String> said, Optional<Meaning.Example> example) {
    boolean known =
        found.stream().anyMatch(each ->
            each.kind() == kind
                && each.clauses().equals(clauses)
                && (kind == Kind.FEE_WITHOUT_FAULT || each.arguments().equals(said)));
    if (!known) {
      found.add(new Meaning(kind, clauses, said, example.stream().toList()));
    }
  }

  /** The facts of the case on which the clauses rest. */
  private Optional<Meaning.Example> example(Situation situation, Optional<List<String>> clauses) {
    BitSet shown = new BitSet();
    Function<String, List<CompiledRule>> rules = whole::rulesOf;
    clauses
        .map(ids -> ids.stream().flatMap(id -> rules.apply(id).stream()).toList())
        .orElse(whole.rules())
        .forEach(rule -> rule.condition().uses(shown));
    shown.set(Objects.requireNonNull(whole.numbers().get(REASON)));
    List<Fact> facts = new ArrayList<>();
    for (int fact = shown.nextSetBit(0); fact >= 0; fact = shown.nextSetBit(fact + 1)) {
      FactValue value = situation.value(fact);
      String name = whole.facts().get(fact).name();
      boolean isOrdinary = value == null || whole.isAssumed(fact, value);
      if (value != null && !isOrdinary && !name.equals(LineCase.REQUESTED_ON)) {
        facts.add(new Fact(name, value, source(fact)));
      }
    }
    facts.sort(Comparator.comparing(Fact::name));
    return Optional.of(new Meaning.Example(situation.day(), facts));
  }

  private FactSource source(int fact) {
    return EnumSet.copyOf(whole.facts().get(fact).question().knownBy()).iterator().next();
  }

  private static List<String> join(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }
}
