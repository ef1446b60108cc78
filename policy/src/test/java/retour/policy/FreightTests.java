package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retour.policy.check.Meaning;
import retour.policy.decision.Decision;
import retour.policy.decision.Freight;
import retour.policy.decision.Freight.Leg;
import retour.policy.decision.Freight.Payer;
import retour.policy.explain.Explanation;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;

/** Who bears which leg of transport, and by when the store means to do what. */
class FreightTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private static final String BOTH =
      """
      A: { says: Anything., permit: refund, freight: [return, back], paid-by: customer }
      B: { says: Faulty goods., freight: return, paid-by: store, when: reason == "defective" }
      """;

  @Test
  void tellsForEachLegWhoPaysAndBecauseOfWhat() {
    assertThat(freight(policy(BOTH), "changed_mind"))
        .containsExactly(
            new Freight(Leg.RETURN, Payer.CUSTOMER, List.of("A")), new Freight(Leg.BACK, Payer.CUSTOMER, List.of("A")));
  }

  @Test
  void takesWhatFavoursTheCustomerWhereClausesDisagree() {
    assertThat(freight(policy(BOTH), "defective"))
        .containsExactly(
            new Freight(Leg.RETURN, Payer.STORE, List.of("B")), new Freight(Leg.BACK, Payer.CUSTOMER, List.of("A")));
  }

  @Test
  void namesEveryClauseThatSaysTheSame() {
    Policy policy = policy(BOTH + "C: { says: More., freight: return, paid-by: store }");

    assertThat(freight(policy, "defective").getFirst().clauses()).containsExactly("B", "C");
  }

  @Test
  void costsNobodyAnythingWhereGoodsNeedNotComeBack() {
    Policy policy = policy(BOTH.replace("paid-by: store,", "paid-by: nobody,"));

    assertThat(freight(policy, "defective").getFirst()).isEqualTo(new Freight(Leg.RETURN, Payer.NOBODY, List.of("B")));
    assertThat(freight(policy, "changed_mind").getFirst().payer()).isEqualTo(Payer.CUSTOMER);
    assertThatThrownBy(() -> policy(BOTH.replace("paid-by: customer", "paid-by: nobody")))
        .hasMessageContaining("only goods that do not go back");
  }

  @Test
  void leavesItOpenAsLongAsACaseCannotBeTold() {
    Policy policy = policy("A: { says: A., permit: refund, freight: return, paid-by: customer, when: unused }");

    assertThat(freight(policy, "defective")).isEmpty();
  }

  @Test
  void givesWayToTheClauseThatOverrides() {
    Policy policy = policy(BOTH.replace("B: {", "B: { overrides: [A],"));

    assertThat(freight(policy, "defective")).containsExactly(new Freight(Leg.RETURN, Payer.STORE, List.of("B")));
  }

  @Test
  void findsClausesThatNameDifferentPayers() {
    List<Meaning> found = Policies.examine(List.of(document(BOTH)));

    assertThat(found)
        .filteredOn(each -> each.kind() == Meaning.Kind.FREIGHT_TWO_WAYS)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.clauses()).containsExactly("A", "B");
              assertThat(each.arguments()).containsExactly("return", "customer", "store");
              assertThat(each.example()).isNotEmpty();
            });
  }

  @Test
  void putsItIntoWords() {
    Policy policy = policy(BOTH + "C: { says: Soon., target: inspection, window: soon }");
    Decision decision = decide(policy, "defective");

    assertThat(Explanation.text(policy, decision, Locale.ENGLISH))
        .contains("sending the goods back: the store (B)")
        .contains("sending the same goods to you again: you (A)")
        .contains("inspection, until")
        .contains("(C)");
    assertThat(Explanation.text(policy, decision, Locale.of("bg"))).contains("изпращането на стоката обратно: магазинът (B)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A: { says: A., freight: return }",
        "A: { says: A., freight: home, paid-by: store }",
        "A: { says: A., freight: return, paid-by: anybody }",
        "A: { says: A., permit: refund, paid-by: store }",
        "A: { says: A., target: inspection }",
        "A: { says: A., target: inspection, window: never }"
      })
  void refusesWhatMeansNothing(String clauses) {
    assertThatThrownBy(() -> policy(clauses)).isInstanceOf(PolicyRejected.class);
  }

  private static Policy policy(String clauses) {
    return Policies.compile(document(clauses), 0);
  }

  private static String document(String clauses) {
    return "store: test\npolicy: freight\ncurrency: EUR\nwindows: { soon: 3 business days after request }\nclauses:\n"
        + clauses.indent(2);
  }

  private static List<Freight> freight(Policy policy, String reason) {
    return decide(policy, reason).lines().getFirst().freight();
  }

  private static Decision decide(Policy policy, String reason) {
    Money zero = Money.of(0, "EUR");
    Facts facts =
        Facts.of(
            new Fact("reason", new FactValue.Choice(reason), FactSource.SHOPPER),
            new Fact("requested_on", new FactValue.Day(TODAY), FactSource.ORDER));
    LineFacts line = new LineFacts("1", facts, new LineMoney(Money.of(1_000, "EUR"), zero, zero), List.of());
    return policy.decide(new CaseFacts(Facts.none(), List.of(line)), TODAY);
  }
}
