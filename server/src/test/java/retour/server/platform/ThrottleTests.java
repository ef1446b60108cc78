package retour.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import retour.server.testing.TestClock;

class ThrottleTests {

  private final TestClock clock = new TestClock();
  private final Throttle throttle = new Throttle(2, Duration.ofHours(1), clock);

  @Test
  void letsThroughSoOftenAndAgainLater() {
    assertThat(throttle.passes("a")).isTrue();
    assertThat(throttle.passes("a")).isTrue();
    assertThat(throttle.passes("a")).isFalse();
    assertThat(throttle.passes("b")).isTrue();

    clock.advance(Duration.ofMinutes(30));

    assertThat(throttle.passes("a")).isTrue();
    assertThat(throttle.passes("a")).isFalse();
  }

  @Test
  void doesNotWaitForATimeThatComesOnceMore() {
    clock.advance(Duration.ofDays(30));
    assertThat(throttle.passes("a")).isTrue();
    assertThat(throttle.passes("a")).isTrue();
    assertThat(throttle.passes("a")).isFalse();

    clock.set(TestClock.START);

    assertThat(throttle.passes("a")).isTrue();
  }
}
