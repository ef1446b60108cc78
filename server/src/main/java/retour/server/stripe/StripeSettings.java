package retour.server.stripe;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the stores reach Stripe.
 *
 * @param address of Stripe's API
 * @param stores keys by store; a store that is not named here pays by hand
 */
@ConfigurationProperties("retour.stripe")
record StripeSettings(
    @DefaultValue("https://api.stripe.com") String address, @Nullable Map<String, Account> stores) {

  StripeSettings {
    stores = stores == null ? Map.of() : Map.copyOf(stores);
  }

  /**
   * A store's account at Stripe.
   *
   * @param secretKey for requests, such as {@code sk_live_...}
   * @param webhookSecret for the signature of what Stripe tells, such as {@code whsec_...}
   */
  record Account(String secretKey, String webhookSecret) {

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
      return "Account";
    }
  }
}
