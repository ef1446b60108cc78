package retour.server.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every pair of the table, written out once more: a change of it has to be meant. */
class ClaimStateTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DRAFT        | FILED CLOSED",
        "FILED        | ACKNOWLEDGED PAID DENIED CLOSED",
        "ACKNOWLEDGED | PAID DENIED CLOSED",
        "PAID         | PAID CLOSED",
        "DENIED       | FILED CLOSED",
        "CLOSED       | ''"
      })
  void leadsAClaimOn(ClaimState from, String to) {
    Set<String> names = Set.of(to.split(" "));
    Set<ClaimState> allowed =
        Stream.of(ClaimState.values()).filter(next -> names.contains(next.name())).collect(Collectors.toSet());

    assertThat(from.next()).isEqualTo(allowed);
  }
}
