package retour.server.returns;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Tells shoppers within about a second; {@code retour.tell-shopper=false} leaves it to other servers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "retour.tell-shopper", matchIfMissing = true)
class TellingConfiguration {

  private static final long LAST_TASK_MILLIS = 5_000;
  private static final Duration EVERY = Duration.ofSeconds(1);

  @Bean
  SimpleAsyncTaskScheduler tellingClock(TellShopper tellShopper) {
    SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    scheduler.setThreadNamePrefix("tell-shopper-");
    scheduler.setTaskTerminationTimeout(LAST_TASK_MILLIS);
    ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(tellShopper::tellAll, EVERY);
    return scheduler;
  }
}
