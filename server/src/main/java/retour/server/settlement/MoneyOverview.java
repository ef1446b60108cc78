package retour.server.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.policy.money.Money;
import retour.server.returns.CaseId;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** What the accountant looks at: what has to go out, and what a month came to. Each figure names the cases behind it. */
@Service
public class MoneyOverview {

  private static final String OPEN =
      """
      select standing as key, currency, count(distinct case_id) as cases, sum(amount_minor) as amount
      from payout_standing
      where store_id = :store and :today between first_day and last_day
      group by standing, currency
      order by standing, currency
      """;

  private static final String OPEN_CASES =
      """
      select case_id, case_number as number, order_number, currency, amount_minor as amount, due_on as day
      from payout_standing
      where store_id = :store and :today between first_day and last_day and standing = :key
      order by due_on, payout_id
      limit 500
      """;

  private static final String MONTH =
      """
      select axis, key, currency, count(distinct case_id) as cases, sum(amount_minor) as amount
      from booked_figure
      where store_id = :store and booked_at >= :from and booked_at < :until
      group by axis, key, currency
      order by axis, key, currency
      """;

  private static final String MONTH_CASES =
      """
      select c.case_id, coalesce(c.authorization_number, c.number) as number, o.number as order_number, b.currency,
             sum(b.amount_minor) as amount, (min(b.booked_at) at time zone :zone)::date as day
      from booked_figure b
        join return_case c on c.store_id = b.store_id and c.case_id = b.case_id
        join customer_order o on o.store_id = c.store_id and o.order_id = c.order_id
      where b.store_id = :store and b.booked_at >= :from and b.booked_at < :until and b.axis = :axis and b.key = :key
      group by c.case_id, c.authorization_number, c.number, o.number, b.currency
      order by day, c.case_id
      limit 500
      """;

  private final JdbcClient jdbc;
  private final Stores stores;

  MoneyOverview(JdbcClient jdbc, Stores stores) {
    this.jdbc = jdbc;
    this.stores = stores;
  }

  /** What has not gone out, by how it stands; only what there is. Amounts of one currency each. */
  public List<Figure> open(StoreId store, LocalDate today) {
    return jdbc.sql(OPEN)
        .param("store", store.value())
        .param("today", today)
        .query((row, n) -> figure("open", row))
        .list();
  }

  /**
   * What was booked in a month of the store's days: in all, by resolution, by the customer's reason, and by clause. What a
   * clause kept is negative, what it repaid positive.
   */
  public List<Figure> month(StoreId store, YearMonth month) {
    return within(MONTH, stores.get(store), month).query((row, n) -> figure(row.getString("axis"), row)).list();
  }

  /** The cases behind a figure of {@link #open}, at most 500, soonest first. */
  public List<Behind> openCases(StoreId store, Standing standing, LocalDate today) {
    return jdbc.sql(OPEN_CASES)
        .param("store", store.value())
        .param("today", today)
        .param("key", standing.code())
        .query((row, n) -> behind(row))
        .list();
  }

  /**
   * The cases behind a figure of {@link #month}, at most 500, oldest first.
   *
   * @param axis as the figure names it
   */
  public List<Behind> monthCases(StoreId store, YearMonth month, Axis axis, String key) {
    Store of = stores.get(store);
    return within(MONTH_CASES, of, month)
        .param("axis", axis.code())
        .param("key", key)
        .param("zone", of.zone().getId())
        .query((row, n) -> behind(row))
        .list();
  }

  private JdbcClient.StatementSpec within(String sql, Store store, YearMonth month) {
    return jdbc.sql(sql)
        .param("store", store.id().value())
        .param("from", OffsetDateTime.ofInstant(month.atDay(1).atStartOfDay(store.zone()).toInstant(), ZoneOffset.UTC))
        .param(
            "until",
            OffsetDateTime.ofInstant(month.plusMonths(1).atDay(1).atStartOfDay(store.zone()).toInstant(), ZoneOffset.UTC));
  }

  private static Figure figure(String axis, ResultSet row) throws SQLException {
    return new Figure(axis, row.getString("key"), row.getInt("cases"), amount(row));
  }

  private static Behind behind(ResultSet row) throws SQLException {
    return new Behind(
        new CaseId(row.getObject("case_id", UUID.class)),
        row.getString("number"),
        row.getString("order_number"),
        amount(row),
        row.getObject("day", LocalDate.class));
  }

  private static Money amount(ResultSet row) throws SQLException {
    return Money.of(row.getLong("amount"), row.getString("currency"));
  }

  /** How something that has not gone out stands. */
  public enum Standing {
    DUE,
    TODAY,
    OVERDUE,
    IN_BATCH,
    FAILED;

    /** As in {@link Figure#key}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** By what a month is broken down. */
  public enum Axis {
    ALL,
    RESOLUTION,
    REASON,
    CLAUSE;

    /** As in {@link Figure#axis}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A figure.
   *
   * @param axis {@code open}, or the code of an {@link Axis}
   * @param key a {@link Standing}, resolution, reason or clause; empty for all, and for no reason
   * @param cases how many cases stand behind it
   */
  public record Figure(String axis, String key, int cases, Money amount) {}

  /**
   * A case behind a figure.
   *
   * @param amount the case's part of the figure
   * @param day when it is due, or when it was booked
   */
  public record Behind(CaseId caseId, String number, String orderNumber, Money amount, LocalDate day) {}
}
