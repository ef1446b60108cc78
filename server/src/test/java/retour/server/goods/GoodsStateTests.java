package retour.server.goods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GoodsStateTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWAITS_PAYMENT  | TO_BE_SENT FAILED",
        "IN_REPAIR       | AT_MANUFACTURER TO_BE_SENT FAILED",
        "AT_MANUFACTURER | IN_REPAIR TO_BE_SENT FAILED",
        "TO_BE_SENT      | SENT FAILED",
        "SENT            | SENT DELIVERED",
        "DELIVERED       | ''",
        "FAILED          | ''"
      })
  void goesOnlyWhereTheTableSays(GoodsState from, String to) {
    String allowed =
        Arrays.stream(GoodsState.values())
            .filter(state -> from.after().contains(state))
            .map(GoodsState::name)
            .collect(Collectors.joining(" "));

    assertThat(allowed).isEqualTo(to);
  }

  @ParameterizedTest
  @EnumSource(GoodsState.class)
  void namesWhoActsNextUntilTheEnd(GoodsState state) {
    assertThat(state.actor().isEmpty()).isEqualTo(state.after().isEmpty());
    assertThat(state.days() > 0).isEqualTo(state.actor().isPresent());
  }

  @Test
  void leadsToAnEndFromEverywhere() {
    for (GoodsState state : GoodsState.values()) {
      assertThat(state.after().isEmpty() || state.after().stream().anyMatch(next -> next != state)).isTrue();
    }
  }
}
