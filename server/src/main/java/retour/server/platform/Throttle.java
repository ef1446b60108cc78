package retour.server.platform;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each key through a number of times. Counts in memory and per process, and forgets what was used longest ago. When the
 * clock is set back it begins anew, since otherwise a key that is used up would wait until the old time comes again.
 */
public final class Throttle {

  private static final int KEYS = 100_000;

  private final Bandwidth limit;
  private final InstantSource clock;
  private final TimeMeter meter;
  private final Map<String, Bucket> buckets;
  private long latest = Long.MIN_VALUE;

  /** @param times how often in a period, at once or spread over it; of 100,000 keys */
  public Throttle(int times, Duration period, InstantSource clock) {
    this(Bandwidth.builder().capacity(times).refillGreedy(times, period).build(), KEYS, clock);
  }

  /**
   * A limit of another kind.
   *
   * @param keys how many keys are remembered at most
   */
  public Throttle(Bandwidth limit, int keys, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
    this.meter = new ClockMeter(clock);
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > keys;
          }
        };
  }

  /** Whether the key may pass once more. */
  public synchronized boolean passes(String key) {
    long millis = clock.millis();
    if (millis < latest) {
      buckets.clear();
    }
    latest = millis;
    return buckets.computeIfAbsent(key, _ -> bucket()).tryConsume(1);
  }

  /** Lets the key begin anew. */
  public synchronized void forget(String key) {
    buckets.remove(key);
  }

  private Bucket bucket() {
    return Bucket.builder().withCustomTimePrecision(meter).addLimit(limit).build();
  }

  /** The one clock, as the buckets read it. */
  private record ClockMeter(InstantSource clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return Math.multiplyExact(clock.millis(), 1_000_000L);
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
