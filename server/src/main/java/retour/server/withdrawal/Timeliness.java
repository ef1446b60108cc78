package retour.server.withdrawal;

import java.util.Locale;

/** What the law says of a statement, apart from what the store makes of it. */
public enum Timeliness {
  /** Within the period, the extended one included. */
  IN_TIME,
  /** Before the goods came: the period has not begun, the right is there already. */
  NOT_BEGUN,
  /** After the period's last day. */
  LATE,
  /** Every line is one that the right does not cover (Directive 2011/83/EU Art. 16). */
  EXCEPTED,
  /** No consumer, no country of the Union, or nothing left to give back. */
  NO_RIGHT;

  /** Whether the statement is in force by itself. */
  boolean isInForce() {
    return this == IN_TIME || this == NOT_BEGUN;
  }

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
