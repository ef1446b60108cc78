package retour.server.returns;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.server.platform.Round;

/** Tells shoppers within about a second, and looks at the days of all cases each minute. */
@Configuration(proxyBeanMethods = false)
class TellingConfiguration {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  @Bean
  Round shoppersToldRound(TellShopper tellShopper) {
    return new Round("tell-shopper", EVERY, tellShopper::tellAll);
  }

  @Bean
  Round caseDaysRound(WatchCases watch) {
    return new Round("case-days", LOOK_EVERY, watch::lookAround);
  }
}
