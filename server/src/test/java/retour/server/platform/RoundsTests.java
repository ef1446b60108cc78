package retour.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RoundsTests {

  private static final Duration PAUSE = Duration.ofMillis(5);

  @Test
  void goesOnAfterAFailure() throws InterruptedException {
    CountDownLatch gone = new CountDownLatch(3);
    Round failing =
        new Round(
            "failing",
            PAUSE,
            () -> {
              gone.countDown();
              throw new IllegalStateException("expected");
            });

    Rounds rounds = started(failing);

    assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    rounds.stop();
  }

  @Test
  void keepsNoOtherRoundWaiting() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(3);
    Round slow = new Round("slow", PAUSE, () -> await(released));

    Rounds rounds = started(slow, new Round("quick", PAUSE, gone::countDown));

    assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    released.countDown();
    rounds.stop();
  }

  @Test
  void letsARoundEndBeforeItStops() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Rounds rounds =
        started(
            new Round(
                "long",
                PAUSE,
                () -> {
                  begun.countDown();
                  await(released);
                  ended.set(true);
                }));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    released.countDown();
    rounds.stop();

    assertThat(ended).isTrue();
    assertThat(rounds.isRunning()).isFalse();
  }

  @Test
  void refusesARoundWithoutAPause() {
    assertThatThrownBy(() -> new Round("restless", Duration.ZERO, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("restless");
  }

  private static Rounds started(Round... rounds) {
    Rounds all = new Rounds(List.of(rounds));
    all.start();
    return all;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
