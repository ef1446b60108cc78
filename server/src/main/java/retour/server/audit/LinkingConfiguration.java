package retour.server.audit;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.server.platform.Round;

/** Links new entries while the server runs. */
@Configuration(proxyBeanMethods = false)
class LinkingConfiguration {

  private static final Duration EVERY = Duration.ofSeconds(2);

  @Bean
  Round auditLinkedRound(PostgresAuditLog log) {
    return new Round("audit", EVERY, log::link);
  }
}
