package retour.server.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.store.StoreId;

/**
 * Orders paid in Bulgarian levs are paid back in euro: Euro Introduction Act, Art. 12 and 13. The full six-digit rate
 * divides, halves of a cent round up. What an order gets back in euro is the conversion of all that it gets back in levs,
 * so that parts never come to more or less than the whole.
 */
@Component
class OldCurrency {

  private static final String LEV = "BGN";
  private static final String EURO = "EUR";
  private static final BigDecimal LEVS_OF_A_EURO = new BigDecimal("1.95583");

  private static final String BEFORE =
      """
      select coalesce(sum(original_minor), 0) as levs, coalesce(sum(amount_minor), 0) as euro
      from payout
      where store_id = :store and order_id = :order and original_currency = 'BGN' and state <> 'withdrawn'
      """;

  private final JdbcClient jdbc;

  OldCurrency(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The amount in euro; empty where it is of another currency than the lev, and so stays. The caller holds the order, so
   * that no other payout comes in between.
   */
  Optional<Money> inEuro(StoreId store, OrderId order, Money amount) {
    if (!isOld(amount)) {
      return Optional.empty();
    }
    return Optional.of(
        jdbc.sql(BEFORE)
            .param("store", store.value())
            .param("order", order.value())
            .query((row, n) -> next(amount.minor(), row.getLong("levs"), row.getLong("euro")))
            .single());
  }

  /**
   * Turns amounts that follow one another, after all that the order had back before, into euro: as many as there are,
   * they come to what one payout of their sum does.
   */
  Running after(StoreId store, OrderId order) {
    return jdbc.sql(BEFORE)
        .param("store", store.value())
        .param("order", order.value())
        .query((row, n) -> new Running(row.getLong("levs"), row.getLong("euro")))
        .single();
  }

  /** What an order had back so far, in minor units of both currencies. */
  static final class Running {

    private long levs;
    private long euro;

    Running(long levs, long euro) {
      this.levs = levs;
      this.euro = euro;
    }

    /** The next amount in euro; of another currency than the lev as it is. */
    Money next(Money amount) {
      if (!isOld(amount)) {
        return amount;
      }
      Money turned = OldCurrency.next(amount.minor(), levs, euro);
      levs = Math.addExact(levs, amount.minor());
      euro = Math.addExact(euro, turned.minor());
      return turned;
    }
  }

  static boolean isOld(Money amount) {
    return amount.currency().getCurrencyCode().equals(LEV);
  }

  /** What comes next after earlier payouts of the order, in minor units of lev and euro. */
  static Money next(long levs, long levsBefore, long euroBefore) {
    BigDecimal all = BigDecimal.valueOf(Math.addExact(levsBefore, levs));
    long euro = all.divide(LEVS_OF_A_EURO, 0, RoundingMode.HALF_UP).longValueExact();
    return Money.of(Math.subtractExact(euro, euroBefore), EURO);
  }
}
