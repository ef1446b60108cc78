package retour.server.desk;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: per log-in name five tries at once, then one a minute. A known browser has tries of its own.
 *
 * <p>Counts in memory and per process; forgets the names tried longest ago first, and all when the clock is set back, since
 * otherwise nobody whose tries were used up could log in until the old time comes again.
 */
@Component
class LoginThrottle {

  private static final int AT_ONCE = 5;
  private static final Duration ONE_MORE_EVERY = Duration.ofMinutes(1);
  private static final int NAMES_KEPT = 20_000;

  private final Map<String, Bucket> buckets = new Recent();
  private final TimeMeter clock;
  private final InstantSource now;
  private long latest = Long.MIN_VALUE;

  LoginThrottle(InstantSource clock) {
    this.now = clock;
    this.clock = new StoreClock(clock);
  }

  /** Takes one try; false when there is none left. */
  boolean tryOnce(String key) {
    synchronized (buckets) {
      long millis = now.millis();
      if (millis < latest) {
        buckets.clear();
      }
      latest = millis;
      return buckets.computeIfAbsent(key, _ -> newBucket()).tryConsume(1);
    }
  }

  /** After a right password the tries start anew. */
  void forget(String key) {
    synchronized (buckets) {
      buckets.remove(key);
    }
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(AT_ONCE).refillIntervally(1, ONE_MORE_EVERY))
        .withCustomTimePrecision(clock)
        .build();
  }

  private static final class Recent extends LinkedHashMap<String, Bucket> {

    private static final long serialVersionUID = 1L;

    Recent() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > NAMES_KEPT;
    }
  }

  private record StoreClock(InstantSource source) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return Math.multiplyExact(source.millis(), 1_000_000L);
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
