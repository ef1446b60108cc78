package retour.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.Deadline;
import retour.policy.decision.Decision;
import retour.policy.decision.FactUse;
import retour.policy.decision.Freight;
import retour.policy.decision.LineDecision;
import retour.policy.decision.MissingFact;
import retour.policy.decision.Option;
import retour.policy.decision.Referral;
import retour.policy.decision.Requirement;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Target;
import retour.policy.decision.Turning;
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
import retour.policy.money.Percent;

class DecisionJsonTests {

  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final Money PAID = Money.of(50_999, "USD");

  @Test
  void readsBackTheDecisionItWrote() {
    Decision decision = decision();

    String json = DecisionJson.write(decision);

    assertThat(DecisionJson.readDecision(json)).isEqualTo(decision);
    assertThat(DecisionJson.write(DecisionJson.readDecision(json))).isEqualTo(json);
  }

  @Test
  void readsBackTheFactsItWrote() {
    CaseFacts facts =
        new CaseFacts(
            Facts.of(new Fact("ordered_on", new FactValue.Day(DAY), FactSource.ORDER)),
            List.of(
                new LineFacts(
                    "1",
                    Facts.of(new Fact("unused", FactValue.yes(), FactSource.SHOPPER)),
                    new LineMoney(PAID, Money.of(10, "USD"), Money.of(0, "USD")),
                    List.of(new Ruling("IC-08", "fee", Optional.of(Percent.of(10)), Optional.empty())),
                    Optional.of(List.of(new Charged("IC-03", "restocking", Money.of(10, "USD")))))));

    assertThat(DecisionJson.readFacts(DecisionJson.write(facts))).isEqualTo(facts);
  }

  @Test
  void readsWhatWasStoredBeforeItKnewOfFreightAndSettledLines() {
    String decision = DecisionJson.write(decision());
    String older = decision.substring(0, decision.indexOf(",\"freight\"")) + "}]}";

    assertThat(DecisionJson.readDecision(older).line("1").freight()).isEmpty();
    assertThat(DecisionJson.readFacts("{\"shared\":[],\"lines\":[{\"line\":\"1\",\"facts\":[],\"rulings\":[]}]}"))
        .satisfies(facts -> assertThat(facts.lines().getFirst().settled()).isEmpty());
  }

  @Test
  void writesSetsInOneOrder() {
    MissingFact missing =
        new MissingFact("unused", Set.of(FactSource.SHOPPER, FactSource.INSPECTOR), Set.of("B", "A", "C"));

    assertThat(DecisionJson.write(with(missing)))
        .contains("\"knownBy\":[\"INSPECTOR\",\"SHOPPER\"],\"clauses\":[\"A\",\"B\",\"C\"]");
  }

  @ParameterizedTest
  @MethodSource("values")
  void readsBackEveryKindOfValue(FactValue value, String json) {
    assertThat(DecisionJson.write(value)).isEqualTo(json);
    assertThat(DecisionJson.readValue(json)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "null", "[]", "{}", "{\"choice\":1}", "99999999999999999999"})
  void refusesWhatIsNoValue(String json) {
    assertThatThrownBy(() -> DecisionJson.readValue(json)).isInstanceOf(tools.jackson.core.JacksonException.class);
  }

  private static Stream<Object[]> values() {
    return Stream.of(
        new Object[] {FactValue.yes(), "true"},
        new Object[] {new FactValue.WholeNumber(14), "14"},
        new Object[] {new FactValue.Text("a \"b\""), "\"a \\\"b\\\"\""},
        new Object[] {new FactValue.Choice("sealed"), "{\"choice\":\"sealed\"}"},
        new Object[] {new FactValue.Day(DAY), "{\"day\":\"2026-11-20\"}"},
        new Object[] {new FactValue.Amount(Money.of(990, "EUR")), "{\"amount\":\"9.90\",\"currency\":\"EUR\"}"});
  }

  private static Decision decision() {
    return with(new MissingFact("upc_present", Set.of(FactSource.INSPECTOR), Set.of("IC-09")));
  }

  private static Decision with(MissingFact missing) {
    Fact fact = new Fact("unused", FactValue.no(), FactSource.SHOPPER);
    return new Decision(
        "impress/returns",
        3,
        DAY,
        List.of(
            new LineDecision(
                "1",
                List.of(refund(missing)),
                List.of(
                    new ClauseOutcome(
                        "IC-13",
                        ClauseResult.GAVE_WAY,
                        List.of("IC-04"),
                        List.of(
                            new FactUse("unused", Optional.of(fact)),
                            new FactUse("upc_present", Optional.empty())))),
                List.of(missing),
                List.of(missing),
                List.of(new Requirement("IC-01", "authorization_number", "receipt", Optional.of("RMA"))),
                List.of(new Referral("IP-08", "carrier")),
                List.of(new Freight(Freight.Leg.BACK, Freight.Payer.CUSTOMER, List.of("IC-05"))),
                List.of(new Target("IC-16", "inspection", Optional.empty())))));
  }

  private static ResolutionDecision refund(MissingFact missing) {
    Adjustment fee =
        new Adjustment(
            Adjustment.Kind.CHARGE,
            "IC-03",
            "restocking",
            Optional.of(Percent.of(15)),
            PAID,
            Money.of(7_650, "USD"),
            true,
            Optional.of(new Adjustment.RateRange(Percent.of(0), Percent.of(15))));
    return new ResolutionDecision(
        Resolution.REFUND,
        Verdict.PERMITTED_IF,
        List.of("IC-13"),
        Optional.of(new Deadline("refund", "IC-13", DAY, DAY, DAY, "store-days", "30 days")),
        Optional.of(new Amounts(PAID, List.of(fee), Money.of(0, "USD"), Money.of(43_349, "USD"))),
        List.of(missing),
        List.of(new Option("IC-08", "fee", Optional.empty(), Optional.of(Percent.of(15)), true)),
        List.of(new Turning(Turning.Kind.UNTIL, "IC-13", Optional.empty(), Optional.of(DAY), Optional.empty())),
        List.of("original"));
  }
}
