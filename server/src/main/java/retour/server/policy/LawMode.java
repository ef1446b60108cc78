package retour.server.policy;

import java.util.Locale;

/** What a store does with a law layer. */
public enum LawMode {
  /** The law wins in the customer's favour. */
  ENFORCE,
  /** The written policy is applied; staff and shopper see what the law gives, and a refusal below it needs a supervisor. */
  ADVISE;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
