package retour.server.complaint;

import java.util.Locale;

/** How a customer made a complaint: orally or in writing (Act on the sale of goods Art. 43(2)). */
public enum ReceivedBy {
  FORM,
  EMAIL,
  PHONE,
  LETTER,
  IN_PERSON;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
