package retour.server.order;

import java.util.Locale;
import retour.policy.money.Percent;

/**
 * The value added tax of a line as the shop recorded it.
 *
 * <p>INVARIANT: a standard rate is above zero, all others are zero.
 */
public record LineTax(Category category, Percent rate) {

  /** Kinds of rates, as far as shops that sell to consumers need them. */
  public enum Category {
    /** Standard and reduced rates. */
    STANDARD,
    ZERO,
    EXEMPT;

    /** As kept and as handed in. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public LineTax {
    if ((category == Category.STANDARD) != (rate.hundredths() > 0)) {
      throw new IllegalArgumentException("a standard rate is above zero, all others are zero");
    }
  }
}
