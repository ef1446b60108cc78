package retour.server.complaint;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Mails within about a second, terms each minute; {@code retour.tell-shopper=false} leaves both to other servers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "retour.tell-shopper", matchIfMissing = true)
class ComplaintClock {

  private static final long LAST_TASK_MILLIS = 5_000;
  private static final Duration TELL_EVERY = Duration.ofSeconds(1);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  @Bean
  SimpleAsyncTaskScheduler complaintScheduler(TellOfComplaints tell, WatchComplaints watch) {
    SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    scheduler.setThreadNamePrefix("complaints-");
    scheduler.setTaskTerminationTimeout(LAST_TASK_MILLIS);
    ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(tell::tellAll, TELL_EVERY);
    ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(watch::lookAround, LOOK_EVERY);
    return scheduler;
  }
}
