package retour.server.page;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import retour.server.store.StoreId;

/** The address under which the outside reaches Retour, for links in mails and codes on paper. */
@Component
public class PublicAddress {

  private final Environment environment;

  PublicAddress(Environment environment) {
    this.environment = environment;
  }

  /** {@code retour.public-url}, or the server's own host and port; without a slash at its end. */
  public String base() {
    String set = environment.getProperty("retour.public-url", "");
    if (!set.isBlank()) {
      return set.replaceAll("/+$", "");
    }
    String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    return "http://" + environment.getProperty("server.address", "127.0.0.1") + ":" + port;
  }

  /** Where a one-time link leads. */
  public String link(StoreId store, String token) {
    return base() + "/" + store + "/link/" + token;
  }
}
