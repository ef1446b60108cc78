package retour.server.settlement;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** How each store's refunds go back to several means; an administrator sets it for refunds booked from then on. */
@Service
public class SplitTerms {

  private static final String FIND =
      """
      select rule
      from refund_split
      where store_id = :store
      """;

  private static final String SAVE =
      """
      insert into refund_split (store_id, rule, changed_at, changed_by)
      values (:store, :rule, :at, :by)
      on conflict (store_id) do update
      set rule = excluded.rule, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  SplitTerms(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** To store credit first where the store has set nothing. */
  public RefundSplit rule(StoreId store) {
    return jdbc.sql(FIND)
        .param("store", store.value())
        .query(String.class)
        .optional()
        .map(code -> RefundSplit.valueOf(code.toUpperCase(Locale.ROOT)))
        .orElse(RefundSplit.VOUCHER_FIRST);
  }

  /** @throws Refused with NOT_ALLOWED (no administrator) */
  public void save(StoreId store, RefundSplit rule, Actor actor) {
    MoneyRights.TERMS.require(actor);
    jdbc.sql(SAVE)
        .param("store", store.value())
        .param("rule", rule.code())
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("by", actor.who())
        .update();
  }
}
