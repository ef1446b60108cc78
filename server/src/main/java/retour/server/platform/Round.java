package retour.server.platform;

import java.time.Duration;

/**
 * Work that a server does again and again by itself, as long as it runs. A feature gives its rounds as beans. Several
 * servers go the same round at the same time, so the work itself takes only what no other server holds.
 *
 * @param name names its thread, and the round where the log tells that one failed
 * @param pause from the end of one round to the start of the next
 */
public record Round(String name, Duration pause, Runnable work) {

  /** @throws IllegalArgumentException without a pause */
  public Round {
    if (!pause.isPositive()) {
      throw new IllegalArgumentException("the round `" + name + "` has no pause");
    }
  }
}
