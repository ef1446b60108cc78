package retour.server.settlement;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Books store credit that ran out, every hour; {@code retour.tell-shopper=false} leaves it to other servers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "retour.tell-shopper", matchIfMissing = true)
class CreditConfiguration {

  private static final long LAST_TASK_MILLIS = 5_000;
  private static final Duration EVERY = Duration.ofHours(1);

  @Bean
  SimpleAsyncTaskScheduler creditClock(StoreCredits credits) {
    SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    scheduler.setThreadNamePrefix("store-credit-");
    scheduler.setTaskTerminationTimeout(LAST_TASK_MILLIS);
    ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(credits::expire, EVERY);
    return scheduler;
  }
}
