package retour.server.customer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** Where asked-for links are looked up and mailed, after the answer went out. */
@Configuration(proxyBeanMethods = false)
class LinkMailConfiguration {

  private static final int WAITING = 1_000;
  private static final int SECONDS_TO_FINISH = 5;

  /**
   * Two at a time and a bounded queue, so that a flood of requests does not become a flood of database work: who comes then is asked to
   * come again, whoever it is.
   */
  @Bean
  ThreadPoolTaskExecutor linkMails() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("link-mails-");
    executor.setCorePoolSize(2);
    executor.setMaxPoolSize(2);
    executor.setQueueCapacity(WAITING);
    executor.setRejectedExecutionHandler(
        (_, _) -> {
          throw Refused.because(ProblemCode.OVERLOADED);
        });
    executor.setWaitForTasksToCompleteOnShutdown(true);
    executor.setAwaitTerminationSeconds(SECONDS_TO_FINISH);
    return executor;
  }
}
