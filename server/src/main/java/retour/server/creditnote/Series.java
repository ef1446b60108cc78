package retour.server.creditnote;

import java.util.Locale;

/** Which document is issued, and with it which numbers it takes. */
public enum Series {
  /** To an invoice, by the law on value added tax (Directive 2006/112/EC Art. 219; in Bulgaria ZDDS Art. 115). */
  CREDIT_NOTE("CN-######"),
  /** The seller charges no value added tax. */
  CREDIT_MEMO("CM-######"),
  /** No invoice was issued: tells of the refund and is no tax document. */
  REFUND_NOTE("RN-######");

  private final String usualPattern;

  Series(String usualPattern) {
    this.usualPattern = usualPattern;
  }

  /** As written in SQL, message keys and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The number of a document. One to an invoice keeps its form, which the law may want; all others grow by a digit where
   * the pattern has no places left.
   *
   * @param serial from 1
   * @throws retour.server.problem.Refused with NUMBERS_USED_UP
   */
  String number(NumberPattern pattern, long serial) {
    return grows() ? pattern.grown(serial) : pattern.number(serial);
  }

  boolean grows() {
    return this != CREDIT_NOTE;
  }

  /** How its numbers look where a store says nothing else. */
  public NumberPattern usual() {
    return new NumberPattern(usualPattern);
  }
}
