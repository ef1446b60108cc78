package retour.server.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.returns.Settling.Made;
import retour.server.settlement.StoreCredit.Kind;
import retour.server.settlement.StoreCredit.Movement;
import retour.server.store.StoreId;

/** Store credits and their movements in the database. */
@Repository
class CreditRows {

  private static final String ISSUE =
      """
      insert into store_credit (store_id, code, payout_id, case_id, order_id, amount_minor, balance_minor, currency,
                                issued_at, expires_on)
      select store_id, :code, payout_id, case_id, order_id, amount_minor, amount_minor, currency, :at, :expires
      from payout
      where store_id = :store and payout_id = :payout and method = 'store_credit' and state = 'due'
      on conflict (store_id, payout_id) do nothing
      """;

  private static final String CODE_OF_PAYOUT =
      """
      select code
      from store_credit
      where store_id = :store and payout_id = :payout
      """;

  private static final String LOCK =
      """
      select credit_id, code, case_id, order_id, balance_minor, currency, expires_on
      from store_credit
      where store_id = :store and code = :code
      for update
      """;

  private static final String EXPIRED =
      """
      select credit_id, code, case_id, order_id, balance_minor, currency, expires_on
      from store_credit
      where store_id = :store and balance_minor > 0 and expires_on < :today
      order by expires_on
      limit 100
      for update skip locked
      """;

  private static final String TAKE =
      """
      update store_credit
      set balance_minor = balance_minor - :amount
      where store_id = :store and credit_id = :credit
      """;

  private static final String MOVE =
      """
      insert into store_credit_movement (store_id, credit_id, kind, amount_minor, balance_minor, reference, moved_at,
                                         moved_by)
      values (:store, :credit, :kind, :amount, :balance, :reference, :at, :by)
      """;

  private static final String MOVED =
      """
      select amount_minor
      from store_credit_movement
      where store_id = :store and credit_id = :credit and kind = :kind and reference = :reference
      """;

  private static final String OF_CASE =
      """
      select s.credit_id, s.code, s.case_id, coalesce(c.authorization_number, c.number) as case_number, s.amount_minor,
             s.balance_minor, s.currency, s.issued_at, s.expires_on
      from store_credit s
        join payout p on p.store_id = s.store_id and p.payout_id = s.payout_id
        join return_case c on c.store_id = s.store_id and c.case_id = s.case_id
      where p.store_id = :store and p.case_id = :case
      order by s.credit_id
      """;

  private static final String FIND =
      """
      select s.credit_id, s.code, s.case_id, coalesce(c.authorization_number, c.number) as case_number, s.amount_minor,
             s.balance_minor, s.currency, s.issued_at, s.expires_on
      from store_credit s
        join return_case c on c.store_id = s.store_id and c.case_id = s.case_id
      where s.store_id = :store and s.code = :code
      """;

  private static final String LATEST =
      """
      select s.credit_id, s.code, s.case_id, coalesce(c.authorization_number, c.number) as case_number, s.amount_minor,
             s.balance_minor, s.currency, s.issued_at, s.expires_on
      from store_credit s
        join return_case c on c.store_id = s.store_id and c.case_id = s.case_id
      where s.store_id = :store
      order by s.credit_id desc
      limit 100
      """;

  private static final String MOVEMENTS =
      """
      select kind, amount_minor, balance_minor, reference, moved_at
      from store_credit_movement
      where store_id = :store and credit_id = :credit
      order by movement_no
      """;

  private final JdbcClient jdbc;

  CreditRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A credit as it is held while it changes. */
  record Held(
      StoreId store, UUID id, CreditCode code, CaseId caseId, OrderId order, Money balance, Optional<LocalDate> expiresOn) {}

  /** A movement to keep. */
  record NewMovement(Kind kind, Money amount, Money balance, String reference) {}

  /** Whether it was issued now: false where the payout is none of store credit, is not due, or has its credit already. */
  boolean issue(StoreId store, UUID payout, CreditCode code, Instant at, Optional<LocalDate> expires) {
    return jdbc.sql(ISSUE)
            .param("store", store.value())
            .param("payout", payout)
            .param("code", code.value())
            .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
            .param("expires", expires.orElse(null), Types.DATE)
            .update()
        == 1;
  }

