package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Resolution;
import retour.policy.evaluate.ResolutionPlan.Figures;
import retour.policy.evaluate.ResolutionPlan.Ground;
import retour.policy.evaluate.ResolutionPlan.MoneyRule;
import retour.policy.evaluate.ResolutionPlan.Pending;
import retour.policy.evaluate.ResolutionPlan.WindowUse;
import retour.policy.fact.Ruling;
import retour.policy.language.Effect;
import retour.policy.language.Figure;
import retour.policy.language.Per;
import retour.policy.language.ReviewOption;
import retour.policy.language.Rule;

/** Gathers from all rules what concerns one resolution; what stands against a law's floor gives way to it. */
final class PlanBuilder {

  private static final int NO_FACT = -1;
  private static final String UNITS = "units";
  private static final String PARCELS = "parcels";
  private static final Set<Resolution> MONEY = EnumSet.of(Resolution.REFUND, Resolution.STORE_CREDIT);

  private final Resolution resolution;
  private final Map<String, Integer> numbers;
  private final Memory memory;
  private final List<Ground> floors = new ArrayList<>();
  private final List<Ground> permits = new ArrayList<>();
  private final List<Ground> forbids = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private final List<MoneyRule> money = new ArrayList<>();
  private final List<WindowUse> windows = new ArrayList<>();
  private Node aboveFloor = Nodes.YES;

  /** @param memory keeps the value of a node that is asked for from several places */
  PlanBuilder(Resolution resolution, Map<String, Integer> numbers, Memory memory) {
    this.resolution = resolution;
    this.numbers = numbers;
    this.memory = memory;
  }

  ResolutionPlan build(List<CompiledRule> rules) {
    for (CompiledRule rule : rules) {
      rule.effects().stream().filter(this::isFloor).forEach(_ -> ground(floors, rule, rule.effective()));
    }
    Node floor = Nodes.any(floors.stream().map(Ground::holds).toList());
    aboveFloor = memory.remembered(Nodes.not(floor));
    permits.addAll(floors);
    rules.forEach(rule -> rule.effects().forEach(effect -> add(rule, effect)));

    Node allowed = Nodes.any(permits.stream().map(Ground::holds).toList());
    Node ruledOut = Nodes.any(forbids.stream().map(Ground::holds).toList());
    Node permitted = memory.remembered(Nodes.all(List.of(allowed, Nodes.not(ruledOut))));
    List<MoneyRule> ordered =
        money.stream()
            .map(each -> new MoneyRule(each.rule(), each.applies(), each.adjust(), each.figures(), permitted))
            .sorted(Comparator.comparing(MoneyRule::clause).thenComparing(rule -> rule.adjust().place()))
            .toList();
    return new ResolutionPlan(resolution, permitted, permits, forbids, pending, ordered, floors, windows);
  }

  private boolean isFloor(Effect effect) {
    return effect instanceof Effect.Floor floor && floor.resolutions().contains(resolution);
  }

  private void add(CompiledRule rule, Effect effect) {
    switch (effect) {
      case Effect.Permit permit when permit.resolutions().contains(resolution) ->
          ground(permits, rule, rule.effective());
      case Effect.Forbid forbid when forbid.resolutions().contains(resolution) -> forbid(rule, forbid);
      case Effect.Review review -> review(rule, review);
      case Effect.Adjust adjust -> adjust(rule, adjust);
      case Effect.Permit _, Effect.Floor _, Effect.Forbid _, Effect.Require _, Effect.Refer _, Effect.PayBy _,
          Effect.Carriage _, Effect.Aim _, Effect.Inform _ -> {}
    }
  }

  /** What a rule holds against the customer, as far as no law grants it anyway. */
  private Node against(CompiledRule rule, Node holds) {
    return rule.layer().law() ? holds : Nodes.all(List.of(holds, aboveFloor));
  }

  private void ground(List<Ground> grounds, CompiledRule rule, Node holds) {
    grounds.add(new Ground(rule, holds));
    rule.clause().rules().forEach(each -> windowsIn(each, rule));
  }

