package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldCurrencyTests {

  private static final long SEED = 20_261_121L;

  @ParameterizedTest
  @CsvSource({"195583, 100000", "21541, 11014", "100, 51", "1, 1", "2, 1", "3, 2", "0, 0"})
  void dividesByTheFullRate(long levs, long cents) {
    assertThat(OldCurrency.next(levs, 0, 0).minor()).isEqualTo(cents);
  }

  @Test
  void sumsPartsToWhatTheWholeGives() {
    Random random = new Random(SEED);
    for (int order = 0; order < 10_000; order++) {
      long levs = 0;
      long euro = 0;
      for (int part = 0; part < 1 + random.nextInt(8); part++) {
        long more = random.nextInt(50_000);
        long cents = OldCurrency.next(more, levs, euro).minor();
        assertThat(cents).as("seed %d, order %d", SEED, order).isNotNegative();
        levs += more;
        euro += cents;
      }
      long whole =
          BigDecimal.valueOf(levs).divide(new BigDecimal("1.95583"), 0, RoundingMode.HALF_UP).longValueExact();
      assertThat(euro).as("seed %d, order %d", SEED, order).isEqualTo(whole);
    }
  }
}
