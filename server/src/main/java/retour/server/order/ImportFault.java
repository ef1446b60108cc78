package retour.server.order;

import java.util.Locale;

/**
 * Why an order in a file was not taken.
 *
 * @param line where it stands in the file, counted from 1; 0 when it did not come from a file
 * @param order the order's number as far as it could be read
 * @param place the column's name, or a JSON pointer
 * @param given what stood there, empty where it may be personal or says nothing
 */
public record ImportFault(long line, String order, String place, Reason reason, String given) {

  /** What is wrong; the words are made at the edge. */
  public enum Reason {
    MISSING,
    TOO_LONG,
    NOT_TEXT,
    NOT_UTF8,
    WRONG_TYPE,
    UNKNOWN_FIELD,
    NOT_ONE_OF,
    NOT_A_NUMBER,
    NOT_WHOLE,
    NOT_POSITIVE,
    NEGATIVE,
    TOO_LARGE,
    TOO_MANY_DECIMALS,
    NOT_A_TIME,
    NOT_A_CURRENCY,
    NOT_A_COUNTRY,
    NOT_AN_EMAIL,
    NO_SUCH_LINE,
    COLUMN_COUNT,
    STANDS_APART,
    DISCOUNT_ABOVE_PRICE,
    SUBTOTAL_DIFFERS,
    TOTAL_DIFFERS,
    REFUND_ABOVE_PAID,
    DIFFERS_FROM_KNOWN,
    GIVEN_TWICE,
    UNREADABLE;

    /** As used in message keys and problems. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