  Optional<CreditCode> codeOf(StoreId store, UUID payout) {
    return jdbc.sql(CODE_OF_PAYOUT)
        .param("store", store.value())
        .param("payout", payout)
        .query(String.class)
        .optional()
        .map(CreditCode::new);
  }

  /** Holds the credit until the caller's transaction ends. */
  Optional<Held> lock(StoreId store, CreditCode code) {
    return jdbc.sql(LOCK)
        .param("store", store.value())
        .param("code", code.value())
        .query((row, n) -> held(store, row))
        .optional();
  }

  /** Holds credits that ran out with something left, but those that somebody else holds. */
  List<Held> lockExpired(StoreId store, LocalDate today) {
    return jdbc.sql(EXPIRED)
        .param("store", store.value())
        .param("today", today)
        .query((row, n) -> held(store, row))
        .list();
  }

  void take(Held credit, Money amount) {
    jdbc.sql(TAKE)
        .param("store", credit.store().value())
        .param("credit", credit.id())
        .param("amount", amount.minor())
        .update();
  }

  void move(Held credit, NewMovement movement, Made made) {
    jdbc.sql(MOVE)
        .param("store", credit.store().value())
        .param("credit", credit.id())
        .param("kind", movement.kind().code())
        .param("amount", movement.amount().minor())
        .param("balance", movement.balance().minor())
        .param("reference", movement.reference())
        .param("at", OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC))
        .param("by", made.by().who())
        .update();
  }

  /** What was used, or given back, under a reference. */
  Optional<Money> moved(Held credit, Kind kind, String reference) {
    return jdbc.sql(MOVED)
        .param("kind", kind.code())
        .param("store", credit.store().value())
        .param("credit", credit.id())
        .param("reference", reference)
        .query(Long.class)
        .optional()
        .map(minor -> new Money(minor, credit.balance().currency()));
  }

  Optional<StoreCredit> find(StoreId store, CreditCode code) {
    return jdbc.sql(FIND)
        .param("store", store.value())
        .param("code", code.value())
        .query((row, n) -> credit(row, movements(store, row)))
        .optional();
  }

  /** What a case was given, oldest first. */
  List<StoreCredit> ofCase(StoreId store, CaseId id) {
    return jdbc.sql(OF_CASE)
        .param("store", store.value())
        .param("case", id.value())
        .query((row, n) -> credit(row, movements(store, row)))
        .list();
  }

  /** The latest hundred, newest first, without their movements. */
  List<StoreCredit> latest(StoreId store) {
    return jdbc.sql(LATEST).param("store", store.value()).query((row, n) -> credit(row, List.of())).list();
  }

  private List<Movement> movements(StoreId store, ResultSet credit) throws SQLException {
    String currency = credit.getString("currency");
    return jdbc.sql(MOVEMENTS)
        .param("store", store.value())
        .param("credit", credit.getObject("credit_id", UUID.class))
        .query(
            (row, n) ->
                new Movement(
                    Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                    Money.of(row.getLong("amount_minor"), currency),
                    Money.of(row.getLong("balance_minor"), currency),
                    row.getString("reference"),
                    row.getObject("moved_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static Held held(StoreId store, ResultSet row) throws SQLException {
    return new Held(
        store,
        row.getObject("credit_id", UUID.class),
        new CreditCode(row.getString("code")),
        new CaseId(row.getObject("case_id", UUID.class)),
        new OrderId(row.getLong("order_id")),
        Money.of(row.getLong("balance_minor"), row.getString("currency")),
        Optional.ofNullable(row.getObject("expires_on", LocalDate.class)));
  }

  private static StoreCredit credit(ResultSet row, List<Movement> movements) throws SQLException {
    String currency = row.getString("currency");
    return new StoreCredit(
        new CreditCode(row.getString("code")),
        new CaseId(row.getObject("case_id", UUID.class)),
        row.getString("case_number"),
        Money.of(row.getLong("amount_minor"), currency),
        Money.of(row.getLong("balance_minor"), currency),
        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("expires_on", LocalDate.class)),
        movements);
  }
}
