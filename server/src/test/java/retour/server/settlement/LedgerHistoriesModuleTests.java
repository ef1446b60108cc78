package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.testing.TestDatabase;

/**
 * The tables alone hold the books together: three connections at a time book what they like on ten thousand orders, with no
 * lock and no check of their own, and whatever the database lets through is right. A failure names its seed.
 */
class LedgerHistoriesModuleTests {

  /** How many; {@code -Dretour.ledger.histories=100000} looks longer. */
  private static final int HISTORIES = Integer.getInteger("retour.ledger.histories", 10_000);

  private static final int CONNECTIONS = 3;
  private static final long SEED = 20_261_121L;

  private static final List<String> ORDERS =
      List.of(
          """
          insert into store (store_id, name, currency, zone, languages, color, settings)
          values ('corner-shop', 'Corner Shop', 'USD', 'UTC', '{en}', '#123456', '{}')
          """,
          """
          insert into policy_version (store_id, version, kind, in_force_from, source, source_hash, published_at, published_by)
          values ('corner-shop', 1, 'returns', '2020-01-01', '', '', now(), 'test')
          """,
          """
          insert into customer_order (store_id, number, number_key, email, email_key, country, placed_at, currency,
                                      payment_method, prices_include_tax, paid_minor, source)
          select 'corner-shop', n, n, '', '', 'US', now(), 'USD', 'card', false, 1000 + n, 'json'
          from generate_series(1, current_setting('history.count')::int) n
          """,
          """
          insert into order_line (store_id, order_id, line_no, sku, name, quantity, unit_price_minor, paid_minor)
          select store_id, order_id, line_no, '', '', 1, 0, paid_minor * 2 / 3
          from customer_order, generate_series(1, 2) line_no
          """,
          """
          insert into return_case (store_id, number, order_id, channel, language, requested_at, requested_on, policy_version,
                                   status, next_actor)
          select store_id, number, order_id, 'desk', 'en', now(), current_date, 1, 'settled', 'nobody'
          from customer_order
          """,
          """
          insert into return_item (store_id, case_id, item_no, order_id, line_no, quantity, resolution, paid_minor, tax_minor,
                                   paid_before_minor, currency, acceptance, settled_quantity, settled_at)
          select c.store_id, c.case_id, 1, c.order_id, 1, 1, 'refund', l.paid_minor, 0, 0, 'USD', 'accepted', 1, now()
          from return_case c join order_line l using (store_id, order_id)
          where l.line_no = 1
          """,
          """
          insert into decision (store_id, case_id, stage, decided_at, decided_on, policy_version, facts, decision)
          select store_id, case_id, 'settlement', now(), current_date, 1, '{}', '{}'
          from return_case
          """,
          """
          insert into reimbursement (store_id, case_id, item_no, resolution, total_minor, currency, trace, decision_no,
                                     booked_at, booked_by)
          select store_id, case_id, 1, 'refund', 0, 'USD', '{}', decision_no, now(), 'test'
          from decision
          """,
          """
          insert into order_payment (store_id, order_id, payment_no, method, amount_minor)
          select store_id, order_id, no, case when no = 1 then 'card' else 'store_credit' end, paid_minor / 2
          from customer_order, generate_series(1, 2) no
          """);

  /** One connection's way through all orders: three attempts at each, committed one by one. */
  private static final String BOOK =
      """
      do $$
      declare
        at record;
        attempt int;
        wish int;
        amount bigint;
        fee bigint;
        owed bigint;
        deed uuid;
      begin
        perform setseed(current_setting('history.seed')::double precision);
        for at in select o.store_id, o.order_id, c.case_id, o.paid_minor
                  from customer_order o join return_case c using (store_id, order_id) order by o.order_id loop
          for attempt in 1..3 loop
            wish := floor(random() * 13);
            amount := 1 + floor(random() * at.paid_minor * 0.7);
            fee := floor(random() * amount);
            deed := gen_random_uuid();
            begin
              if wish < 5 then
                update order_line set refunded_minor = refunded_minor + amount
                where store_id = at.store_id and order_id = at.order_id and line_no = 1 + amount % 2;
                update customer_order set refunded_minor = refunded_minor + amount
                where store_id = at.store_id and order_id = at.order_id;
                insert into ledger_entry (store_id, transaction_id, entry_no, account, amount_minor, currency, order_id,
                                          case_id, booked_at)
                values (at.store_id, deed, 1, 'sales_returned', amount + fee, 'USD', at.order_id, at.case_id, now()),
                       (at.store_id, deed, 2, 'return_fees', -fee, 'USD', at.order_id, at.case_id, now()),
                       (at.store_id, deed, 3, 'payable', -amount, 'USD', at.order_id, at.case_id, now());
              elsif wish < 9 then
                select -coalesce(sum(amount_minor), 0) into owed from ledger_entry
                where store_id = at.store_id and case_id = at.case_id and account = 'payable';
                amount := case when wish < 8 then owed else amount end;
                insert into ledger_entry (store_id, transaction_id, entry_no, account, amount_minor, currency, order_id,
                                          case_id, booked_at)
                values (at.store_id, deed, 1, 'payable', amount, 'USD', at.order_id, at.case_id, now()),
                       (at.store_id, deed, 2, 'paid_out', -amount, 'USD', at.order_id, at.case_id, now());
              elsif wish = 10 then
                amount := case when random() < 0.7 then amount else -amount end;
                insert into supplement (store_id, case_id, item_no, ground, amount_minor, costs_minor, currency, reason, role,
                                        booked_at, booked_by)
                values (at.store_id, at.case_id, 1, 'mistake', amount, 0, 'USD', 'So.', 'accountant', now(), 'test');
                insert into ledger_entry (store_id, transaction_id, entry_no, account, amount_minor, currency, order_id,
                                          case_id, item_no, booked_at)
                values (at.store_id, deed, 1, 'changed_by_staff', amount, 'USD', at.order_id, at.case_id, 1, now()),
                       (at.store_id, deed, 2, 'payable', -amount, 'USD', at.order_id, at.case_id, 1, now());
              elsif wish = 11 then
                insert into promised_goods (store_id, case_id, item_no, order_id, kind, sku, name, units, paid_minor,
                                            tax_minor, price_minor, difference_minor, currency, state, next_actor, due_on,
                                            promised_at)
                values (at.store_id, at.case_id, 1, at.order_id, 'exchange', 'A', 'B', 1, amount, 0, amount, 0, 'USD',
                        'to_be_sent', 'clerk', current_date, now());
              elsif wish = 12 then
                update order_payment set refunded_minor = refunded_minor + amount
                where store_id = at.store_id and order_id = at.order_id and payment_no = 1 + amount % 2;
              else
                insert into ledger_entry (store_id, transaction_id, entry_no, account, amount_minor, currency, order_id,
                                          case_id, booked_at)
                values (at.store_id, deed, 1, 'payable', -amount, 'USD', at.order_id, at.case_id, now()),
                       (at.store_id, deed, 2, 'sales_returned', amount + 1, 'USD', at.order_id, at.case_id, now());
              end if;
              set constraints all immediate;
            exception
              when check_violation or unique_violation then null;
            end;
            commit;
          end loop;
        end loop;
      end $$
      """;

