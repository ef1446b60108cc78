package retour.server.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one scheduler: goes every round on a thread of its own, so that a slow one keeps no other waiting. A round that
 * fails is told of and goes on. {@code retour.rounds=false} leaves all rounds to other servers.
 */
@Component
@ConditionalOnBooleanProperty(name = "retour.rounds", matchIfMissing = true)
class Rounds implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /** The first page comes before the first round. */
  private static final Duration FIRST_AFTER = Duration.ofSeconds(1);

  /** Longer than what a payment provider is waited for, so that an answer is not lost. */
  private static final Duration LAST_MAY_TAKE = Duration.ofSeconds(35);

  private final List<Round> rounds;
  private final List<ScheduledExecutorService> threads = new ArrayList<>();

  Rounds(List<Round> rounds) {
    this.rounds = List.copyOf(rounds);
  }

  @Override
  public synchronized void start() {
    rounds.forEach(round -> threads.add(begin(round)));
  }

  /** Waits for the rounds that are under way: what a round works with is still there. */
  @Override
  public synchronized void stop() {
    threads.forEach(ExecutorService::shutdown);
    long until = System.nanoTime() + LAST_MAY_TAKE.toNanos();
    threads.forEach(thread -> await(thread, until - System.nanoTime()));
    threads.clear();
  }

  @Override
  public synchronized boolean isRunning() {
    return !threads.isEmpty();
  }

  private static ScheduledExecutorService begin(Round round) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name(round.name()).factory());
    ScheduledFuture<?> _ =
        thread.scheduleWithFixedDelay(
            () -> go(round), FIRST_AFTER.toMillis(), round.pause().toMillis(), TimeUnit.MILLISECONDS);
    return thread;
  }

  private static void go(Round round) {
    try {
      round.work().run();
    } catch (RuntimeException failure) {
      LOG.warn(
          "round {} failed and will be gone again: {} at {}",
          round.name(),
          failure.getClass().getName(),
          Stream.of(failure.getStackTrace()).filter(Rounds::isOurs).findFirst().map(Object::toString).orElse("unknown"));
    }
  }

  /** A failure's own words may be personal: where it happened is not. */
  private static boolean isOurs(StackTraceElement place) {
    return place.getClassName().startsWith("retour.");
  }

  private static void await(ScheduledExecutorService thread, long nanos) {
    try {
      if (!thread.awaitTermination(nanos, TimeUnit.NANOSECONDS)) {
        LOG.warn("a round was still under way after {}", LAST_MAY_TAKE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
