package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.decision.MissingFact;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.money.Money;

/** What holds for every policy and every case, tried on made-up cases of the stores' policies. */
class DecisionPropertiesTests {

  private static final long SEED = 20261121;
  private static final int CASES = 400;

  /** Facts whose being unknown says something: their records answer for them. */
  private static final Set<String> RECORDS =
      Set.of(
          "product_window_days", "hygiene_sealed", "has_serial", "part_of_set", "set_complete", "gift_earned",
          "bought_here", "return_freight_cost", "requested_on", "delivered_on", "awaits_pickup",
          "picked_up_on", "regular_delivery", "first_delivered_on");

  @ParameterizedTest
  @ValueSource(strings = {"image-pro", "imperium-est", "impress"})
  void answersTheSameInWhateverOrderTheClausesStand(String store) throws IOException {
    String source = source(store);
    Policy written = Policies.compile(source, 1);
    RandomFacts random = new RandomFacts(SEED);

    for (int i = 0; i < 20; i++) {
      Policy shuffled = Policies.compile(shuffled(source, new Random(SEED + i)), 1);
      for (int j = 0; j < CASES / 20; j++) {
        var facts = RandomFacts.caseOf(random.facts(written, 70));
        assertThat(shuffled.decide(facts, RandomFacts.TODAY)).isEqualTo(written.decide(facts, RandomFacts.TODAY));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"image-pro", "imperium-est", "impress"})
  void neverTakesBackARefusalBecauseMoreIsKnown(String store) throws IOException {
    Policy policy = Policies.compile(source(store), 1);
    RandomFacts random = new RandomFacts(SEED);

    for (int i = 0; i < CASES; i++) {
      List<Fact> all = random.facts(policy, 100);
      LineDecision known = decide(policy, all);
      LineDecision partly = decide(policy, random.some(all, RECORDS));
      for (ResolutionDecision early : partly.resolutions()) {
        Verdict late = known.resolution(early.resolution()).verdict();
        assertThat(early.verdict() == Verdict.REFUSED && late != Verdict.REFUSED)
            .as("seed %d, case %d, %s: %s, then %s with %s", SEED, i, early.resolution(), early, late, all)
            .isFalse();
        assertThat(early.verdict() == Verdict.PERMITTED && late != Verdict.PERMITTED)
            .as("seed %d, case %d, %s: %s, then %s with %s", SEED, i, early.resolution(), early, late, all)
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"image-pro", "imperium-est", "impress"})
  void asksOnlyUntilEveryAnswerIsThere(String store) throws IOException {
    Policy policy = Policies.compile(source(store), 1);
    RandomFacts random = new RandomFacts(SEED);

    for (int i = 0; i < CASES; i++) {
      List<Fact> all = random.facts(policy, 100);
      List<Fact> told = new ArrayList<>(all.stream().filter(fact -> !isAskable(policy, fact.name())).toList());
      for (int page = 0; page < 20 && !decide(policy, told).questions().isEmpty(); page++) {
        Set<String> asked =
            decide(policy, told).questions().stream().map(MissingFact::name).collect(Collectors.toSet());
        all.stream().filter(fact -> asked.contains(fact.name())).forEach(told::add);
      }
      LineDecision answered = decide(policy, told);
      LineDecision known = decide(policy, all);

      assertThat(answered.questions()).isEmpty();
      for (ResolutionDecision each : answered.resolutions()) {
        assertThat(each.verdict() == Verdict.REFUSED)
            .as("seed %d, case %d: %s, all known %s", SEED, i, each, known)
            .isEqualTo(known.resolution(each.resolution()).verdict() == Verdict.REFUSED);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"image-pro", "imperium-est", "impress"})
  void givesBackWhatWasPaidLessWhatIsTraced(String store) throws IOException {
    Policy policy = Policies.compile(source(store), 1);
    RandomFacts random = new RandomFacts(SEED);

    for (int i = 0; i < CASES; i++) {
      for (ResolutionDecision each : decide(policy, random.facts(policy, 80)).resolutions()) {
        each.amounts().ifPresent(amounts -> assertThat(amounts.total()).isEqualTo(traced(amounts)));
      }
    }
  }

  private static Money traced(Amounts amounts) {
    Money sum = amounts.paid().plus(amounts.tax());
    for (Adjustment adjustment : amounts.adjustments()) {
      assertThat(adjustment.amount().isNegative()).isFalse();
      sum =
          adjustment.kind() == Adjustment.Kind.REIMBURSEMENT
              ? sum.plus(adjustment.amount())
              : sum.minus(adjustment.amount());
    }
    assertThat(sum.isNegative()).isFalse();
    return sum;
  }

  private static boolean isAskable(Policy policy, String fact) {
    return policy.fact(fact).orElseThrow().knownBy().contains(FactSource.SHOPPER);
  }

  private static LineDecision decide(Policy policy, List<Fact> facts) {
    Decision decision = policy.decide(RandomFacts.caseOf(facts), RandomFacts.TODAY);
    return decision.line("1");
  }

  private static String source(String store) throws IOException {
    return Files.readString(Path.of("..", "policies", store, "returns.yaml"));
  }

  private static String shuffled(String source, Random random) {
    int start = source.indexOf("\nclauses:\n") + "\nclauses:\n".length();
    List<String> clauses = new ArrayList<>(Arrays.asList(source.substring(start).split("(?m)^(?=  [A-Z]{2}-)")));
    Collections.shuffle(clauses, random);
    return source.substring(0, start) + clauses.stream().collect(Collectors.joining("\n"));
  }
}
