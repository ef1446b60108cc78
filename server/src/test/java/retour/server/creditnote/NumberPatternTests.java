package retour.server.creditnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retour.server.returns.Refusals.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retour.server.problem.ProblemCode;

class NumberPatternTests {

  @Test
  void fillsThePlacesWithZeros() {
    assertThat(new NumberPattern("30########").number(815)).isEqualTo("3000000815");
    assertThat(new NumberPattern("####/A").number(9_999)).isEqualTo("9999/A");
  }

  @Test
  void keepsTheFormOfTaxDocumentsAndLetsAllOthersGrow() {
    NumberPattern four = new NumberPattern("X-####");

    assertRefused(() -> Series.CREDIT_NOTE.number(four, 10_000), ProblemCode.NUMBERS_USED_UP);
    assertThat(Series.CREDIT_MEMO.number(four, 10_000)).isEqualTo("X-10000");
    assertThat(Series.REFUND_NOTE.number(four, 9_999)).isEqualTo("X-9999");
  }

  @ParameterizedTest
  @CsvSource({
    "CN-####, CN-####, true",
    "30########, 3#########, true",
    "30########, 31########, false",
    "30####, 30########, false",
    "A####, ####1, false",
    "1####, ####1, true"
  })
  void tellsWhetherTwoPatternsCanGiveTheSameNumber(String one, String other, boolean meet) {
    assertThat(new NumberPattern(one).meets(new NumberPattern(other))).isEqualTo(meet);
    assertThat(new NumberPattern(other).meets(new NumberPattern(one))).isEqualTo(meet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "###", "#############", "##-##", "кн####", "a####", "CN ####", "####'--"})
  void refusesWhatIsNoPattern(String typed) {
    assertThatThrownBy(() -> new NumberPattern(typed)).hasMessage("not_a_pattern");
  }
}
