package retour.bench.load;

import java.io.IOException;

/** Cases of Impress, made by SQL: each of an order of one line, one in four still waiting, the rest settled. */
final class Cases {

  /** Order ids of these cases start here, above those of {@link Orders}. */
  static final long FIRST_ORDER = 2_000_000_000L;
  private static final int AT_ONCE = 100_000;

  private final Database database;

  Cases(Database database) {
    this.database = database;
  }

  /** The serial number of the unit of an order of these. */
  static String serial(String order) {
    return "LIST" + order;
  }

  /** Makes cases until there are so many. */
  void growTo(long size) throws IOException, InterruptedException {
    long there = Long.parseLong(database.query("select count(*) from return_case where store_id = 'impress'"));
    long made = Long.parseLong(database.query("select count(*) from return_case where order_id >= " + FIRST_ORDER));
    for (long missing = size - there; missing > 0; missing -= AT_ONCE) {
      long count = Math.min(missing, AT_ONCE);
      make(FIRST_ORDER + made, FIRST_ORDER + made + count - 1);
      made += count;
    }
  }

  /** A column of a case that is neither new nor old. */
  String middle(String column) throws IOException, InterruptedException {
    return database.query(
        "select %1$s from return_case where store_id = 'impress' order by case_id offset (select count(*) / 2 from return_case where store_id = 'impress') limit 1"
            .formatted(column));
  }

  private void make(long from, long to) throws IOException, InterruptedException {
    String range = "generate_series(" + from + "::bigint, " + to + "::bigint) as n";
    database.fill(
        """
        insert into customer_order (store_id, order_id, number, number_key, email, email_key, country, placed_at,
                                    currency, payment_method, prices_include_tax, paid_minor, source)
        overriding system value
        select 'impress', n, 'L-' || n, 'L-' || n, 'bench@example.com', 'list' || n || '@example.com', 'US',
               now() - interval '10 days', 'USD', 'card', false, 10800, 'api'
        from %s
        """
            .formatted(range));
    database.fill(
        """
        insert into order_line (store_id, order_id, line_no, sku, name, quantity, unit_price_minor, paid_minor, tax_minor,
                                returned_quantity, serials)
        select 'impress', n, 1, 'KB-M', 'Mechanical keyboard', 1, 10000, 10000, 800, 1, array['LIST' || n]
        from %s
        """
            .formatted(range));
    database.fill(
        """
        with made as (
          insert into return_case (store_id, number, order_id, channel, language, requested_at, requested_on,
                                   policy_version, authorization_state, status, next_actor, due_on)
          select 'impress', 'RQL-' || n, n, 'api', 'en', now(), current_date, 1,
                 case n %% 4 when 0 then 'requested' else 'authorized' end,
                 case n %% 4 when 0 then 'requested' else 'settled' end,
                 case n %% 4 when 0 then 'clerk' else 'nobody' end,
                 case n %% 4 when 0 then current_date end
          from %s
          returning store_id, case_id, order_id
        )
        insert into return_item (store_id, case_id, item_no, order_id, line_no, quantity, resolution, acceptance,
                                 paid_minor, tax_minor, paid_before_minor, currency)
        select store_id, case_id, 1, order_id, 1, 1, 'refund', 'pending', 10000, 800, 0, 'USD'
        from made
        """
            .formatted(range));
  }
}
