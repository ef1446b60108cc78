package retour.server.returns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.Ruling;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.platform.SqlValues;
import retour.server.policy.DecisionJson;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Cases in PostgreSQL. */
@Repository
class PostgresReturnCases implements ReturnCases {

  private static final int LONGEST_PAGE = 200;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Stores stores;
  private final InstantSource clock;

  PostgresReturnCases(JdbcClient jdbc, Stores stores, InstantSource clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public ReturnCase get(StoreId store, CaseId id) {
    return of(CaseQueries.BY_ID, store, id).query(new CaseRows()).stream()
        .findFirst()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  @Override
  public Optional<ReturnCase> byNumber(StoreId store, String number) {
    return jdbc
        .sql(CaseQueries.BY_NUMBER)
        .param("store", store.value())
        .param("numbers", readings(store, number).toArray(String[]::new))
        .query(new CaseRows())
        .stream()
        .findFirst();
  }

  @Override
  public List<ReturnCase> ofOrder(StoreId store, OrderId order) {
    return jdbc
        .sql(CaseQueries.BY_ORDER)
        .param("store", store.value())
        .param("order", order.value())
        .query(new CaseRows());
  }

  @Override
  public List<CaseEvent> history(StoreId store, CaseId id) {
    return of(CaseQueries.HISTORY, store, id).query((row, n) -> event(row)).list();
  }

  @Override
  public StoredDecision decision(StoreId store, CaseId id) {
    return of(CaseQueries.LAST_DECISION, store, id)
        .query((row, n) -> decision(row))
        .optional()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  @Override
  public List<StoredDecision> decisions(StoreId store, CaseId id) {
    return of(CaseQueries.DECISIONS, store, id).query((row, n) -> decision(row)).list();
  }

  @Override
  public List<SaidFact> facts(StoreId store, CaseId id) {
    return of(CaseQueries.FACTS, store, id).query((row, n) -> fact(row)).list();
  }

  @Override
  public List<GivenRuling> rulings(StoreId store, CaseId id) {
    return of(CaseQueries.RULINGS, store, id).query((row, n) -> ruling(row)).list();
  }

  @Override
  public List<CaseRow> queue(StoreId store, Optional<NextActor> actor, Place from, int limit) {
    String ofActor = from.back() ? CaseQueries.QUEUE_OF_ACTOR_BACK : CaseQueries.QUEUE_OF_ACTOR;
    String ofAll = from.back() ? CaseQueries.QUEUE_BACK : CaseQueries.QUEUE;
    return jdbc
        .sql(actor.isPresent() ? ofActor : ofAll)
        .param("day", from.dueOn())
        .param("case", from.id().value())
        .param("store", store.value())
        .param("actor", actor.map(NextActor::code).orElse(""))
        .param("limit", page(limit))
        .query((row, n) -> listed(row))
        .list();
  }

  @Override
  public List<CaseRow> newest(StoreId store, Optional<CaseStatus> status, Optional<CaseId> after, int limit) {
    String sql = status.isPresent() ? CaseQueries.NEWEST_OF_STATUS : CaseQueries.NEWEST;
    return listed(sql, store, status, after.map(CaseId::value).orElse(CaseQueries.AFTER_ALL), limit);
  }

  @Override
  public List<CaseRow> newer(StoreId store, Optional<CaseStatus> status, CaseId before, int limit) {
    String sql = status.isPresent() ? CaseQueries.NEWEST_OF_STATUS_BACK : CaseQueries.NEWEST_BACK;
    return listed(sql, store, status, before.value(), limit);
  }

  private List<CaseRow> listed(String sql, StoreId store, Optional<CaseStatus> status, UUID key, int limit) {
    return jdbc
        .sql(sql)
        .param("store", store.value())
        .param("status", status.map(CaseStatus::code).orElse(""))
        .param("after", key)
        .param("limit", page(limit))
        .query((row, n) -> listed(row))
        .list();
  }

  @Override
  public List<CaseRow> ofOrders(StoreId store, List<Order> orders, int limit) {
    if (orders.isEmpty()) {
      return List.of();
    }
    return jdbc
        .sql(CaseQueries.OF_ORDERS)
        .param("store", store.value())
        .param("orders", orders.stream().mapToLong(order -> order.id().value()).toArray())
        .param("limit", page(limit))
        .query((row, n) -> listed(row))
        .list();
  }

  @Override
  public List<Waiting> waiting(StoreId store) {
    LocalDate today = stores.get(store).dayOf(clock.instant());
    return jdbc
        .sql(CaseQueries.WAITING)
        .param("store", store.value())
        .param("today", today)
        .query(
            (row, n) ->
                new Waiting(
                    SqlValues.constant(NextActor.class, row.getString("next_actor")),
                    row.getLong("cases"),
                    row.getLong("overdue")))
        .list();
  }

  /** Every way the typed number can be read; at least one, so that a list is never empty. */
  private List<String> readings(StoreId id, String typed) {
    Store store = stores.get(id);
    Stream<String> read =
        Stream.of(store.settings().rmaFormat(), store.settings().rgaFormat(), AuthorizationNumber.REQUEST_FORMAT)
            .flatMap(format -> AuthorizationNumber.read(format, typed).stream());
    return Stream.concat(Stream.of(typed.strip()), read).distinct().toList();
  }

  private StatementSpec of(String sql, StoreId store, CaseId id) {
    return jdbc.sql(sql).param("store", store.value()).param("case", id.value());
  }

  private static int page(int limit) {
    return Math.clamp(limit, 1, LONGEST_PAGE);
  }

  static CaseEvent event(ResultSet row) throws SQLException {
    return new CaseEvent(
        row.getLong("event_no"),
        SqlValues.constant(CaseEventKind.class, row.getString("kind")),
        row.getString("actor_kind"),
        row.getString("actor"),
        CaseRows.at(row, "happened_at"),
        JSON.readValue(row.getString("data"), DATA));
  }

  private static StoredDecision decision(ResultSet row) throws SQLException {
    return new StoredDecision(
        row.getLong("decision_no"),
        row.getString("stage"),
        CaseRows.at(row, "decided_at"),
        DecisionJson.readFacts(row.getString("facts")),
        DecisionJson.readDecision(row.getString("decision")));
  }

  private static SaidFact fact(ResultSet row) throws SQLException {
    return new SaidFact(
        row.getInt("item_no"),
        new Fact(
            row.getString("name"),
            DecisionJson.readValue(row.getString("value")),
            SqlValues.constant(FactSource.class, row.getString("source"))),
        row.getString("actor"),
        CaseRows.at(row, "said_at"));
  }

  private static GivenRuling ruling(ResultSet row) throws SQLException {
    Optional<Percent> percent =
        Optional.ofNullable(row.getObject("percent_hundredths", Integer.class)).map(Percent::new);
    String currency = row.getString("currency");
    Optional<Money> amount =
        Optional.ofNullable(row.getObject("amount_minor", Long.class)).map(minor -> Money.of(minor, currency));
    return new GivenRuling(
        row.getInt("item_no"),
        new Ruling(row.getString("clause"), row.getString("option"), percent, amount),
        row.getString("actor"),
        row.getString("reason"),
        CaseRows.at(row, "ruled_at"));
  }

  private static CaseRow listed(ResultSet row) throws SQLException {
    return new CaseRow(
        new CaseId(row.getObject("case_id", UUID.class)),
        row.getString("shown_number"),
        row.getString("order_number"),
        row.getString("first_line"),
        row.getInt("items"),
        SqlValues.constant(CaseStatus.class, row.getString("status")),
        SqlValues.constant(NextActor.class, row.getString("next_actor")),
        CaseRows.day(row, "due_on"),
        CaseRows.at(row, "requested_at"));
  }
}
