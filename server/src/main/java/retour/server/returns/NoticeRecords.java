package retour.server.returns;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.store.StoreId;

/** What the records say of several notices: three statements for each store, however many notices there are. */
@Repository
class NoticeRecords {

  private static final String EVENTS =
      """
      select event_no, kind, actor_kind, actor, happened_at, data
      from case_event
      where store_id = :store and case_id = any (:cases) and event_no = any (:events)
      """;

  private final JdbcClient jdbc;
  private final Orders orders;

  NoticeRecords(JdbcClient jdbc, Orders orders) {
    this.jdbc = jdbc;
    this.orders = orders;
  }

  /** A notice's case, its order, and what happened, oldest first. */
  record Told(ReturnCase about, Order order, List<CaseEvent> events) {}

  Map<TellShopper.Notice, Told> read(List<TellShopper.Notice> notices) {
    Map<TellShopper.Notice, Told> read = new HashMap<>();
    notices.stream()
        .collect(Collectors.groupingBy(TellShopper.Notice::store))
        .forEach((store, own) -> read.putAll(read(store, own)));
    return read;
  }

  private Map<TellShopper.Notice, Told> read(StoreId store, List<TellShopper.Notice> notices) {
    UUID[] ids = notices.stream().map(notice -> notice.caseId().value()).distinct().toArray(UUID[]::new);
    Map<CaseId, ReturnCase> cases = cases(store, ids);
    Map<Long, CaseEvent> events = events(store, ids, notices);
    Map<OrderId, Order> sold = orders(store, cases.values());
    Map<TellShopper.Notice, Told> read = new HashMap<>();
    for (TellShopper.Notice notice : notices) {
      ReturnCase about = Objects.requireNonNull(cases.get(notice.caseId()));
      List<CaseEvent> happened = notice.events().stream().sorted().map(events::get).toList();
      read.put(notice, new Told(about, Objects.requireNonNull(sold.get(about.order())), happened));
    }
    return read;
  }

  private Map<CaseId, ReturnCase> cases(StoreId store, UUID[] ids) {
    return jdbc.sql(CaseQueries.BY_IDS).param("store", store.value()).param("cases", ids).query(new CaseRows()).stream()
        .collect(Collectors.toMap(ReturnCase::id, found -> found));
  }

  private Map<Long, CaseEvent> events(StoreId store, UUID[] ids, List<TellShopper.Notice> notices) {
    return jdbc
        .sql(EVENTS)
        .param("store", store.value())
        .param("cases", ids)
        .param("events", notices.stream().flatMap(notice -> notice.events().stream()).toArray(Long[]::new))
        .query((row, n) -> PostgresReturnCases.event(row))
        .list()
        .stream()
        .collect(Collectors.toMap(CaseEvent::eventNo, event -> event));
  }

  private Map<OrderId, Order> orders(StoreId store, Collection<ReturnCase> cases) {
    List<OrderId> ids = cases.stream().map(ReturnCase::order).distinct().toList();
    return orders.find(store, ids).stream().collect(Collectors.toMap(Order::id, order -> order));
  }
}
