package retour.policy.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in whole minor units (cents for USD and EUR) of one ISO 4217 currency.
 *
 * <p>May be negative (a fee on a refund). Sums never mix currencies and never overflow silently.
 *
 * @param minor the amount in minor units, such as 1999 for 19.99 EUR
 * @param currency its ISO 4217 currency; the currency's exponent gives the number of decimals
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

  /** Hundredths of a percent in a half. */
  private static final long HALF = 5_000;

  /** Up to here a share is reckoned in a long without overflow. */
  private static final long LARGEST_PLAIN = Long.MAX_VALUE / (4 * HALF);

  public static Money of(long minor, String currencyCode) {
    return new Money(minor, Currency.getInstance(currencyCode));
  }

  /**
   * Reads a plain decimal such as {@code "509.99"}.
   *
   * @throws ArithmeticException when the decimal has more places than the currency, or is too large
   * @throws NumberFormatException when it is no decimal
   */
  public static Money parse(String decimal, String currencyCode) {
    Currency currency = Currency.getInstance(currencyCode);
    long minor = new BigDecimal(decimal).movePointRight(currency.getDefaultFractionDigits()).longValueExact();
    return new Money(minor, currency);
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  public Money plus(Money other) {
    requireSame(other);
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  public Money minus(Money other) {
    requireSame(other);
    return new Money(Math.subtractExact(minor, other.minor), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  public boolean isNegative() {
    return minor < 0;
  }

  public boolean isZero() {
    return minor == 0;
  }

  public Money atMost(Money cap) {
    return compareTo(cap) <= 0 ? this : cap;
  }

  public Money atLeast(Money floor) {
    return compareTo(floor) >= 0 ? this : floor;
  }

  /**
   * A share of this amount.
   *
   * @param rate the share in percent; 20 % is {@code Percent.of(20)}
   * @param rounding how the last minor unit is decided; the caller states it, there is no default
   */
  public Money percent(Percent rate, RoundingMode rounding) {
    if (rounding == RoundingMode.HALF_UP && minor >= -LARGEST_PLAIN && minor <= LARGEST_PLAIN) {
      long whole = minor * rate.hundredths();
      return new Money((whole + (whole < 0 ? -HALF : HALF)) / (2 * HALF), currency);
    }
    BigDecimal exact = BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(rate.hundredths())).movePointLeft(4);
    return new Money(exact.setScale(0, rounding).longValueExact(), currency);
  }

  /** The amount as a plain decimal with the currency's own number of places, such as {@code 19.99}. */
  public BigDecimal decimal() {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
  }

  @Override
  public int compareTo(Money other) {
    requireSame(other);
    return Long.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return decimal().toPlainString() + " " + currency.getCurrencyCode();
  }

  private void requireSame(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
    }
  }
}
