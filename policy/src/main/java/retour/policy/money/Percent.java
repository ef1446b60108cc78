package retour.policy.money;

import java.math.BigDecimal;

/**
 * A rate in hundredths of a percent: 20 % is 2000, 12.5 % is 1250.
 *
 * @param hundredths 0 to 10000, so 0 % to 100 %
 */
public record Percent(int hundredths) implements Comparable<Percent> {

  public Percent {
    if (hundredths < 0 || hundredths > 10_000) {
      throw new IllegalArgumentException("a percentage lies between 0 and 100");
    }
  }

  public static Percent of(int whole) {
    return new Percent(Math.multiplyExact(whole, 100));
  }

  @Override
  public int compareTo(Percent other) {
    return Integer.compare(hundredths, other.hundredths);
  }

  /** Without trailing zeros: {@code 20}, {@code 12.5}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
  }
}
