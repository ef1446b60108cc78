package retour.server.customer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.platform.Round;

/** Forgets links and visits that open nothing any more, with what was typed and never sent. */
@Configuration(proxyBeanMethods = false)
class ForgetLinks {

  private static final Duration EVERY = Duration.ofHours(1);

  /** For so long an old mail's link says that its time is over, and not that it is unknown. */
  private static final Duration KEPT_LINKS = Duration.ofDays(30);

  private static final Duration KEPT_VISITS = Duration.ofDays(1);

  private static final String LINKS =
      """
      delete from access_link
      where expires_at < :before
      """;

  private static final String VISITS =
      """
      delete from visit
      where expires_at < :before
      """;

  @Bean
  Round forgetLinksRound(JdbcClient jdbc, InstantSource clock) {
    return new Round("old-links", EVERY, () -> forget(jdbc, clock.instant()));
  }

  static void forget(JdbcClient jdbc, Instant now) {
    jdbc.sql(LINKS).param("before", now.minus(KEPT_LINKS).atOffset(ZoneOffset.UTC)).update();
    jdbc.sql(VISITS).param("before", now.minus(KEPT_VISITS).atOffset(ZoneOffset.UTC)).update();
  }
}
