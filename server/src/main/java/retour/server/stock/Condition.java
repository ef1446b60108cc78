package retour.server.stock;

import java.util.Locale;

/** Grade of returned goods, as the stock system needs it. */
public enum Condition {
  AS_NEW,
  OPENED,
  USED,
  DAMAGED,
  FAULTY;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
