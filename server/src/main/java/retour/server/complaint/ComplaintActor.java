package retour.server.complaint;

import java.util.Locale;

/** Who acts next on a complaint. */
public enum ComplaintActor {
  SHOPPER,
  CLERK,
  ACCOUNTANT,
  NOBODY;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
