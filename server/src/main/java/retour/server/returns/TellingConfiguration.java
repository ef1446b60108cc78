package retour.server.returns;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Tells shoppers within about a second; {@code retour.tell-shopper=false} leaves it to other servers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "retour.tell-shopper", matchIfMissing = true)
class TellingConfiguration {

  private static final Duration EVERY = Duration.ofSeconds(1);

  @Bean
  ThreadPoolTaskScheduler tellingClock(TellShopper tellShopper) {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.setThreadNamePrefix("tell-shopper-");
    scheduler.initialize();
    ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(tellShopper::tellAll, EVERY);
    return scheduler;
  }
}
