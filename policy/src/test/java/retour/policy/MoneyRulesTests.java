package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.policy.decision.Verdict;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Charged;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.fact.Ruling;
import retour.policy.money.Money;
import retour.policy.prepared.Answers;
import retour.policy.prepared.Batch;
import retour.policy.prepared.DatedCase;
import retour.policy.prepared.PreparedPolicy;

class MoneyRulesTests {

  private static final long SEED = 20261121;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @Test
  void takesAFeePerReturnOnceAndSharesItAmongTheLines() {
    Policy policy = policy("charge: label, amount: 5.00, per: return");

    assertThat(charged(policy, line(1_000), line(1_000), line(1_000))).containsExactly(167L, 167L, 166L);
    assertThat(charged(policy, line(9_000), line(1_000))).containsExactly(450L, 50L);
    assertThat(charged(policy, line(9_000))).containsExactly(500L);
    assertThat(charged(policy, line(200), line(100))).containsExactly(200L, 100L);
  }

  @Test
  void leavesOutWhoBearsNoShare() {
    Policy policy = policy("charge: label, amount: 6.00, per: return, when: '!tampered'");
    Fact tampered = new Fact("tampered", FactValue.yes(), FactSource.INSPECTOR);
    Fact used = new Fact("unused", FactValue.no(), FactSource.INSPECTOR);
    Fact wantsGoods = new Fact("wanted", new FactValue.Choice("replacement"), FactSource.DERIVED);

    assertThat(charged(policy, line(1_000), line(1_000, tampered))).containsExactly(600L, 0L);
    assertThat(charged(policy, line(1_000), line(1_000, used)).getFirst()).isEqualTo(600L);
    assertThat(charged(policy, line(1_000), line(1_000, wantsGoods)).getFirst()).isEqualTo(600L);
  }

  @Test
  void reckonsTheGreaterOfARateAndASumOverTheWholeReturn() {
    Policy policy = policy("charge: restocking, percent: 20, at-least: 60.00, at-most: 80.00, per: return");

    assertThat(charged(policy, line(10_000), line(10_000))).containsExactly(3_000L, 3_000L);
    assertThat(charged(policy, line(20_000), line(15_000))).containsExactly(4_000L, 3_000L);
    assertThat(charged(policy, line(40_000), line(40_000))).containsExactly(4_000L, 4_000L);
    assertThat(charged(policy, line(2_000), line(2_000))).containsExactly(2_000L, 2_000L);
  }

  @Test
  void takesASumForEachUnit() {
    Policy policy = policy("charge: handling, amount: 1.50, per: unit");

    assertThat(charged(policy, line(1_000, units(3)), line(300, units(4)))).containsExactly(450L, 300L);
    assertThat(decide(policy, line(1_000)).getFirst().resolution(Resolution.REFUND).verdict())
        .isEqualTo(Verdict.NEEDS_FACTS);
  }

  @Test
  void waitsForTheInspectorToCountTheParcels() {
    Policy policy = policy("charge: handling, amount: 4.00, per: parcel");
    Fact three = new Fact("parcels", new FactValue.WholeNumber(3), FactSource.INSPECTOR);

    assertThat(charged(policy, line(3_000, three), line(1_000, three))).containsExactly(900L, 300L);
    LineDecision open = decide(policy, line(3_000)).getFirst();
    assertThat(open.resolution(Resolution.REFUND).verdict()).isEqualTo(Verdict.PERMITTED_IF);
    assertThat(open.checklist()).extracting(each -> each.name()).contains("parcels");
  }

  @Test
  void takesARateOfAnotherSumThanWhatWasPaid() {
    Policy policy = policy("deduct: bonus, percent: 50, of: gift_value");
    Fact value = new Fact("gift_value", new FactValue.Amount(Money.of(1_001, "EUR")), FactSource.ORDER);

    assertThat(charged(policy, line(3_000, value))).containsExactly(501L);
    assertThat(charged(policy, line(100, value))).containsExactly(100L);
  }

  @Test
  void repaysProvenCostUpToACap() {
    Policy policy = policy("reimburse: return_freight, amount: return_freight_cost, at-most: 15.00, for: refund");
    Fact dear = new Fact("return_freight_cost", new FactValue.Amount(Money.of(2_240, "EUR")), FactSource.STAFF);
    Fact cheap = new Fact("return_freight_cost", new FactValue.Amount(Money.of(640, "EUR")), FactSource.STAFF);

    assertThat(charged(policy, line(3_000, dear))).containsExactly(1_500L);
    assertThat(charged(policy, line(3_000, cheap))).containsExactly(640L);
    assertThat(charged(policy, line(3_000))).containsExactly(0L);
  }

