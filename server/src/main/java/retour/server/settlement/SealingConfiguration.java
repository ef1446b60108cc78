package retour.server.settlement;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.server.platform.Round;

/** Looks for accounts that an earlier version kept plainly: soon after the start, and again after a server of that version. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

  private static final Duration EVERY = Duration.ofHours(1);

  @Bean
  Round sealedAccountsRound(SealOldAccounts old) {
    return new Round("sealed-accounts", EVERY, old::seal);
  }
}
