package retour.server.withdrawal;

import java.util.Locale;

/** How a statement came. Any unambiguous one counts (Directive 2011/83/EU Art. 11). */
public enum WithdrawalChannel {
  /** The withdrawal function (Art. 11a). */
  PORTAL,
  EMAIL,
  LETTER,
  PHONE,
  OTHER,
  API;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
