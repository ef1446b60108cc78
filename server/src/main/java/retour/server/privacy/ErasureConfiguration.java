package retour.server.privacy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.server.platform.Round;

/** Forgets people by itself, as long as the server runs. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  private static final Duration ERASE_EVERY = Duration.ofMinutes(5);
  private static final Duration RETENTION_EVERY = Duration.ofHours(6);

  @Bean
  ErasedFile erasedFile(
      @Value("${retour.data:}") String data, @Value("${" + ErasedFile.PATH_VARIABLE + ":}") String named) {
    return ErasedFile.of(data, named);
  }

  /** The first round looks whether this database is an older one: it is the only one that can be. */
  @Bean
  Round erasuresRound(Erasures erasures) {
    AtomicBoolean first = new AtomicBoolean(true);
    return new Round(
        "erasures",
        ERASE_EVERY,
        () -> {
          if (first.get()) {
            erasures.askAgain();
            first.set(false);
          }
          erasures.eraseDue();
        });
  }

  @Bean
  Round retentionRound(Erasures erasures) {
    return new Round("retention", RETENTION_EVERY, erasures::keepNothingTooLong);
  }
}
