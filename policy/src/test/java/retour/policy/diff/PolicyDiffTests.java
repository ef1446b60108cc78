package retour.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import retour.policy.explain.DiffText;

class PolicyDiffTests {

  private static final String BEFORE =
      """
      store: impress
      policy: returns
      currency: USD
      windows:
        refund: 30 days after delivery
      lists:
        makes: [Acer, Asus]
      clauses:
        T-1:
          says: { en: Send it back in time. }
          permit: refund
          when: within(refund)
        T-2:
          says: { en: We keep something. }
          charge: restocking
          percent: 0..15
          propose: 15
          of: paid
        T-3:
          says: { en: No boxes without UPC. }
          rules:
            - { forbid: all, when: '!upc_present' }
      """;

  @Test
  void saysNothingOfTheSameDocument() {
    assertThat(PolicyDiff.between(BEFORE, BEFORE)).isEmpty();
  }

  @Test
  void saysNothingOfAnotherOrderOrLayout() {
    String turned =
        BEFORE.replace("        T-1:\n", "        T-1:\n").replace("{ en: Send it back in time. }", "\n      en: Send it back in time.");

    assertThat(PolicyDiff.between(BEFORE, turned)).isEmpty();
  }

  @Test
  void saysRatesAndWindowsAsAPersonWould() {
    String after = BEFORE.replace("propose: 15", "propose: 10").replace("30 days after", "14 days after");

    assertThat(lines(BEFORE, after))
        .containsExactly(
            "T-2: 15 % became 10 % (proposed)", "Window `refund`: 30 days after delivery became 14 days after delivery");
  }

  @Test
  void tellsClausesThatCameAndWent() {
    String after =
        BEFORE.replace(
            """
              T-3:
                says: { en: No boxes without UPC. }
                rules:
                  - { forbid: all, when: '!upc_present' }
            """,
            """
              T-4:
                says: { en: Hello. }
                inform: yes
            """);

    assertThat(lines(BEFORE, after)).containsExactly("T-3: gone: No boxes without UPC.", "T-4: new: Hello.");
  }

  @Test
  void tellsWordsConditionsAndLists() {
    String after =
        BEFORE
            .replace("Send it back in time.", "Send it back soon.")
            .replace("'!upc_present'", "'!upc_present && unused'")
            .replace("[Acer, Asus]", "[Acer]");

    assertThat(lines(BEFORE, after))
        .containsExactly(
            "T-1: the words in en: “Send it back in time.” became “Send it back soon.”",
            "T-3: rules 1 when: `!upc_present` became `!upc_present && unused`",
            "List `makes`: Acer, Asus became Acer");
  }

  @Test
  void tellsWhatAClauseGainedAndLost() {
    String after = BEFORE.replace("    propose: 15\n", "").replace("    of: paid", "    of: paid\n    for: refund");

    assertThat(lines(BEFORE, after)).containsExactly("T-2: for: now refund", "T-2: no longer 15 % (proposed)");
  }

  @Test
  void speaksBulgarian() {
    String after = BEFORE.replace("propose: 15", "propose: 10");

    assertThat(DiffText.lines(PolicyDiff.between(BEFORE, after), Locale.of("bg")))
        .containsExactly("T-2: 15 % стана 10 % (предложено)");
  }

  private static List<String> lines(String before, String after) {
    return DiffText.lines(PolicyDiff.between(before, after), Locale.ENGLISH);
  }
}
