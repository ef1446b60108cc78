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
      select b.bucket as key, p.currency, count(distinct p.case_id) as cases, sum(p.amount_minor) as amount
      from payout p
        cross join lateral (values
          ('due', p.state = 'due'),
          ('today', p.state = 'due' and p.due_on = :today),
          ('overdue', p.state = 'due' and p.due_on < :today),
          ('in_batch', p.state in ('in_batch', 'at_provider')),
          ('failed', p.state = 'due' and exists (
            select from payout_transfer t
            where t.store_id = p.store_id and t.payout_id = p.payout_id and t.state in ('rejected', 'returned')
            union all
            select from provider_refund r
            where r.store_id = p.store_id and r.payout_id = p.payout_id and r.state = 'failed'))
        ) as b (bucket, falls)
      where p.store_id = :store and p.state not in ('paid', 'withdrawn') and b.falls
      group by b.bucket, p.currency
      order by b.bucket, p.currency
      """;

  private static final String OPEN_CASES =
      """
      select p.case_id, p.case_number as number, p.order_number, p.currency, p.amount_minor as amount, p.due_on as day
      from payout_listed p
        cross join lateral (values
          ('due', p.state = 'due'),
          ('today', p.state = 'due' and p.due_on = :today),
          ('overdue', p.state = 'due' and p.due_on < :today),
          ('in_batch', p.state in ('in_batch', 'at_provider')),
          ('failed', p.state = 'due' and exists (
            select from payout_transfer t
            where t.store_id = p.store_id and t.payout_id = p.payout_id and t.state in ('rejected', 'returned')
            union all
            select from provider_refund r
            where r.store_id = p.store_id and r.payout_id = p.payout_id and r.state = 'failed'))
        ) as b (bucket, falls)
      where p.store_id = :store and p.state not in ('paid', 'withdrawn') and b.bucket = :key and b.falls
      order by p.due_on, p.payout_id
      limit 500
      """;

  private static final String MONTH =
      """
      with booked as (
        select r.case_id, r.resolution, r.currency, r.total_minor,
               coalesce((select f.value ->> 'choice'
                         from case_fact f
                         where f.store_id = r.store_id and f.case_id = r.case_id and f.item_no = r.item_no
                           and f.name = 'reason'
                         order by f.fact_no desc
                         limit 1), '') as reason
        from item_given r
        where r.store_id = :store and r.booked_at >= :from and r.booked_at < :until
      )
      select b.axis, b.key, booked.currency, count(distinct booked.case_id) as cases, sum(booked.total_minor) as amount
      from booked
        cross join lateral (values ('all', ''), ('resolution', booked.resolution), ('reason', booked.reason)) as b (axis, key)
      group by b.axis, b.key, booked.currency
      union all
      select 'clause', e.clause, e.currency, count(distinct e.case_id), sum(e.amount_minor)
      from ledger_entry e
      where e.store_id = :store and e.booked_at >= :from and e.booked_at < :until and e.clause is not null
      group by e.clause, e.currency
      order by 1, 2, 3
      """;

  private static final String MONTH_CASES =
      """
      with booked as (
        select r.case_id, r.currency, r.total_minor as amount, r.booked_at, b.axis, b.key
        from item_given r
          cross join lateral (values
            ('all', ''),
            ('resolution', r.resolution),
            ('reason', coalesce((select f.value ->> 'choice'
                                 from case_fact f
                                 where f.store_id = r.store_id and f.case_id = r.case_id and f.item_no = r.item_no
                                   and f.name = 'reason'
                                 order by f.fact_no desc
                                 limit 1), ''))) as b (axis, key)
        where r.store_id = :store and r.booked_at >= :from and r.booked_at < :until
        union all
        select e.case_id, e.currency, e.amount_minor, e.booked_at, 'clause', e.clause
        from ledger_entry e
        where e.store_id = :store and e.booked_at >= :from and e.booked_at < :until and e.clause is not null
      )
      select c.case_id, coalesce(c.authorization_number, c.number) as number, o.number as order_number, booked.currency,
             sum(booked.amount) as amount, (min(booked.booked_at) at time zone :zone)::date as day
      from booked
        join return_case c on c.store_id = :store and c.case_id = booked.case_id
        join customer_order o on o.store_id = c.store_id and o.order_id = c.order_id
      where booked.axis = :axis and booked.key = :key
      group by c.case_id, c.authorization_number, c.number, o.number, booked.currency
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
