package retour.server.api;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.server.platform.Round;

/** Forgets kept answers when their time is over. Several servers may do so at once: what is gone is gone. */
@Configuration(proxyBeanMethods = false)
class ForgetOldAnswers {

  private static final Duration EVERY = Duration.ofHours(1);

  @Bean
  Round oldAnswersRound(Once once) {
    return new Round("old-answers", EVERY, once::forgetOld);
  }
}
