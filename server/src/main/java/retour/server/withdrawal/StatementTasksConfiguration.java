package retour.server.withdrawal;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.server.platform.Round;

/** Follows statements up within about a second, and looks at their terms each minute. */
@Configuration(proxyBeanMethods = false)
class StatementTasksConfiguration {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration TERMS_EVERY = Duration.ofMinutes(1);

  @Bean
  Round statementsRound(StatementTasks tasks) {
    return new Round("statements", EVERY, tasks::doDue);
  }

  @Bean
  Round statementTermsRound(WatchStatements watch) {
    return new Round("statement-terms", TERMS_EVERY, watch::lookAround);
  }
}
