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
import retour.server.store.StoreId;

/** What customers want in exchange; append-only. */
@Repository
class ExchangeChoices {

  private static final String LAST =
      """
      select distinct on (item_no) item_no, sku, name, price_minor, currency
      from exchange_choice
      where store_id = :store and case_id = :case
      order by item_no, choice_no desc
      """;

  private static final String KEEP =
      """
      insert into exchange_choice (store_id, case_id, item_no, sku, name, price_minor, currency, chosen_at, chosen_by)
      values (:store, :case, :item, :sku, :name, :price, :currency, :at, :by)
      """;

  private final JdbcClient jdbc;

  ExchangeChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last choice for each item that has one, by item number. */
  Map<Integer, ExchangeChoice> last(StoreId store, CaseId id) {
    return jdbc
        .sql(LAST)
        .param("store", store.value())
        .param("case", id.value())
        .query(
            (row, n) ->
                Map.entry(
                    row.getInt("item_no"),
                    new ExchangeChoice(
                        row.getString("sku"),
                        row.getString("name"),
                        Money.of(row.getLong("price_minor"), row.getString("currency")))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void keep(AmountChanges.Of item, ExchangeChoice choice, Made made) {
    jdbc.sql(KEEP)
        .param("store", item.store().value())
        .param("case", item.id().value())
        .param("item", item.itemNo())
        .param("sku", choice.sku())
        .param("name", choice.name())
        .param("price", choice.price().minor())
        .param("currency", choice.price().currency().getCurrencyCode())
        .param("at", OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC))
        .param("by", made.by().who())
        .update();
  }
}
