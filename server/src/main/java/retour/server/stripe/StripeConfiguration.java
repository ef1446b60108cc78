package retour.server.stripe;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.server.platform.Round;

/** Sends refunds every ten seconds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StripeSettings.class)
class StripeConfiguration {

  private static final Duration EVERY = Duration.ofSeconds(10);

  @Bean
  Round stripeRefundsRound(SendRefunds refunds) {
    return new Round("stripe-refunds", EVERY, refunds::sendDue);
  }
}
