package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retour.policy.decision.LineDecision;
import retour.policy.decision.MissingFact;
import retour.policy.decision.Resolution;
import retour.policy.decision.Turning;
import retour.policy.decision.Verdict;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.fact.Ruling;
import retour.policy.money.Money;
import retour.policy.money.Percent;

class ImpressDecisionTests {

  private static final LocalDate DELIVERED = LocalDate.of(2026, 11, 4);
  private static final LocalDate DAY_12 = LocalDate.of(2026, 11, 16);

  private Policy policy = Policies.compile(NOTHING, 0);

  private static final String NOTHING =
      """
      store: none
      policy: none
      currency: USD
      clauses:
        N: { says: Nothing., inform: yes }
      """;

  @BeforeEach
  void readPolicy() throws IOException {
    policy = Policies.compile(Files.readString(Path.of("..", "policies", "impress", "returns.yaml")), 1);
  }

  @Test
  void asksFirstForTheReasonAndWhatMattersWhateverItIs() {
    LineDecision decision = decide(records(), DAY_12);

    assertThat(decision.resolution(Resolution.REFUND).verdict()).isEqualTo(Verdict.NEEDS_FACTS);
    assertThat(decision.questions())
        .extracting(MissingFact::name)
        .containsExactly(
            "reason",
            "packaging_complete",
            "accessories_complete",
            "rebate_submitted",
            "system_added");
  }

  @Test
  void permitsIfTheInspectionConfirmsOnceTheShopperHasAnswered() {
    LineDecision decision = decide(records().with(answers()), DAY_12);

    assertThat(decision.questions()).isEmpty();
    assertThat(decision.resolution(Resolution.REFUND).verdict()).isEqualTo(Verdict.PERMITTED_IF);
    assertThat(decision.resolution(Resolution.REFUND).until().orElseThrow().lastDay())
        .isEqualTo(LocalDate.of(2026, 12, 4));
    assertThat(decision.resolution(Resolution.REFUND).amounts().orElseThrow().total())
        .isEqualTo(Money.parse("485.76", "USD"));
    assertThat(decision.checklist()).extracting(MissingFact::name).contains("upc_present", "packaging_complete");
  }

  @Test
  void permitsWhenTheInspectorHasSeenEverything() {
    LineDecision decision = decide(records().with(answers()).with(inspected()), DAY_12);

    assertThat(decision.resolution(Resolution.REFUND).verdict()).isEqualTo(Verdict.PERMITTED);
    assertThat(decision.checklist()).isEmpty();
  }

  @Test
  void asksAPersonWhereTheInspectorFindsTheUpcCutOff() {
    Facts facts = records().with(answers()).with(inspected()).with(found("upc_present", false));

    LineDecision open = decide(facts, DAY_12);
    LineDecision confirmed = decide(facts, DAY_12, ruling("IC-09", Ruling.CONFIRM));
    LineDecision waived = decide(facts, DAY_12, ruling("IC-09", Ruling.WAIVE));

    assertThat(open.resolution(Resolution.REFUND).verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(open.resolution(Resolution.REFUND).options()).hasSize(2);
    assertThat(confirmed.resolution(Resolution.REFUND).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(confirmed.resolution(Resolution.REFUND).decidedBy()).containsExactly("IC-09");
    assertThat(waived.resolution(Resolution.REFUND).verdict()).isEqualTo(Verdict.PERMITTED);
  }

  @Test
  void tellsUntilWhenALateReturnWasPossible() {
    LineDecision decision = decide(records().with(answers()), LocalDate.of(2026, 12, 5));

    assertThat(decision.resolution(Resolution.REFUND).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(decision.resolution(Resolution.REFUND).turnings())
        .extracting(Turning::kind, Turning::day)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Turning.Kind.UNTIL, Optional.of(LocalDate.of(2026, 12, 4))));
    assertThat(decision.questions()).isEmpty();
  }

  @Test
  void takesTheRateThatStaffChose() {
    Ruling five = new Ruling("IC-03", "charge", Optional.of(Percent.of(5)), Optional.empty());

    LineDecision decision = decide(records().with(answers()).with(inspected()), DAY_12, five);

    assertThat(decision.resolution(Resolution.REFUND).amounts().orElseThrow().total())
        .isEqualTo(Money.parse("536.76", "USD"));
  }

  private LineDecision decide(Facts facts, LocalDate today, Ruling... rulings) {
    LineMoney money =
        new LineMoney(Money.parse("509.99", "USD"), Money.parse("52.27", "USD"), Money.parse("0", "USD"));
    LineFacts line = new LineFacts("1", facts, money, List.of(rulings));
    return policy.decide(new CaseFacts(Facts.none(), List.of(line)), today).line("1");
  }

  private static Ruling ruling(String clause, String option) {
    return new Ruling(clause, option, Optional.empty(), Optional.empty());
  }

  private static Facts records() {
    return Facts.of(
        new Fact("delivered_on", new FactValue.Day(DELIVERED), FactSource.CARRIER),
        new Fact("delivery_country", new FactValue.Text("US"), FactSource.ORDER),
        new Fact("category", new FactValue.Text("notebook"), FactSource.CATALOG),
        new Fact("make", new FactValue.Text("Lenovo"), FactSource.CATALOG),
        new Fact("has_serial", FactValue.yes(), FactSource.CATALOG));
  }

  private static Facts answers() {
    return Facts.of(
        new Fact("reason", new FactValue.Choice("changed_mind"), FactSource.SHOPPER),
        said("packaging_complete", true),
        said("accessories_complete", true),
        said("rebate_submitted", false),
        said("system_added", false));
  }

  private static Facts inspected() {
    return Facts.of(
        found("packaging_complete", true),
        found("accessories_complete", true),
        found("rebate_submitted", false),
        found("system_added", false),
        found("serial_matches", true),
        found("serial_label_ok", true),
        found("model_label_ok", true),
        found("warranty_label_ok", true),
        found("upc_present", true),
        found("physical_damage", false),
        found("tampered", false));
  }

  private static Fact said(String name, boolean value) {
    return new Fact(name, new FactValue.YesNo(value), FactSource.SHOPPER);
  }

  private static Fact found(String name, boolean value) {
    return new Fact(name, new FactValue.YesNo(value), FactSource.INSPECTOR);
  }
}