  @Test
  void leavesASumToStaffWithinItsEnds() {
    Policy policy = policy("charge: cleaning, amount: 2.00..9.00, propose: 4.00");

    assertThat(charged(policy, line(1_000))).containsExactly(400L);
    assertThat(charged(policy, line(300))).containsExactly(300L);
    assertThat(charged(policy, ruled(line(1_000), 900))).containsExactly(900L);
    assertThat(charged(policy, ruled(line(1_000), 200))).containsExactly(200L);
    assertThatThrownBy(() -> charged(policy, ruled(line(1_000), 901))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> charged(policy, ruled(line(1_000), 199))).isInstanceOf(IllegalArgumentException.class);
    assertThat(decide(policy, line(1_000)).getFirst().resolution(Resolution.REFUND).amounts().orElseThrow())
        .satisfies(
            amounts -> {
              Adjustment cleaning = amounts.adjustments().getFirst();
              assertThat(cleaning.proposed()).isTrue();
              assertThat(cleaning.sums())
                  .contains(new Adjustment.SumRange(Money.of(200, "EUR"), Money.of(900, "EUR")));
            });
  }

  @Test
  void offersASumAsOneOfSeveralOptions() {
    Policy policy =
        Policies.compile(
            """
            store: test
            policy: money
            currency: EUR
            clauses:
              A: { says: Anything., permit: refund }
              B:
                says: Dirty goods cost a cleaning, or stay with you.
                review: refund
                when: tampered
                options: [refuse, { charge: cleaning, amount: 0..25.00, propose: 10.00 }, accept]
                favour: charge
            """,
            0);
    Fact dirty = new Fact("tampered", FactValue.yes(), FactSource.INSPECTOR);

    assertThat(decide(policy, line(5_000, dirty)).getFirst().resolution(Resolution.REFUND).options())
        .filteredOn(option -> option.option().equals("charge"))
        .singleElement()
        .satisfies(option -> assertThat(option.proposedSum()).contains(Money.of(1_000, "EUR")));
    LineFacts chosen =
        new LineFacts(
            "", line(5_000, dirty).facts(), line(5_000).money(),
            List.of(new Ruling("B", "charge", Optional.empty(), Optional.of(Money.of(1_250, "EUR")))));
    assertThat(charged(policy.decide(new CaseFacts(Facts.none(), List.of(chosen)), TODAY))).containsExactly(1_250L);
  }

  @Test
  void takesASumPerReturnOnceWhenItsLinesAreSettledOnDifferentDays() {
    Policy policy = policy("charge: label, amount: 5.00, per: return");

    assertThat(charged(policy, settled(line(1_000), 167L), line(1_000), line(1_000))).containsExactly(167L, 167L, 166L);
    assertThat(charged(policy, settled(line(1_000), 167L), settled(line(1_000), 167L), line(1_000)))
        .containsExactly(167L, 167L, 166L);
    assertThat(charged(policy, settled(line(9_000), 500L), line(1_000))).containsExactly(500L, 0L);
    assertThat(charged(policy, settled(line(9_000), 600L), line(1_000))).containsExactly(600L, 0L);
    assertThat(charged(policy, settled(line(1_000)), line(1_000))).containsExactly(0L, 500L);
    assertThat(charged(policy, settled(line(1_000), 100L), line(150))).containsExactly(100L, 150L);
  }

  @Test
  void lettingALineGoLeavesItsShareToThoseNotSettledYet() {
    Policy policy = policy("charge: label, amount: 6.00, per: return");
    Fact used = new Fact("unused", FactValue.no(), FactSource.INSPECTOR);

    assertThat(charged(policy, settled(line(1_000), 200L), line(1_000, used), line(1_000)))
        .containsExactly(200L, 0L, 400L);
  }

