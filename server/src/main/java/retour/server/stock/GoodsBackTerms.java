package retour.server.stock;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.policy.money.Money;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Store;

/** How a store sends rejected goods back, where no clause of its policy says who pays. */
@Service
public class GoodsBackTerms {

  private static final int LONGEST = 365;

  private static final String READ =
      """
      select payer, cost_minor, keep_days, remind_days
      from goods_back_terms
      where store_id = :store
      """;

  private static final String SAVE =
      """
      insert into goods_back_terms (store_id, payer, cost_minor, keep_days, remind_days, changed_at, changed_by)
      values (:store, :payer, :cost, :keep, :remind, :at, :by)
      on conflict on constraint goods_back_terms_pk do update set
        payer = excluded.payer,
        cost_minor = excluded.cost_minor,
        keep_days = excluded.keep_days,
        remind_days = excluded.remind_days,
        changed_at = excluded.changed_at,
        changed_by = excluded.changed_by
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  GoodsBackTerms(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The setting.
   *
   * @param customerPays who pays where the policy does not say
   * @param cost of the way back, in the store's currency
   * @param keepDays days the goods wait for a customer who has to pay
   * @param remindDays days before the last one on which the customer is reminded
   */
  public record Terms(boolean customerPays, Money cost, int keepDays, int remindDays) {}

  /** What the store set; else the store pays and keeps goods 30 days. */
  public Terms of(Store store) {
    return jdbc.sql(READ)
        .param("store", store.id().value())
        .query(
            (row, n) ->
                new Terms(
                    row.getString("payer").equals("customer"),
                    new Money(row.getLong("cost_minor"), store.currency()),
                    row.getInt("keep_days"),
                    row.getInt("remind_days")))
        .optional()
        .orElseGet(() -> new Terms(false, Money.zero(store.currency()), 30, 7));
  }

  /**
   * Sets them, by the administrator; goods that wait already keep theirs.
   *
   * @throws Refused with NOT_ALLOWED or INVALID_INPUT (fields {@code keepDays}, {@code remindDays}: {@code
   *     out_of_range}; {@code cost}: {@code negative})
   */
  public void save(Store store, Terms terms, Actor by) {
    GoodsRights.TERMS.require(by);
    if (terms.keepDays() < 1 || terms.keepDays() > LONGEST) {
      throw Refused.fields(List.of(new FieldFault("keepDays", "out_of_range")));
    }
    if (terms.remindDays() < 0 || terms.remindDays() > terms.keepDays()) {
      throw Refused.fields(List.of(new FieldFault("remindDays", "out_of_range")));
    }
    if (terms.cost().isNegative()) {
      throw Refused.fields(List.of(new FieldFault("cost", "negative")));
    }
    jdbc.sql(SAVE)
        .param("store", store.id().value())
        .param("payer", terms.customerPays() ? "customer" : "store")
        .param("cost", terms.cost().minor())
        .param("keep", terms.keepDays())
        .param("remind", terms.remindDays())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", by.who())
        .update();
  }
}
