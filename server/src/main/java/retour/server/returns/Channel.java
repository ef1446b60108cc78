package retour.server.returns;

import java.util.Locale;

/** How a request came in. */
public enum Channel {
  PORTAL,
  DESK,
  API;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
