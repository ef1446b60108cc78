package retour.server.page;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import retour.server.store.StoreId;

/** The address under which the outside reaches Retour, for links in mails and codes on paper. */
@Component
public class PublicAddress {

  private final Environment environment;
  private volatile @Nullable String known;

  PublicAddress(Environment environment) {
    this.environment = environment;
  }

  /** {@code retour.public-url}, or the server's own host and port; without a slash at its end. */
  public String base() {
    String base = known;
    return base == null ? find() : base;
  }

  /** Remembered as soon as it can change no more: a server without a public address has its port once it listens. */
  private String find() {
    String set = environment.getProperty("retour.public-url", "");
    String port = environment.getProperty("local.server.port");
    String base = set.isBlank() ? own(port) : set.replaceAll("/+$", "");
    if (!set.isBlank() || port != null) {
      known = base;
    }
    return base;
  }

  private String own(@Nullable String port) {
    String listening = port == null ? environment.getProperty("server.port", "8080") : port;
    return "http://" + environment.getProperty("server.address", "127.0.0.1") + ":" + listening;
  }

  /** Where a one-time link leads. */
  public String link(StoreId store, String token) {
    return base() + "/" + store + "/link/" + token;
  }
}