  @Test
  void reckonsARateOverTheWholeReturnWhenPartOfItIsSettled() {
    Policy policy = policy("charge: restocking, percent: 20, at-least: 60.00, at-most: 80.00, per: return");

    Charged before = new Charged("C", "restocking", Money.of(4_000, "EUR"));

    assertThat(charged(policy, settled(line(20_000), List.of(before)), line(15_000))).containsExactly(4_000L, 3_000L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void partsSettledOneByOneSumToTheWhole(long more) {
    Policy policy = policy("charge: label, amount: 5.00, per: return");
    Random random = new Random(SEED + more);

    for (int i = 0; i < 100; i++) {
      List<LineFacts> lines = new ArrayList<>();
      for (int n = random.nextInt(2, 6); n > 0; n--) {
        lines.add(line("l" + n, 500 + random.nextInt(2_000)));
      }
      long whole = 0;
      for (int next = 0; next < lines.size(); next++) {
        long share = charged(policy, lines.toArray(LineFacts[]::new)).get(next);
        whole += share;
        lines.set(next, settled(lines.get(next), share));
      }
      assertThat(whole).as("seed %d, case %d", SEED + more, i).isEqualTo(500);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "charge: label, amount: 5.00, per: return",
        "charge: cleaning, amount: 1.00..9.00, propose: 3.00",
        "charge: cleaning, amount: 1.00..9.00, per: return",
        "charge: restocking, percent: 17, at-least: 3.00, per: return",
        "charge: handling, amount: 0.40, per: parcel",
        "charge: handling, amount: 0.35, per: unit",
        "deduct: bonus, percent: 33, of: gift_value, at-most: 4.00",
        "reimburse: return_freight, amount: return_freight_cost, at-most: 9.00"
      })
  void sharesSumToTheWholeAndBatchesGiveTheSame(String rule) {
    Policy policy = policy(rule);
    PreparedPolicy prepared = policy.prepared();
    Random random = new Random(SEED);

    for (int i = 0; i < 200; i++) {
      CaseFacts facts = someCase(random);
      Decision decision = policy.decide(facts, TODAY);
      Batch batch = prepared.batch(List.of(new DatedCase(facts, TODAY)));
      Answers answers = prepared.answers(batch);
      prepared.decide(batch, answers);
      long paid = facts.lines().stream().mapToLong(line -> line.money().paid().minor()).sum();
      if (rule.contains("5.00, per: return")) {
        assertThat(charged(decision).stream().mapToLong(each -> each).sum()).as("seed %d", SEED).isEqualTo(Math.min(500, paid));
      }
      for (int row = 0; row < decision.lines().size(); row++) {
        long explained =
            decision.lines().get(row).resolution(Resolution.REFUND).amounts().orElseThrow().total().minor();
        assertThat(answers.amount(row, Resolution.REFUND))
            .as("seed %d, case %d, row %d", SEED, i, row)
            .isEqualTo(explained);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "charge: x, amount: 1.00, per: box",
        "charge: x, percent: 10, per: unit",
        "charge: x, percent: 10, of: reason",
        "charge: x, percent: 10, of: nothing_known",
        "charge: x, percent: 10, of: 3",
        "charge: x, amount: 1.00, at-most: lots, per: return",
        "charge: x, amount: 9.00..1.00",
        "charge: x, amount: 1.00..9.00, propose: 10.00",
        "charge: x, amount: 1.00..many"
      })
  void refusesFiguresThatMeanNothing(String rule) {
    assertThatThrownBy(() -> policy(rule)).isInstanceOf(PolicyRejected.class);
  }

  private static CaseFacts someCase(Random random) {
    List<LineFacts> lines = new ArrayList<>();
    Fact parcels = new Fact("parcels", new FactValue.WholeNumber(random.nextInt(4)), FactSource.INSPECTOR);
    Fact value = new Fact("gift_value", new FactValue.Amount(Money.of(random.nextInt(3_000), "EUR")), FactSource.ORDER);
    Fact cost =
        new Fact("return_freight_cost", new FactValue.Amount(Money.of(random.nextInt(2_000), "EUR")), FactSource.STAFF);
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      lines.add(line("l" + i, random.nextInt(2_000), parcels, value, cost, units(random.nextInt(5))));
    }
    return new CaseFacts(Facts.none(), lines);
  }

  private static Policy policy(String rule) {
    return Policies.compile(
        """
        store: test
        policy: money
        currency: EUR
        clauses:
          A: { says: Anything., permit: refund }
          B: { says: Not what was used., forbid: all, when: '!unused' }
          C: { says: A sum., RULE }
        """
            .replace("RULE", rule),
        0);
  }

  private static Fact units(int count) {
    return new Fact("units", new FactValue.WholeNumber(count), FactSource.DERIVED);
  }

  private static LineFacts line(long paid, Fact... facts) {
    return line("", paid, facts);
  }

  private static LineFacts line(String key, long paid, Fact... facts) {
    List<Fact> all = new ArrayList<>();
    all.add(new Fact("unused", FactValue.yes(), FactSource.INSPECTOR));
    all.add(new Fact("tampered", FactValue.no(), FactSource.INSPECTOR));
    all.addAll(List.of(facts));
    Money zero = Money.of(0, "EUR");
    return new LineFacts(key, Facts.of(all), new LineMoney(Money.of(paid, "EUR"), zero, zero), List.of());
  }

  private static LineFacts ruled(LineFacts line, long minor) {
    Ruling ruling = new Ruling("C", "charge", Optional.empty(), Optional.of(Money.of(minor, "EUR")));
    return new LineFacts(line.line(), line.facts(), line.money(), List.of(ruling));
  }

  /** The line as it was settled, with what it bore by clause C; nothing where that did not concern it. */
  private static LineFacts settled(LineFacts line, long... borne) {
    List<Charged> charged =
        Arrays.stream(borne).mapToObj(minor -> new Charged("C", "label", Money.of(minor, "EUR"))).toList();
    return settled(line, charged);
  }

  private static LineFacts settled(LineFacts line, List<Charged> charged) {
    return new LineFacts(line.line(), line.facts(), line.money(), List.of(), Optional.of(charged));
  }

  private static List<LineDecision> decide(Policy policy, LineFacts... lines) {
    return policy.decide(new CaseFacts(Facts.none(), List.of(lines)), TODAY).lines();
  }

  private static List<Long> charged(Policy policy, LineFacts... lines) {
    return charged(policy.decide(new CaseFacts(Facts.none(), List.of(lines)), TODAY));
  }

  /** What clause C changed, line by line. */
  private static List<Long> charged(Decision decision) {
    return decision.lines().stream()
        .map(
            line ->
                line.resolution(Resolution.REFUND).amounts().stream()
                    .flatMap(amounts -> amounts.adjustments().stream())
                    .map(Adjustment::amount)
                    .mapToLong(Money::minor)
                    .sum())
        .toList();
  }
}
