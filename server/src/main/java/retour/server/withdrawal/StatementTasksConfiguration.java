package retour.server.withdrawal;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Follows statements up within about a second; {@code retour.tell-shopper=false} leaves it to other servers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "retour.tell-shopper", matchIfMissing = true)
class StatementTasksConfiguration {

  private static final long LAST_TASK_MILLIS = 5_000;
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration TERMS_EVERY = Duration.ofMinutes(1);

  @Bean
  SimpleAsyncTaskScheduler statementsClock(StatementTasks tasks, WatchStatements watch) {
    SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    scheduler.setThreadNamePrefix("statements-");
    scheduler.setTaskTerminationTimeout(LAST_TASK_MILLIS);
    ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(tasks::doDue, EVERY);
    ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(watch::lookAround, TERMS_EVERY);
    return scheduler;
  }
}
