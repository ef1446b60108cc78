package retour.bench.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed against each other says the same. */
class ContestTests {

  private static final long SEED = 4711;

  @ParameterizedTest
  @ValueSource(strings = {"impress", "outlet"})
  void allAgreeOnMadeUpLines(String policy) {
    System.setProperty("policies", "../policies");

    assertThat(Contest.of(policy, 2_000, SEED).agree()).isEqualTo(2_000);
  }
}
