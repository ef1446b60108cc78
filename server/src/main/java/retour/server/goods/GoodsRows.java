package retour.server.goods;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.decision.Resolution;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.server.goods.PromisedGoods.Goods;
import retour.server.goods.PromisedGoods.Shipment;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.returns.NextActor;
import retour.server.store.StoreId;

/** Promised goods in PostgreSQL. */
@Repository
class GoodsRows {

  private static final String KEEP =
      """
      insert into promised_goods (store_id, case_id, item_no, order_id, kind, sku, name, units, paid_minor, tax_minor,
                                  price_minor, difference_minor, currency, state, next_actor, due_on, reservation,
                                  promised_at)
      values (:store, :case, :item, :order, :kind, :sku, :name, :units, :paid, :tax, :price, :difference, :currency,
              :state, :actor, :dueOn, :reservation, :at)
      """;

  private static final String OPEN =
      """
      select g.store_id, g.goods_id, g.case_id, g.item_no, g.order_id, g.kind, g.sku, g.name, g.units, g.paid_minor,
             g.tax_minor, g.price_minor, g.difference_minor, g.difference_reference, g.currency, g.state, g.next_actor,
             g.due_on, g.carrier, g.tracking_number, g.serials, g.new_order_number, g.sent_at, g.delivered_at,
             coalesce(c.authorization_number, c.number) as case_number
      from promised_goods g
        join return_case c on c.store_id = g.store_id and c.case_id = g.case_id
      where g.store_id = :store and g.due_on is not null
      order by g.due_on, g.goods_id
      limit 500
      """;

  private static final String OF_CASE =
      """
      select g.store_id, g.goods_id, g.case_id, g.item_no, g.order_id, g.kind, g.sku, g.name, g.units, g.paid_minor,
             g.tax_minor, g.price_minor, g.difference_minor, g.difference_reference, g.currency, g.state, g.next_actor,
             g.due_on, g.carrier, g.tracking_number, g.serials, g.new_order_number, g.sent_at, g.delivered_at,
             coalesce(c.authorization_number, c.number) as case_number
      from promised_goods g
        join return_case c on c.store_id = g.store_id and c.case_id = g.case_id
      where g.store_id = :store and g.case_id = :case
      order by g.goods_id
      """;

  private static final String MOVE =
      """
      update promised_goods
      set state = :state, next_actor = :actor, due_on = :dueOn, difference_reference = :difference, carrier = :carrier,
          tracking_number = :tracking, serials = :serials, new_order_number = :number, sent_at = :sentAt,
          delivered_at = :deliveredAt
      where store_id = :store and goods_id = :goods
      """;

  private static final String RESERVATION =
      """
      select reservation
      from promised_goods
      where store_id = :store and goods_id = :goods
      """;

  private static final String NUMBERS =
      """
      select count(distinct new_order_number)
      from promised_goods
      where store_id = :store and order_id = :order and new_order_number <> ''
      """;

  private final JdbcClient jdbc;
  private final StockPort stock;

  GoodsRows(JdbcClient jdbc, StockPort stock) {
    this.jdbc = jdbc;
    this.stock = stock;
  }

  /** Keeps goods as they are promised, and has them held back. */
  void keep(PromisedGoods goods, Instant at) {
    String reservation = goods.kind() == Resolution.REPAIR ? "" : stock.reserve(goods.store(), goods.goods());
    jdbc.sql(KEEP)
        .param("store", goods.store().value())
        .param("case", goods.caseId().value())
        .param("item", goods.itemNo())
        .param("order", goods.order().value())
        .param("kind", goods.kind().code())
        .param("sku", goods.goods().sku())
        .param("name", goods.goods().name())
        .param("units", goods.goods().units())
        .param("paid", goods.money().paid().minor())
        .param("tax", goods.money().tax().minor())
        .param("price", goods.price().minor())
        .param("difference", goods.difference().minor())
        .param("currency", goods.price().currency().getCurrencyCode())
        .param("state", goods.state().code())
        .param("actor", goods.actor().map(NextActor::code).orElse(null), Types.VARCHAR)
        .param("dueOn", goods.dueOn().orElse(null), Types.DATE)
        .param("reservation", reservation)
        .param("at", time(at))
        .update();
  }

  /** Writes how far they are; what they are and cost stays. */
  void move(PromisedGoods goods) {
    jdbc.sql(MOVE)
        .param("store", goods.store().value())
        .param("goods", goods.id())
        .param("state", goods.state().code())
        .param("actor", goods.actor().map(NextActor::code).orElse(null), Types.VARCHAR)
        .param("dueOn", goods.dueOn().orElse(null), Types.DATE)
        .param("difference", goods.differenceReference())
        .param("carrier", goods.shipment().carrier())
        .param("tracking", goods.shipment().trackingNumber())
        .param("serials", goods.shipment().serials().toArray(String[]::new))
        .param("number", goods.newOrderNumber())
        .param("sentAt", goods.sentAt().map(GoodsRows::time).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("deliveredAt", goods.deliveredAt().map(GoodsRows::time).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  /** Writes that they cannot be given, and lets go what was held back. */
  void fail(PromisedGoods goods) {
    move(goods);
    String reservation =
        jdbc.sql(RESERVATION)
            .param("store", goods.store().value())
            .param("goods", goods.id())
            .query(String.class)
            .single();
    stock.release(goods.store(), reservation);
  }

  List<PromisedGoods> open(StoreId store) {
    return jdbc.sql(OPEN).param("store", store.value()).query((row, n) -> row(row)).list();
  }

  List<PromisedGoods> ofCase(StoreId store, CaseId id) {
    return jdbc.sql(OF_CASE)
        .param("store", store.value())
        .param("case", id.value())
        .query((row, n) -> row(row))
        .list();
  }

  /** How many orders of new units an order has brought about. */
  int newOrders(StoreId store, OrderId order) {
    return jdbc.sql(NUMBERS).param("store", store.value()).param("order", order.value()).query(Integer.class).single();
  }

  private static OffsetDateTime time(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private static PromisedGoods row(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    Money zero = Money.zero(currency);
    return new PromisedGoods(
        new StoreId(row.getString("store_id")),
        row.getObject("goods_id", UUID.class),
        new CaseId(row.getObject("case_id", UUID.class)),
        row.getString("case_number"),
        new OrderId(row.getLong("order_id")),
        row.getInt("item_no"),
        Resolution.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        new Goods(row.getString("sku"), row.getString("name"), row.getInt("units")),
        new LineMoney(
            new Money(row.getLong("paid_minor"), currency), new Money(row.getLong("tax_minor"), currency), zero),
        new Money(row.getLong("price_minor"), currency),
        new Money(row.getLong("difference_minor"), currency),
        row.getString("difference_reference"),
        GoodsState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Optional.ofNullable(row.getString("next_actor")).map(code -> NextActor.valueOf(code.toUpperCase(Locale.ROOT))),
        Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
        shipment(row),
        row.getString("new_order_number"),
        instant(row, "sent_at"),
        instant(row, "delivered_at"));
  }

  private static Shipment shipment(ResultSet row) throws SQLException {
    return new Shipment(
        row.getString("carrier"),
        row.getString("tracking_number"),
        List.of((String[]) row.getArray("serials").getArray()));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }
}
