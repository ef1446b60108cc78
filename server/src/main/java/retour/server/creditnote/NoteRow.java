package retour.server.creditnote;

import java.util.Locale;
import java.util.OptionalInt;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/**
 * A row of a credit note.
 *
 * @param item of the return
 * @param text of goods their name as on the order, else what it is for, by code
 * @param units of goods, else 0
 * @param clause that a fee or deduction comes from, else empty
 * @param net without tax; what is kept is negative
 * @param rate of value added tax; zero where there is none
 */
public record NoteRow(
    int no,
    Kind kind,
    OptionalInt item,
    String text,
    int units,
    String clause,
    Money net,
    Money tax,
    TaxKind taxKind,
    Percent rate) {

  /** What a row is about. */
  public enum Kind {
    GOODS,
    FEE,
    DEDUCTION,
    /** Of what was paid for delivery. */
    DELIVERY,
    /** Set by a person in place of what was reckoned. */
    CHANGE;

    /** As written in SQL. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How it is taxed. */
  public enum TaxKind {
    STANDARD,
    ZERO,
    EXEMPT,
    /** The seller charges no value added tax. */
    NONE;

    /** As written in SQL. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Net and tax. */
  public Money gross() {
    return net.plus(tax);
  }

  NoteRow reversed() {
    return new NoteRow(no, kind, item, text, -units, clause, net.negated(), tax.negated(), taxKind, rate);
  }
}
