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
import retour.policy.evaluate.ResolutionPlan.Ground;
import retour.policy.evaluate.ResolutionPlan.MoneyRule;
import retour.policy.evaluate.ResolutionPlan.Pending;
import retour.policy.evaluate.ResolutionPlan.WindowUse;
import retour.policy.fact.Ruling;
import retour.policy.language.Condition;
import retour.policy.language.Effect;
import retour.policy.language.Figure;
import retour.policy.language.ReviewOption;
import retour.policy.language.Rule;

/** Gathers from all rules what concerns one resolution. */
final class PlanBuilder {

  private static final int NO_FACT = -1;
  private static final Set<Resolution> MONEY = EnumSet.of(Resolution.REFUND, Resolution.STORE_CREDIT);

  private final Resolution resolution;
  private final Map<String, Integer> numbers;
  private final Map<String, Window> windowsByName;
  private final List<Ground> permits = new ArrayList<>();
  private final List<Ground> forbids = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private final List<MoneyRule> money = new ArrayList<>();
  private final List<WindowUse> windows = new ArrayList<>();

  PlanBuilder(Resolution resolution, Map<String, Integer> numbers, Map<String, Window> windowsByName) {
    this.resolution = resolution;
    this.numbers = numbers;
    this.windowsByName = windowsByName;
  }

  ResolutionPlan build(List<CompiledRule> rules) {
    rules.forEach(rule -> rule.effects().forEach(effect -> add(rule, effect)));
    Node allowed = Nodes.any(permits.stream().map(Ground::holds).toList());
    Node ruledOut = Nodes.any(forbids.stream().map(Ground::holds).toList());
    Node permitted = Nodes.all(List.of(allowed, Nodes.not(ruledOut)));
    return new ResolutionPlan(resolution, permitted, permits, forbids, pending, money, windows);
  }

  private void add(CompiledRule rule, Effect effect) {
    switch (effect) {
      case Effect.Permit permit when permit.resolutions().contains(resolution) ->
          ground(permits, rule, rule.effective());
      case Effect.Forbid forbid when forbid.resolutions().contains(resolution) -> forbid(rule, forbid);
      case Effect.Review review -> review(rule, review);
      case Effect.Adjust adjust -> adjust(rule, adjust);
      case Effect.Permit _, Effect.Forbid _, Effect.Require _, Effect.Refer _, Effect.PayBy _, Effect.Inform _ -> {}
    }
  }

  private void ground(List<Ground> grounds, CompiledRule rule, Node holds) {
    grounds.add(new Ground(rule.id(), holds, rule));
    rule.clause().rules().forEach(each -> windowsIn(each, rule.id()));
  }

  private void forbid(CompiledRule rule, Effect.Forbid forbid) {
    if (!forbid.confirm()) {
      ground(forbids, rule, rule.effective());
      return;
    }
    ground(forbids, rule, rule.effectiveAndRuled(ruling -> ruling.option().equals(Ruling.CONFIRM)));
    pending.add(new Pending(rule, forbid, Set.of(Ruling.CONFIRM, Ruling.WAIVE)));
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
    pending.add(new Pending(rule, review, names));
    if (given && !concerned) {
      ground(permits, rule, rule.effective());
    }
    ground(forbids, rule, rule.effectiveAndRuled(rulesOut(review)));
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
              review.place(), adjusted.kind(), adjusted.label(), review.resolutions(), adjusted.rate());
      Node chosen = rule.effectiveAndRuled(ruling -> ruling.option().equals(adjusted.name()));
      money.add(new MoneyRule(rule.id(), chosen, adjust, NO_FACT));
    }
  }

  private void adjust(CompiledRule rule, Effect.Adjust adjust) {
    if (!adjust.resolutions().contains(resolution) || !MONEY.contains(resolution)) {
      return;
    }
    if (!(adjust.figure() instanceof Figure.FromFact figure)) {
      money.add(new MoneyRule(rule.id(), rule.effective(), adjust, NO_FACT));
      return;
    }
    int number = Objects.requireNonNull(numbers.get(figure.fact()));
    boolean onProof = adjust.kind() == Adjustment.Kind.REIMBURSEMENT;
    Node figureKnown = onProof ? new FactNodes.Known(number) : new FactNodes.Awaited(number);
    money.add(new MoneyRule(rule.id(), Nodes.all(List.of(rule.effective(), figureKnown)), adjust, number));
  }

  private void windowsIn(Rule rule, String clause) {
    Set<String> names = new TreeSet<>();
    windowNames(rule.when(), names);
    names.stream()
        .map(name -> new WindowUse(Objects.requireNonNull(windowsByName.get(name)), clause))
        .filter(use -> !windows.contains(use))
        .forEach(windows::add);
    windows.sort(Comparator.comparing(WindowUse::clause).thenComparing(use -> use.window().rule().name()));
  }

  /** The windows that the day of the request is held against. */
  private static void windowNames(Condition condition, Set<String> names) {
    switch (condition) {
      case Condition.Within within -> {
        if (within.day().isEmpty()) {
          names.add(within.window());
        }
      }
      case Condition.Not not -> windowNames(not.of(), names);
      case Condition.Both both -> {
        windowNames(both.left(), names);
        windowNames(both.right(), names);
      }
      case Condition.Either either -> {
        windowNames(either.left(), names);
        windowNames(either.right(), names);
      }
      case Condition.Constant _, Condition.IsTrue _, Condition.Compare _, Condition.OneOf _, Condition.Known _ -> {}
    }
  }
}
