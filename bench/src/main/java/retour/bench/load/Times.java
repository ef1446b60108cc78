package retour.bench.load;

import java.util.Arrays;
import java.util.Collection;

/** How long each of many things took. */
final class Times {

  private long[] micros = new long[1024];
  private int count;

  void add(long nanos) {
    micros = count == micros.length ? Arrays.copyOf(micros, count * 2) : micros;
    micros[count++] = nanos / 1000;
  }

  static Times of(Collection<Times> parts) {
    Times all = new Times();
    all.micros = parts.stream().flatMapToLong(part -> Arrays.stream(part.micros, 0, part.count)).toArray();
    all.count = all.micros.length;
    return all;
  }

  int count() {
    return count;
  }

  /**
   * In milliseconds, of those counted so far; 0 of none.
   *
   * @param share such as 0.5 for the median
   */
  double at(double share) {
    long[] sorted = Arrays.stream(micros, 0, count).sorted().toArray();
    return count == 0 ? 0 : sorted[Math.min(count - 1, (int) (count * share))] / 1000.0;
  }
}
