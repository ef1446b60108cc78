package retour.policy.decision;

import java.util.Locale;

/** What a customer can get for returned goods. */
public enum Resolution {
  REFUND,
  STORE_CREDIT,
  EXCHANGE,
  REPLACEMENT,
  REPAIR;

  /** As written in policy documents, SQL and the API: {@code store_credit}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