  private static final String UNBALANCED =
      """
      select count(*)
      from (select from ledger_entry group by store_id, transaction_id, currency having sum(amount_minor) <> 0) off
      """;

  private static final String ABOVE_PAID =
      """
      select count(*)
      from customer_order o join order_line l using (store_id, order_id)
      where o.refunded_minor > o.paid_minor or l.refunded_minor > l.paid_minor
      """;

  private static final String OFF_THE_ORDER =
      """
      select count(*)
      from (select from customer_order o left join ledger_entry e using (store_id, order_id)
            group by o.store_id, o.order_id, o.refunded_minor
            having coalesce(sum(amount_minor) filter (where account in ('sales_returned', 'return_fees')), 0)
                   <> o.refunded_minor) off
      """;

  private static final String OVERPAID =
      """
      select count(*)
      from (select from ledger_entry where account = 'payable' group by store_id, case_id having sum(amount_minor) > 0) over
      """;

  private static final String BEYOND_THE_ITEM =
      """
      select count(*)
      from (select sum(s.amount_minor) as given,
                   greatest(0, i.paid_minor - coalesce((select sum(g.price_minor) from promised_goods g
                                                        where g.store_id = i.store_id and g.case_id = i.case_id), 0)) as most
            from supplement s join return_item i using (store_id, case_id, item_no)
            group by i.store_id, i.case_id, i.item_no) items
      where given < 0 or given > most
      """;

  private static final String BEYOND_A_PAYMENT =
      "select count(*) from order_payment where refunded_minor > amount_minor";

  private static final String KINDS =
      """
      select least((select count(*) from supplement), (select count(*) from promised_goods),
                   (select count(*) from order_payment where refunded_minor > 0))
      """;

  private static final String PAYMENTS = "select count(*) from ledger_entry where account = 'paid_out'";

  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void holdWhateverThreeConnectionsBookAtOnce() throws Exception {
    System.out.printf("%d histories, seed %d%n", HISTORIES, SEED);
    run(0, ORDERS);

    try (ExecutorService people = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int each = 0; each < CONNECTIONS; each++) {
        long seed = SEED + each;
        work.add(() -> run(seed, List.of(BOOK)));
      }
      for (Future<Integer> done : people.invokeAll(work)) {
        assertThat(done.get()).as("seed %d", SEED).isEqualTo(1);
      }
    }

    assertThat(count(UNBALANCED)).as("seed %d", SEED).isZero();
    assertThat(count(ABOVE_PAID)).as("seed %d", SEED).isZero();
    assertThat(count(OFF_THE_ORDER)).as("seed %d", SEED).isZero();
    assertThat(count(OVERPAID)).as("seed %d", SEED).isZero();
    assertThat(count(BEYOND_THE_ITEM)).as("seed %d", SEED).isZero();
    assertThat(count(BEYOND_A_PAYMENT)).as("seed %d", SEED).isZero();
    assertThat(count(KINDS)).as("supplements, goods, payments given back").isGreaterThan(HISTORIES / 20);
    assertThat(count(PAYMENTS)).as("payments made").isGreaterThan(HISTORIES / 2);
  }

  private int run(long seed, List<String> statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      set(connection, "history.count", Integer.toString(HISTORIES));
      set(connection, "history.seed", "0." + seed);
      for (String each : statements) {
        statement.execute(each);
      }
      return 1;
    }
  }

  private static void set(Connection connection, String setting, String value) throws SQLException {
    try (var set = connection.prepareStatement("select set_config(?, ?, false)")) {
      set.setString(1, setting);
      set.setString(2, value);
      set.execute();
    }
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
