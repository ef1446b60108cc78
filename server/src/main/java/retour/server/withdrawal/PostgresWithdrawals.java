package retour.server.withdrawal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.OrderId;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.withdrawal.WithdrawalRows.Listed;

/** Statements in PostgreSQL. */
@Repository
class PostgresWithdrawals implements Withdrawals {

  private static final int MOST = 200;

  private static final String FIND =
      """
      select store_id, withdrawal_id, number, channel, name, contract, goods, parts, address, language, stated_at,
             recorded_at, state, order_id, case_id, timeliness, informed, proof_on, version, order_number, case_status,
             payout_due_on, received_at, terms, told_on, objected_on
      from withdrawal_listed
      where store_id = :store and withdrawal_id = :id
      """;

  private static final String BY_KEY =
      """
      select store_id, withdrawal_id, number, channel, name, contract, goods, parts, address, language, stated_at,
             recorded_at, state, order_id, case_id, timeliness, informed, proof_on, version, order_number, case_status,
             payout_due_on, received_at, terms, told_on, objected_on
      from withdrawal_listed
      where store_id = :store and token_hash = :hash
      """;

  private static final String OF_CASE =
      """
      select store_id, withdrawal_id, number, channel, name, contract, goods, parts, address, language, stated_at,
             recorded_at, state, order_id, case_id, timeliness, informed, proof_on, version, order_number, case_status,
             payout_due_on, received_at, terms, told_on, objected_on
      from withdrawal_listed
      where store_id = :store and case_id = :case
      """;

  private static final String OF_ORDER =
      """
      select store_id, withdrawal_id, number, channel, name, contract, goods, parts, address, language, stated_at,
             recorded_at, state, order_id, case_id, timeliness, informed, proof_on, version, order_number, case_status,
             payout_due_on, received_at, terms, told_on, objected_on
      from withdrawal_listed
      where store_id = :store and order_id = :order
      order by withdrawal_id
      """;

  private static final String NEWEST =
      """
      select store_id, withdrawal_id, number, channel, name, contract, goods, parts, address, language, stated_at,
             recorded_at, state, order_id, case_id, timeliness, informed, proof_on, version, order_number, case_status,
             payout_due_on, received_at, terms, told_on, objected_on
      from withdrawal_listed
      where store_id = :store
        and (cast(:state as text) is null or state = :state)
        and (cast(:after as uuid) is null or withdrawal_id < :after)
      order by withdrawal_id desc
      limit :limit
      """;

  private static final String OPEN =
      """
      select store_id, withdrawal_id, number, channel, name, contract, goods, parts, address, language, stated_at,
             recorded_at, state, order_id, case_id, timeliness, informed, proof_on, version, order_number, case_status,
             payout_due_on, received_at, terms, told_on, objected_on
      from withdrawal_listed
      where store_id = :store
        and (state in ('unmatched', 'weighing')
             or objected_on is not null
             or (state = 'accepted' and (payout_due_on is not null
                                         or case_status not in ('settled', 'rejected', 'declined', 'cancelled'))))
      order by withdrawal_id
      """;

  private static final String HISTORY =
      """
      select kind, actor_kind, actor, happened_at, data
      from withdrawal_event
      where store_id = :store and withdrawal_id = :id
      order by event_no
      """;

  private final JdbcClient jdbc;
  private final Stores stores;
  private final InstantSource clock;

  PostgresWithdrawals(JdbcClient jdbc, Stores stores, InstantSource clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public Withdrawal get(StoreId store, WithdrawalId id) {
    return listed(store, id).withdrawal();
  }

  @Override
  public Optional<Withdrawal> byKey(StoreId store, String key) {
    return first(BY_KEY, store, Map.of("hash", Receipt.sha256(key)));
  }

  @Override
  public Optional<Withdrawal> ofCase(StoreId store, CaseId id) {
    return first(OF_CASE, store, Map.of("case", id.value()));
  }

  @Override
  public List<Withdrawal> ofOrder(StoreId store, OrderId order) {
    return rows(OF_ORDER, store, Map.of("order", order.value())).stream().map(Listed::withdrawal).toList();
  }

  @Override
  public List<Event> history(StoreId store, WithdrawalId id) {
    return jdbc.sql(HISTORY)
        .param("store", store.value())
        .param("id", id.value())
        .query(WithdrawalRows::event)
        .list();
  }

  @Override
  public List<Row> newest(StoreId store, Optional<WithdrawalState> state, Optional<WithdrawalId> after, int limit) {
    return jdbc
        .sql(NEWEST)
        .param("store", store.value())
        .param("state", state.map(WithdrawalState::code).orElse(null))
        .param("after", after.map(WithdrawalId::value).orElse(null))
        .param("limit", Math.clamp(limit, 1, MOST + 1))
        .query(WithdrawalRows::listed)
        .list()
        .stream()
        .map(listed -> listed.row(stores.get(store), clock.instant()))
        .toList();
  }

  @Override
  public List<Row> open(StoreId store) {
    return rows(OPEN, store, Map.of()).stream()
        .map(listed -> listed.row(stores.get(store), clock.instant()))
        .toList();
  }

  @Override
  public List<Row> alarms(StoreId store, int limit) {
    return open(store).stream()
        .filter(Row::isAlarming)
        .sorted(WithdrawalRows.SOONEST)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<RefundClock> clock(Withdrawal withdrawal) {
    return listed(withdrawal.store(), withdrawal.id()).clock(stores.get(withdrawal.store()), clock.instant());
  }

  private Listed listed(StoreId store, WithdrawalId id) {
    return rows(FIND, store, Map.of("id", id.value())).stream()
        .findFirst()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private Optional<Withdrawal> first(String sql, StoreId store, Map<String, Object> keys) {
    return rows(sql, store, keys).stream().findFirst().map(Listed::withdrawal);
  }

  private List<Listed> rows(String sql, StoreId store, Map<String, Object> keys) {
    return jdbc.sql(sql).param("store", store.value()).params(keys).query(WithdrawalRows::listed).list();
  }
}