  private void forbid(CompiledRule rule, Effect.Forbid forbid) {
    if (!forbid.confirm()) {
      ground(forbids, rule, against(rule, rule.effective()));
      return;
    }
    Node confirmed = rule.effectiveAndRuled(ruling -> ruling.option().equals(Ruling.CONFIRM));
    ground(forbids, rule, against(rule, confirmed));
    Set<String> settledBy = Set.of(Ruling.CONFIRM, Ruling.WAIVE);
    pending.add(new Pending(rule, against(rule, rule.effective()), forbid, settledBy));
  }

  private void review(CompiledRule rule, Effect.Review review) {
    boolean given = review.options().stream().anyMatch(this::givesThis);
    boolean concerned = review.resolutions().contains(resolution);
    if (!given && !concerned) {
      return;
    }
    Set<String> names =
        review.options().stream().map(ReviewOption::name).collect(Collectors.toCollection(TreeSet::new));
    names.add(Ruling.WAIVE);
    pending.add(new Pending(rule, against(rule, rule.effective()), review, names));
    if (given && !concerned) {
      ground(permits, rule, rule.effective());
    }
    ground(forbids, rule, against(rule, rule.effectiveAndRuled(rulesOut(review))));
    review.options().forEach(option -> optionMoney(rule, review, option));
  }

  /** A ruling rules this resolution out when it refuses, or gives another one. */
  private Predicate<Ruling> rulesOut(Effect.Review review) {
    Set<String> against =
        review.options().stream()
            .filter(option -> option instanceof ReviewOption.Refuse || givesOther(option))
            .map(ReviewOption::name)
            .collect(Collectors.toUnmodifiableSet());
    return ruling -> against.contains(ruling.option());
  }

  private boolean givesThis(ReviewOption option) {
    return option instanceof ReviewOption.Give give && give.resolution() == resolution;
  }

  private boolean givesOther(ReviewOption option) {
    return option instanceof ReviewOption.Give give && give.resolution() != resolution;
  }

  private void optionMoney(CompiledRule rule, Effect.Review review, ReviewOption option) {
    if (option instanceof ReviewOption.Adjusted adjusted && MONEY.contains(resolution)) {
      Effect.Adjust adjust =
          new Effect.Adjust(
              review.place(), adjusted.kind(), adjusted.label(), review.resolutions(), adjusted.figure(), Per.LINE);
      money(rule, adjust, rule.effectiveAndRuled(ruling -> ruling.option().equals(adjusted.name())));
    }
  }

  private void adjust(CompiledRule rule, Effect.Adjust adjust) {
    if (adjust.resolutions().contains(resolution) && MONEY.contains(resolution)) {
      money(rule, adjust, rule.effective());
    }
  }

  /** What a person gets back waits for no figure; what is kept does. */
  private void money(CompiledRule rule, Effect.Adjust adjust, Node holds) {
    boolean inFavour = adjust.kind() == Adjustment.Kind.REIMBURSEMENT;
    Figures figures = figures(adjust);
    List<Node> conditions = new ArrayList<>(List.of(inFavour ? holds : against(rule, holds)));
    for (int fact : List.of(figures.fact(), figures.base(), figures.count())) {
      if (fact != NO_FACT) {
        conditions.add(inFavour ? new FactNodes.Known(fact) : new FactNodes.Awaited(fact));
      }
    }
    money.add(new MoneyRule(rule, Nodes.all(conditions), adjust, figures, Nodes.YES));
  }

  private Figures figures(Effect.Adjust adjust) {
    int fact = adjust.figure() instanceof Figure.FromFact figure ? number(figure.fact()) : NO_FACT;
    int base = adjust.figure() instanceof Figure.Rate rate ? rate.base().map(this::number).orElse(NO_FACT) : NO_FACT;
    int count =
        switch (adjust.per()) {
          case UNIT -> number(UNITS);
          case PARCEL -> number(PARCELS);
          case LINE, RETURN -> NO_FACT;
        };
    return new Figures(fact, base, count);
  }

  private int number(String fact) {
    return Objects.requireNonNull(numbers.get(fact), fact);
  }

  private void windowsIn(Rule rule, CompiledRule compiled) {
    WindowNames.askedAtRequest(rule.when()).stream()
        .flatMap(name -> compiled.layer().window(name).stream())
        .map(window -> new WindowUse(window, compiled.id()))
        .filter(use -> !windows.contains(use))
        .forEach(windows::add);
    windows.sort(Comparator.comparing(WindowUse::clause).thenComparing(use -> use.window().rule().name()));
  }
}
