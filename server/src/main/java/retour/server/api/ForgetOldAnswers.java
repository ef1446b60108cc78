package retour.server.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Forgets kept answers when their time is over. Several servers may do so at once: what is gone is gone. */
@Configuration(proxyBeanMethods = false)
class ForgetOldAnswers {

  private static final Duration EVERY = Duration.ofHours(1);

  @Bean
  SimpleAsyncTaskScheduler onceClock(Once once, InstantSource clock) {
    SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    scheduler.setVirtualThreads(true);
    scheduler.setThreadNamePrefix("once-");
    ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(once::forgetOld, clock.instant().plus(EVERY), EVERY);
    return scheduler;
  }
}
