package retour.server.settlement;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.server.platform.Round;

/** Books store credit that ran out, every hour. */
@Configuration(proxyBeanMethods = false)
class CreditConfiguration {

  private static final Duration EVERY = Duration.ofHours(1);

  @Bean
  Round storeCreditTermsRound(StoreCredits credits) {
    return new Round("store-credit-terms", EVERY, credits::expire);
  }
}
