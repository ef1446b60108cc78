package retour.server.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Money;
import retour.server.platform.SqlValues;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/** Rejected goods, as kept. */
@Repository
class GoodsBackRows {

  private static final String SELECT_ONE =
      """
      select g.store_id, g.case_id, coalesce(c.authorization_number, c.number) as case_number, g.item_no, l.name,
             i.quantity, g.state, g.payer, g.clause, g.cost_minor, g.currency, g.keep_until, g.next_on, g.reference,
             g.version
      from goods_back g
        join return_case c on c.store_id = g.store_id and c.case_id = g.case_id
        join return_item i on i.store_id = g.store_id and i.case_id = g.case_id and i.item_no = g.item_no
        join order_line l on l.store_id = i.store_id and l.order_id = i.order_id and l.line_no = i.line_no
      where g.store_id = :store and g.case_id = :case and g.item_no = :item
      """;

  private static final String SELECT_OPEN =
      """
      select g.store_id, g.case_id, coalesce(c.authorization_number, c.number) as case_number, g.item_no, l.name,
             i.quantity, g.state, g.payer, g.clause, g.cost_minor, g.currency, g.keep_until, g.next_on, g.reference,
             g.version
      from goods_back g
        join return_case c on c.store_id = g.store_id and c.case_id = g.case_id
        join return_item i on i.store_id = g.store_id and i.case_id = g.case_id and i.item_no = g.item_no
        join order_line l on l.store_id = i.store_id and l.order_id = i.order_id and l.line_no = i.line_no
      where g.store_id = :store and g.next_on is not null and (g.next_on, g.case_id, g.item_no) > (:on, :case, :item)
      order by g.next_on, g.case_id, g.item_no
      limit :limit
      """;

  private static final String OPEN =
      """
      insert into goods_back (store_id, case_id, item_no, state, currency, next_on, opened_at)
      values (:store, :case, :item, 'held', :currency, :nextOn, :at)
      on conflict on constraint goods_back_pk do nothing
      """;

  private static final String STEP =
      """
      update goods_back
      set state = :state, payer = :payer, clause = :clause, cost_minor = :cost, keep_until = :keepUntil,
          next_on = :nextOn, reference = :reference, reminded = false, version = version + 1
      where store_id = :store and case_id = :case and item_no = :item and version = :version
      """;

  private static final String REMINDED =
      """
      update goods_back
      set reminded = true
      where store_id = :store and case_id = :case and item_no = :item and version = :version and not reminded
      """;

  private final JdbcClient jdbc;

  GoodsBackRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<GoodsBack> find(StoreId store, CaseId caseId, int itemNo) {
    return jdbc.sql(SELECT_ONE)
        .param("store", store.value())
        .param("case", caseId.value())
        .param("item", itemNo)
        .query((row, n) -> goods(row))
        .optional();
  }

  /** Those that come after {@code last}, soonest due first. */
  List<GoodsBack> open(StoreId store, GoodsBack.Place last, int limit) {
    return jdbc.sql(SELECT_OPEN)
        .param("store", store.value())
        .param("on", last.on())
        .param("case", last.caseId().value())
        .param("item", last.itemNo())
        .param("limit", limit)
        .query((row, n) -> goods(row))
        .list();
  }

  void open(StoreId store, CaseId caseId, int itemNo, Opening opening) {
    jdbc.sql(OPEN)
        .param("store", store.value())
        .param("case", caseId.value())
        .param("item", itemNo)
        .param("currency", opening.currency())
        .param("nextOn", opening.nextOn())
        .param("at", opening.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Goods that have just been rejected. */
  record Opening(String currency, LocalDate nextOn, Instant at) {}

  /** @throws Refused with CHANGED_MEANWHILE */
  void step(GoodsBack seen, GoodsBack to) {
    int updated =
        jdbc.sql(STEP)
            .param("store", seen.store().value())
            .param("case", seen.caseId().value())
            .param("item", seen.itemNo())
            .param("version", seen.version())
            .param("state", to.state().code())
            .param("payer", to.customerPays() ? "customer" : "store")
            .param("clause", to.clause())
            .param("cost", to.cost().minor())
            .param("keepUntil", SqlValues.nullable(to.keepUntil(), Types.DATE))
            .param("nextOn", SqlValues.nullable(to.nextOn(), Types.DATE))
            .param("reference", to.reference())
            .update();
    if (updated == 0) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  /** @return whether nobody was reminded before */
  boolean reminded(GoodsBack seen) {
    return jdbc.sql(REMINDED)
            .param("store", seen.store().value())
            .param("case", seen.caseId().value())
            .param("item", seen.itemNo())
            .param("version", seen.version())
            .update()
        == 1;
  }

  private static GoodsBack goods(ResultSet row) throws SQLException {
    return new GoodsBack(
        new StoreId(row.getString("store_id")),
        new CaseId(row.getObject("case_id", UUID.class)),
        row.getString("case_number"),
        row.getInt("item_no"),
        row.getInt("quantity") + " × " + row.getString("name"),
        SqlValues.constant(GoodsBackState.class, row.getString("state")),
        row.getString("payer").equals("customer"),
        row.getString("clause"),
        Money.of(row.getLong("cost_minor"), row.getString("currency")),
        Optional.ofNullable(row.getObject("keep_until", LocalDate.class)),
        Optional.ofNullable(row.getObject("next_on", LocalDate.class)),
        row.getString("reference"),
        row.getLong("version"));
  }
}
