package retour.server.customer;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each key through a number of times in a period. In memory, forgets what was used longest ago. When the clock is set
 * back it begins anew, since otherwise a key would wait until the old time comes again.
 */
public final class Throttle {

  private static final int KEYS = 100_000;
  private static final long NANOS = 1_000_000;

  private final int times;
  private final Duration period;
  private final TimeMeter clock;
  private final InstantSource now;
  private long latest = Long.MIN_VALUE;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > KEYS;
        }
      };

  /** @param times how often in a period, at once or spread over it */
  public Throttle(int times, Duration period, InstantSource clock) {
    this.times = times;
    this.period = period;
    this.now = clock;
    this.clock = new ClockMeter(clock);
  }

  /** Whether the key may pass once more. */
  public synchronized boolean passes(String key) {
    long millis = now.millis();
    if (millis < latest) {
      buckets.clear();
    }
    latest = millis;
    return buckets.computeIfAbsent(key, _ -> bucket()).tryConsume(1);
  }

  private Bucket bucket() {
    Bandwidth limit = Bandwidth.builder().capacity(times).refillGreedy(times, period).build();
    return Bucket.builder().withCustomTimePrecision(clock).addLimit(limit).build();
  }

  /** The one clock, as the buckets read it. */
  private record ClockMeter(InstantSource clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return clock.millis() * NANOS;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
