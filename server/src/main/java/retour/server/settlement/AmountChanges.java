package retour.server.settlement;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Money;
import retour.server.returns.CaseId;
import retour.server.returns.Settling.Made;
import retour.server.store.Role;
import retour.server.store.StoreId;

/** Amounts that people set in place of the suggested ones; append-only. */
@Repository
class AmountChanges {

  private static final String LAST =
      """
      select distinct on (item_no) item_no, suggested_minor, actual_minor, currency, reason
      from amount_change
      where store_id = :store and case_id = :case
      order by item_no, change_no desc
      """;

  private static final String KEEP =
      """
      insert into amount_change (store_id, case_id, item_no, suggested_minor, actual_minor, currency, reason, role,
                                 changed_at, changed_by)
      values (:store, :case, :item, :suggested, :actual, :currency, :reason, :role, :at, :by)
      """;

  private final JdbcClient jdbc;

  AmountChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last change of each item that has one, by item number. */
  Map<Integer, AmountChange> last(StoreId store, CaseId id) {
    return jdbc
        .sql(LAST)
        .param("store", store.value())
        .param("case", id.value())
        .query(
            (row, n) -> {
              String currency = row.getString("currency");
              return Map.entry(
                  row.getInt("item_no"),
                  new AmountChange(
                      Money.of(row.getLong("suggested_minor"), currency),
                      Money.of(row.getLong("actual_minor"), currency),
                      row.getString("reason")));
            })
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** An item of a return. */
  record Of(StoreId store, CaseId id, int itemNo) {}

  void keep(Of item, AmountChange change, Role role, Made made) {
    jdbc.sql(KEEP)
        .param("store", item.store().value())
        .param("case", item.id().value())
        .param("item", item.itemNo())
        .param("suggested", change.suggested().minor())
        .param("actual", change.actual().minor())
        .param("currency", change.actual().currency().getCurrencyCode())
        .param("reason", change.reason())
        .param("role", role.code())
        .param("at", OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC))
        .param("by", made.by().who())
        .update();
  }
}
