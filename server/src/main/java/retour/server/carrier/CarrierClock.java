package retour.server.carrier;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.server.platform.Round;

/** Looks after claims each minute. */
@Configuration(proxyBeanMethods = false)
class CarrierClock {

  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  @Bean
  Round carrierClaimsRound(WatchClaims watch) {
    return new Round("carrier-claims", LOOK_EVERY, watch::lookAround);
  }
}
