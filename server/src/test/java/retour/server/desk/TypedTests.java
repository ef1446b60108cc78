package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

class TypedTests {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-1", "1.5", "1e3", "x", "+1", "١"})
  void takesWholeNumbersOnly(String typed) {
    Refused refused = catchThrowableOfType(Refused.class, () -> Typed.count("count-1", typed));

    assertThat(refused.fields()).containsExactly(new FieldFault("count-1", "not_a_whole_number"));
  }

  @Test
  void refusesCountsNobodyCounts() {
    Refused refused = catchThrowableOfType(Refused.class, () -> Typed.count("count-1", "1000000000"));

    assertThat(refused.fields()).containsExactly(new FieldFault("count-1", "too_large"));
  }

  @Test
  void readsCountsByItem() {
    Map<String, String> form = Map.of("count-1", " 2 ", "count-2", "0", "count-3", "", "note", "x");

    assertThat(Typed.counts(form, "count-")).isEqualTo(Map.of(1, 2, 2, 0));
  }

  @Test
  void refusesAFieldThatNamesNoItem() {
    Refused refused = catchThrowableOfType(Refused.class, () -> Typed.counts(Map.of("count-x", "1"), "count-"));

    assertThat(refused.fields()).extracting(FieldFault::code).containsExactly("not_a_whole_number");
  }

  @Test
  void wantsATextThatSaysSomethingAndEnds() {
    assertThat(catchThrowableOfType(Refused.class, () -> Typed.text("reason", " \t")).fields())
        .containsExactly(new FieldFault("reason", "missing"));
    assertThat(catchThrowableOfType(Refused.class, () -> Typed.text("reason", "x".repeat(2001))).fields())
        .containsExactly(new FieldFault("reason", "too_long"));
    assertThat(Typed.text("reason", " fine ")).isEqualTo("fine");
  }
}
