package retour.server.stripe;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Sends refunds every ten seconds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StripeSettings.class)
class StripeConfiguration {

  private static final long LAST_TASK_MILLIS = 35_000;
  private static final Duration EVERY = Duration.ofSeconds(10);

  @Bean
  @ConditionalOnBooleanProperty(name = "retour.tell-shopper", matchIfMissing = true)
  SimpleAsyncTaskScheduler stripeClock(SendRefunds refunds) {
    SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    scheduler.setThreadNamePrefix("stripe-");
    scheduler.setTaskTerminationTimeout(LAST_TASK_MILLIS);
    ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(refunds::sendDue, EVERY);
    return scheduler;
  }
}
