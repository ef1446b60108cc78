package retour.server.returns;

import java.util.Locale;

/** Who acts next. */
public enum NextActor {
  SHOPPER,
  CLERK,
  INSPECTOR,
  SUPERVISOR,
  ACCOUNTANT,
  NOBODY;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
