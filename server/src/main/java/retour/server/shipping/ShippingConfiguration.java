package retour.server.shipping;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who makes labels: a carrier's address ({@code RETOUR_CARRIER_URL}, {@code RETOUR_CARRIER_TOKEN}), else nobody. */
@Configuration(proxyBeanMethods = false)
class ShippingConfiguration {

  @Bean
  CarrierPort carrierPort(
      @Value("${retour.carrier.url:}") String url, @Value("${retour.carrier.token:}") String token) {
    return url.isBlank() ? new OwnLabel() : new HttpCarrier(URI.create(url.strip()), token.strip());
  }
}
