package retour.policy.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MoneyTests {

  private static final long SEED = 20261121;

  @Test
  void roundsHalfACentAsItIsTold() {
    Money price = Money.parse("0.10", "USD");

    assertThat(price.percent(Percent.of(15), RoundingMode.HALF_UP)).isEqualTo(Money.of(2, "USD"));
    assertThat(price.percent(Percent.of(15), RoundingMode.DOWN)).isEqualTo(Money.of(1, "USD"));
  }

  @Test
  void knowsTheDecimalsOfItsCurrency() {
    assertThat(Money.parse("19.99", "USD").minor()).isEqualTo(1999);
    assertThat(Money.parse("1500", "JPY").minor()).isEqualTo(1500);
    assertThat(Money.parse("1.234", "KWD").minor()).isEqualTo(1234);
    assertThatThrownBy(() -> Money.parse("0.001", "USD")).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void neverMixesCurrenciesNorOverflows() {
    Money euro = Money.of(1, "EUR");

    assertThatThrownBy(() -> euro.plus(Money.of(1, "USD"))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> euro.plus(Money.of(Long.MAX_VALUE, "EUR"))).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void refusesRatesOutsideZeroToHundred() {
    assertThatThrownBy(() -> new Percent(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Percent(10_001)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Percent(1250)).hasToString("12.5");
  }

  @Test
  void splitsIntoPartsThatSumToTheWhole() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      Money total = Money.of(random.nextLong(-1_000_000, 1_000_000), "EUR");
      List<Long> weights =
          LongStream.generate(() -> random.nextLong(0, 100)).limit(random.nextInt(1, 9)).boxed().toList();

      long sum = Allocation.split(total, weights).stream().mapToLong(Money::minor).sum();

      assertThat(sum).as("seed %d, %s by %s", SEED, total, weights).isEqualTo(total.minor());
    }
  }

  @Test
  void givesTheLeftOverCentToTheLargestRemainder() {
    assertThat(Allocation.split(Money.of(100, "EUR"), List.of(1L, 1L, 1L)))
        .containsExactly(Money.of(34, "EUR"), Money.of(33, "EUR"), Money.of(33, "EUR"));
    assertThat(Allocation.split(Money.of(100, "EUR"), List.of(0L, 0L)))
        .containsExactly(Money.of(100, "EUR"), Money.of(0, "EUR"));
    assertThatThrownBy(() -> Allocation.split(Money.of(1, "EUR"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
