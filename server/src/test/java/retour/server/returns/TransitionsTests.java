package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every pair of each table, written out once more: a change of a table has to be meant. */
class TransitionsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REQUESTED  | AUTHORIZED DECLINED CANCELLED",
        "AUTHORIZED | CANCELLED",
        "DECLINED   | ''",
        "CANCELLED  | ''"
      })
  void leadsAuthorizationOn(AuthorizationState from, String to) {
    Set<AuthorizationState> allowed =
        Stream.of(AuthorizationState.values())
            .filter(next -> names(to).contains(next.name()))
            .collect(Collectors.toSet());

    assertThat(Transitions.after(from)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWAITED    | RETURNING RECEIVED MISSING WRONG_ITEM REFUSED LOST",
        "RETURNING  | RECEIVED MISSING WRONG_ITEM REFUSED LOST",
        "RECEIVED   | RECEIVED WRONG_ITEM",
        "MISSING    | RECEIVED WRONG_ITEM LOST",
        "WRONG_ITEM | RECEIVED",
        "REFUSED    | RECEIVED",
        "LOST       | RECEIVED"
      })
  void leadsReceptionOn(Reception from, String to) {
    Set<Reception> allowed =
        Stream.of(Reception.values()).filter(next -> names(to).contains(next.name())).collect(Collectors.toSet());

    assertThat(Transitions.after(from)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PENDING      | ACCEPTED REJECTED NEEDS_REVIEW",
        "ACCEPTED     | PENDING REJECTED NEEDS_REVIEW",
        "REJECTED     | PENDING ACCEPTED NEEDS_REVIEW",
        "NEEDS_REVIEW | PENDING ACCEPTED REJECTED"
      })
  void leadsAcceptanceOn(Acceptance from, String to) {
    Set<Acceptance> allowed =
        Stream.of(Acceptance.values()).filter(next -> names(to).contains(next.name())).collect(Collectors.toSet());

    assertThat(Transitions.after(from)).isEqualTo(allowed);
  }

  private static Set<String> names(String list) {
    return Stream.of(list.split(" ")).collect(Collectors.toSet());
  }
}
