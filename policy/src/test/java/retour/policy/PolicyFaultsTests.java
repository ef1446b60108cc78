package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFaultsTests {

  @Test
  void tellsEveryFaultAtOnceWithItsPlaceAndASuggestion() {
    String source =
        """
        store: test
        policy: faults
        currency: USD
        windows:
          back: 14 days after delivered
        clauses:
          A:
            says: First.
            permit: refnud
            when: within(bakc) && pakaging == "sealed"
          B:
            says: Second.
            forbid: all
            when: packaging == "seald" || unused == 3
            overrides: [C]
          B: { says: Again., permits: refund }
        """;

    PolicyRejected rejected = catchThrowableOfType(PolicyRejected.class, () -> Policies.compile(source, 0));

    assertThat(rejected)
        .hasMessage(
            """
            policy:5:9: there is no fact `delivered`
              |   back: 14 days after delivered
              |         ^
              Did you mean `delivered_on`?

            policy:9:13: there is no resolution `refnud`
              |     permit: refnud
              |             ^
              Did you mean `refund`?

            policy:10:17: there is no window `bakc`
              |     when: within(bakc) && pakaging == "sealed"
              |                 ^
              Did you mean `back`?

            policy:10:27: there is no fact `pakaging`
              |     when: within(bakc) && pakaging == "sealed"
              |                           ^
              Did you mean `packaging`?

            policy:14:24: `packaging` is never "seald"; it is one of: sealed, opened
              |     when: packaging == "seald" || unused == 3
              |                        ^
              Did you mean `sealed`?

            policy:14:45: a yes or no cannot be compared with a whole number
              |     when: packaging == "seald" || unused == 3
              |                                             ^

            policy:15:17: there is no clause `C` to override
              |     overrides: [C]
              |                 ^
              Did you mean `A`?

            policy:16:3: `B` stands here twice
              |   B: { says: Again., permits: refund }
              |   ^

            policy:16:6: this rule does nothing: it neither permits, forbids, requires nor charges
              |   B: { says: Again., permits: refund }
              |      ^

            policy:16:22: `permits` means nothing here
              |   B: { says: Again., permits: refund }
              |                      ^
              Did you mean `permit`?
            """);
  }

  @Test
  void readsWhatStandsTwiceForItsOtherFaults() {
    String source =
        """
        store: test
        policy: faults
        currency: USD
        windows: { back: 14 days after delivery, back: 14 days after delivry }
        facts: { gold: { type: yes/no, known-by: [order] }, gold: { type: yes/no, known-by: [ordre] } }
        clauses:
          A: { says: A., permit: refund, overrides: A }
        """;

    PolicyRejected rejected = catchThrowableOfType(PolicyRejected.class, () -> Policies.compile(source, 0));

    assertThat(rejected)
        .hasMessageContainingAll(
            "`back` stands here twice", "no fact `delivry`", "`gold` stands here twice", "`ordre` is nobody",
            "cannot override itself");
    assertThat(rejected.getMessage()).doesNotContain("declared already", "through others");
  }

  @Test
  void refusesClausesThatOverrideEachOther() {
    String source =
        """
        store: test
        policy: faults
        currency: USD
        clauses:
          A: { says: A., permit: refund, overrides: B }
          B: { says: B., permit: refund, overrides: A }
        """;

    assertThatThrownBy(() -> Policies.compile(source, 0))
        .isInstanceOf(PolicyRejected.class)
        .hasMessageContaining("`A` overrides itself through others");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unused &&",
        "unused(",
        "[1, 2]",
        "\\\"text\\\"",
        "unused + unused",
        "reason in 3",
        "reason < \\\"defective\\\"",
        "known(unused)",
        "within(back, unused)",
        "ordered_on < day(\\\"9999-99-99\\\")",
        "[1].all(x, x > 0)",
        "unused ? true : false",
        "has(order.day)",
        "gift_value > amount(\\\"1e308\\\")"
      })
  void refusesConditionsThatMeanNothing(String condition) {
    String source =
        """
        store: test
        policy: faults
        currency: USD
        windows: { back: 14 days after delivery }
        clauses:
          A: { says: A., permit: refund, when: "CONDITION" }
        """
            .replace("CONDITION", condition);

    assertThatThrownBy(() -> Policies.compile(source, 0)).isInstanceOf(PolicyRejected.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "- a", "a: [", "store: x", "\u0000", "a: *b", "&a [*a]", "? [x]\n: y"})
  void refusesWhatIsNoPolicy(String source) {
    assertThatThrownBy(() -> Policies.compile(source, 0)).isInstanceOf(PolicyRejected.class);
  }

  @Test
  void refusesDeepNestingAndHugeConditionsInBoundedTime() {
    String deep = "store: x\nclauses: " + "[".repeat(1_000_000);
    String wide = "store: x\npolicy: y\ncurrency: USD\nclauses:\n  A: { says: A, permit: refund, when: '"
        + "(".repeat(1_000) + "unused" + ")".repeat(1_000) + "' }";

    assertThatThrownBy(() -> Policies.compile(deep, 0)).isInstanceOf(PolicyRejected.class);
    assertThatThrownBy(() -> Policies.compile(wide, 0)).isInstanceOf(PolicyRejected.class);
    assertThatThrownBy(() -> Policies.compile("x".repeat(3_000_000), 0)).isInstanceOf(PolicyRejected.class);
  }
}
