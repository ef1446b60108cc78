package retour.server.settlement;

import java.time.Instant;
import java.util.Locale;
import retour.policy.money.Money;

/**
 * What was given for an item beyond its settlement, or taken off it.
 *
 * @param amount negative where less is owed than was booked
 * @param reason in the person's own words
 * @param by name of who booked it
 */
public record Supplement(int itemNo, Ground ground, Money amount, String reason, Instant at, String by) {

  /** Why more or less is due than was settled. */
  public enum Ground {
    /** The customer objected, and was right. */
    OBJECTION,
    /** Costs that were proven after the settlement; they do not count against what was paid for the goods. */
    PROVEN_COSTS,
    /** More or less was booked than was due. */
    MISTAKE,
    /** Goods that were promised could not be given. */
    GOODS_FAILED;

    /** As written in SQL and the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
