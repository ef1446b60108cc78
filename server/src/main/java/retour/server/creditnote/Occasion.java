package retour.server.creditnote;

import java.util.Locale;

/** Why a document is issued. */
public enum Occasion {
  /** Something sold is taken back: one document a settlement. */
  SETTLEMENT,
  /** More, or less, is given for what is settled. */
  SUPPLEMENT,
  /** A document is taken back, or stands in the place of one that was. */
  CORRECTION;

  /** As written in SQL. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
