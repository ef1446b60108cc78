package retour.server.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pair of both tables, written out once more: a change of one has to be meant. */
class StatesTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HELD             | AWAITING_PAYMENT READY COLLECTED SETTLED",
        "AWAITING_PAYMENT | READY COLLECTED ABANDONED",
        "READY            | SENT COLLECTED",
        "SENT             | ''",
        "COLLECTED        | ''",
        "ABANDONED        | COLLECTED SETTLED",
        "SETTLED          | HELD AWAITING_PAYMENT READY"
      })
  void leadsRejectedGoodsOn(GoodsBackState from, String to) {
    Set<String> names = Set.of(to.split(" "));

    assertThat(from.next())
        .isEqualTo(
            Stream.of(GoodsBackState.values()).filter(next -> names.contains(next.name())).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ASKED      | AUTHORIZED REFUSED",
        "AUTHORIZED | SENT REFUSED",
        "SENT       | BACK CREDITED",
        "BACK       | ''",
        "CREDITED   | ''",
        "REFUSED    | ''"
      })
  void leadsAVendorReturnOn(VendorReturnState from, String to) {
    Set<String> names = Set.of(to.split(" "));

    assertThat(from.next())
        .isEqualTo(
            Stream.of(VendorReturnState.values())
                .filter(next -> names.contains(next.name()))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @EnumSource
  void leavesNoRejectedGoodsThatAreHereWithoutANextStep(GoodsBackState state) {
    assertThat(!state.next().isEmpty()).isEqualTo(state.isOpen() || state == GoodsBackState.SETTLED);
  }

  @ParameterizedTest
  @EnumSource
  void leadsEveryStateOfRejectedGoodsToOneInWhichTheyHaveLeft(GoodsBackState state) {
    Set<GoodsBackState> reached = EnumSet.of(state);
    for (int steps = 0; steps < GoodsBackState.values().length; steps++) {
      reached.addAll(reached.stream().flatMap(each -> each.next().stream()).collect(Collectors.toSet()));
    }

    assertThat(reached).anyMatch(each -> each.next().isEmpty());
  }
}
