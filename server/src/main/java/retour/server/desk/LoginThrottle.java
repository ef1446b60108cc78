package retour.server.desk;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import retour.server.platform.Throttle;

/** Slows down guessing: per log-in name five tries at once, then one a minute. A known browser has tries of its own. */
@Component
class LoginThrottle {

  private static final int AT_ONCE = 5;
  private static final Duration ONE_MORE_EVERY = Duration.ofMinutes(1);
  private static final int NAMES_KEPT = 20_000;

  private final Throttle tries;

  LoginThrottle(InstantSource clock) {
    Bandwidth limit = Bandwidth.builder().capacity(AT_ONCE).refillIntervally(1, ONE_MORE_EVERY).build();
    this.tries = new Throttle(limit, NAMES_KEPT, clock);
  }

  /** Takes one try; false when there is none left. */
  boolean tryOnce(String key) {
    return tries.passes(key);
  }

  /** After a right password the tries start anew. */
  void forget(String key) {
    tries.forget(key);
  }
}
