package retour.server.returns;

import java.util.Locale;

/** Where goods go after inspection. */
public enum Disposition {
  RESTOCK,
  REFURBISH,
  SCRAP,
  VENDOR_RETURN,
  BACK_TO_CUSTOMER;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
