package retour.server.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.platform.Round;

/** Forgets links and sessions that open nothing any more, and with them the addresses of who never came back. */
@Configuration(proxyBeanMethods = false)
class ForgetAccountLinks {

  private static final Duration EVERY = Duration.ofHours(1);

  /** A page that was left open says for so long that its time is over. */
  private static final Duration KEPT_SESSIONS = Duration.ofDays(1);

  private static final String LINKS =
      """
      delete from account_link
      where expires_at < :now
      """;

  private static final String SESSIONS =
      """
      delete from account_session
      where expires_at < :now
      """;

  @Bean
  Round forgetAccountLinksRound(JdbcClient jdbc, InstantSource clock) {
    return new Round("old-account-links", EVERY, () -> forget(jdbc, clock.instant()));
  }

  static void forget(JdbcClient jdbc, Instant now) {
    jdbc.sql(LINKS).param("now", now.atOffset(ZoneOffset.UTC)).update();
    jdbc.sql(SESSIONS).param("now", now.minus(KEPT_SESSIONS).atOffset(ZoneOffset.UTC)).update();
  }
}
