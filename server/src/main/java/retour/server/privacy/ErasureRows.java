package retour.server.privacy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.OrderId;
import retour.server.privacy.ErasedFile.Line;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** Erasures in PostgreSQL; what of an order is personal, its functions know. */
@Repository
class ErasureRows {

  private static final String ASK =
      """
      with asked as (
        insert into erasure (store_id, order_id, asked_at, asked_by, next_look_at)
        select store_id, order_id, :now, :by, :now
        from customer_order
        where store_id = :store and email_key = :email and email_key <> ''
        on conflict (store_id, order_id) do nothing
        returning store_id, order_id, asked_at
      )
      select a.order_id, o.number_key, o.placed_at
      from asked a
        join customer_order o on o.store_id = a.store_id and o.order_id = a.order_id
      order by a.order_id
      """;

  private static final String ASK_AGAIN =
      """
      insert into erasure (store_id, order_id, asked_at, asked_by, next_look_at)
      select store_id, order_id, :asked, 'shopper', :now
      from customer_order
      where store_id = :store and order_id = :order and number_key = :number and placed_at = :placed
      on conflict (store_id, order_id) do nothing
      """;

  private static final String AGED =
      """
      insert into erasure (store_id, order_id, asked_at, asked_by, next_look_at)
      select o.store_id, o.order_id, :now, 'clock', :now
      from customer_order o
      where o.store_id = :store and o.placed_at < :before
        and not exists (select from erasure e where e.store_id = o.store_id and e.order_id = o.order_id)
      limit :limit
      on conflict (store_id, order_id) do nothing
      """;

  private static final String CLAIM =
      """
      update erasure as claimed
      set next_look_at = :next
      from (
        select store_id, order_id
        from erasure
        where erased_at is null and next_look_at <= :now
        order by next_look_at
        limit :limit
        for update skip locked
      ) as due
      where claimed.store_id = due.store_id and claimed.order_id = due.order_id
      returning claimed.store_id, claimed.order_id
      """;

  private static final String HINDRANCES = "select erasure_hindrances(:store, :order)";

  private static final String WAITS =
      """
      update erasure
      set waits_for = :open
      where store_id = :store and order_id = :order
      """;

  private static final String KEPT_OF =
      """
      select ground, last_on, record
      from kept_of_order(:store, :order)
      """;

  private static final String KEEP =
      """
      insert into kept_record (store_id, order_id, ground, sealed, kept_until, kept_at)
      values (:store, :order, :ground, :sealed, :until, :now)
      on conflict (store_id, order_id, ground) do nothing
      """;

  private static final String ERASE = "select erase_order(:store, :order, :now)";

  private static final String OF_EMAIL =
      """
      select o.order_id, e.asked_at, erasure_hindrances(o.store_id, o.order_id) as waits_for, e.erased_at
      from customer_order o
        left join erasure e on e.store_id = o.store_id and e.order_id = o.order_id
      where o.store_id = :store and o.email_key = :email and o.email_key <> ''
      order by o.order_id
      """;

  private static final String OF_ORDER =
      """
      select order_id, asked_at, waits_for, erased_at
      from erasure
      where store_id = :store and order_id = :order
      """;

  private static final String KEPT =
      """
      select ground, kept_until
      from kept_record
      where store_id = :store and order_id = :order
      """;

  private static final String ENDED =
      """
      delete from kept_record
      where store_id = :store and kept_until < :today
      returning order_id, ground
      """;

  private static final String OLD_BATCH_KEYS =
      """
      delete from data_key k
      using payout_batch b
      where k.store_id = :store and b.store_id = k.store_id and k.owner = 'batch:' || b.batch_id
        and b.ended_at < :before
      """;

  private final JdbcClient jdbc;

  ErasureRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Asks for all orders of an address. */
  List<Line> ask(StoreId store, String email, Actor by, Instant now) {
    return jdbc.sql(ASK)
        .param("store", store.value())
        .param("email", key(email))
        .param("by", by.who())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(
            (row, _) ->
                new Line(
                    store,
                    new OrderId(row.getLong("order_id")),
                    row.getString("number_key"),
                    row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                    now))
        .list();
  }

  int askAgain(Line line, Instant now) {
    return of(ASK_AGAIN, line.store(), line.order())
        .param("number", line.number())
        .param("placed", line.placedAt().atOffset(ZoneOffset.UTC))
        .param("asked", line.askedAt().atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  int askForAged(StoreId store, Instant before, Instant now, int limit) {
    return jdbc.sql(AGED)
        .param("store", store.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .update();
  }

  List<Due> claim(Instant now, Instant next, int limit) {
    return jdbc.sql(CLAIM)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("next", next.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, _) -> new Due(new StoreId(row.getString("store_id")), new OrderId(row.getLong("order_id"))))
        .list();
  }

  List<String> hindrances(Due due) {
    return of(HINDRANCES, due.store(), due.order()).query((row, _) -> strings(row.getArray(1))).single();
  }

  void waits(Due due, List<String> open) {
    of(WAITS, due.store(), due.order()).param("open", open.toArray(String[]::new)).update();
  }

  List<Personal> keptOf(StoreId store, OrderId order) {
    return of(KEPT_OF, store, order)
        .query(
            (row, _) ->
                new Personal(
                    Ground.of(row.getString("ground")),
                    row.getObject("last_on", LocalDate.class),
                    row.getString("record")))
        .list();
  }

  void keep(Due due, Ground ground, byte[] sealed, LocalDate until, Instant now) {
    of(KEEP, due.store(), due.order())
        .param("ground", ground.code())
        .param("sealed", sealed)
        .param("until", until)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void erase(Due due, Instant now) {
    of(ERASE, due.store(), due.order()).param("now", now.atOffset(ZoneOffset.UTC)).query((_, _) -> true).single();
  }

  List<Erasure> ofEmail(StoreId store, String email) {
    return jdbc.sql(OF_EMAIL)
        .param("store", store.value())
        .param("email", key(email))
        .query((row, _) -> erasure(row, Map.of()))
        .list();
  }

  Optional<Erasure> ofOrder(StoreId store, OrderId order) {
    return of(OF_ORDER, store, order).query((row, _) -> erasure(row, kept(store, order))).optional();
  }

  List<Ended> ended(StoreId store, LocalDate today) {
    return jdbc.sql(ENDED)
        .param("store", store.value())
        .param("today", today)
        .query((row, _) -> new Ended(new OrderId(row.getLong("order_id")), Ground.of(row.getString("ground"))))
        .list();
  }

  void destroyBatchKeys(StoreId store, Instant before) {
    jdbc.sql(OLD_BATCH_KEYS)
        .param("store", store.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  private Map<Ground, LocalDate> kept(StoreId store, OrderId order) {
    return of(KEPT, store, order)
        .query((row, _) -> Map.entry(Ground.of(row.getString("ground")), row.getObject("kept_until", LocalDate.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private JdbcClient.StatementSpec of(String sql, StoreId store, OrderId order) {
    return jdbc.sql(sql).param("store", store.value()).param("order", order.value());
  }

  private static Erasure erasure(ResultSet row, Map<Ground, LocalDate> kept) throws SQLException {
    return new Erasure(
        new OrderId(row.getLong("order_id")),
        instant(row, "asked_at"),
        strings(row.getArray("waits_for")),
        instant(row, "erased_at"),
        kept);
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }

  private static String key(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /** An order whose person is to go. */
  record Due(StoreId store, OrderId order) {}

  /** What law makes the store keep: the day its term counts from, and the record as JSON. */
  record Personal(Ground ground, LocalDate from, String record) {
    @Override
    public String toString() {
      return "Personal[" + ground + "]";
    }
  }

  /** A record whose last day is over. */
  record Ended(OrderId order, Ground ground) {}
}
