package retour.policy.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits an amount by weights so that the parts always sum to the whole (largest remainder). */
public final class Allocation {

  private Allocation() {}

  /**
   * Splits {@code total} in proportion to {@code weights}.
   *
   * <p>Each part is first rounded towards zero; the minor units left over go one each to the largest remainders, ties
   * to the earlier part. INVARIANT: the parts sum to {@code total}. When all weights are zero the whole goes to the
   * first part.
   *
   * @param weights at least one, none negative
   */
  public static List<Money> split(Money total, List<Long> weights) {
    if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException("weights must be present and not negative");
    }
    BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    List<Long> effective = sum.signum() == 0 ? firstTakesAll(weights.size()) : weights;
    BigInteger divisor = sum.signum() == 0 ? BigInteger.ONE : sum;

    List<BigInteger[]> shares =
        effective.stream()
            .map(w -> BigInteger.valueOf(total.minor()).multiply(BigInteger.valueOf(w)).divideAndRemainder(divisor))
            .toList();
    long[] parts = shares.stream().mapToLong(share -> share[0].longValueExact()).toArray();
    long left = total.minor() - LongSummer.sum(parts);

    List<Integer> byRemainder =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> shares.get(i)[1].abs()).reversed())
            .toList();
    for (int i = 0; i < Math.abs(left); i++) {
      parts[byRemainder.get(i)] += Long.signum(left);
    }

    List<Money> result = new ArrayList<>();
    for (long part : parts) {
      result.add(new Money(part, total.currency()));
    }
    return List.copyOf(result);
  }

  private static List<Long> firstTakesAll(int size) {
    return IntStream.range(0, size).mapToObj(i -> i == 0 ? 1L : 0L).toList();
  }

  private static final class LongSummer {
    static long sum(long[] values) {
      long sum = 0;
      for (long value : values) {
        sum = Math.addExact(sum, value);
      }
      return sum;
    }
  }
}
