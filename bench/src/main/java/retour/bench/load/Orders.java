package retour.bench.load;

import java.io.IOException;

/** Orders to return from: three lines each, delivered three days ago, as many as the runs may need. */
final class Orders {

  /** Order ids of the benchmark start here, far above the demonstration's. */
  static final long FIRST_ID = 1_000_000_000L;

  private final Database database;
  private long made;
  private long taken;

  Orders(Database database, long made) {
    this.database = database;
    this.made = made;
    this.taken = made;
  }

  /** Goes on after what an earlier benchmark left. */
  static Orders of(Database database) throws IOException, InterruptedException {
    String last =
        database.query("select coalesce(max(order_id) - %1$d + 1, 0) from customer_order where order_id between %1$d and %2$d"
                .formatted(FIRST_ID, Cases.FIRST_ORDER - 1));
    return new Orders(database, Long.parseLong(last));
  }

  /** Makes orders ahead, so that none are made while something is measured. */
  void reserve(long count) throws IOException, InterruptedException {
    if (taken + count > made) {
      seed(made, taken + count - 1);
      made = taken + count;
    }
  }

  /** Sets fresh orders apart; returns the number of the first. */
  long take(long count) throws IOException, InterruptedException {
    reserve(count);
    long first = taken;
    taken = first + count;
    return first;
  }

  private void seed(long from, long to) throws IOException, InterruptedException {
    String range = "generate_series(" + from + "::bigint, " + to + "::bigint) as n";
    database.query(
        """
        insert into customer_order (store_id, order_id, number, number_key, email, email_key, country, placed_at,
                                    currency, payment_method, prices_include_tax, paid_minor, source)
        overriding system value
        select 'impress', %d + n, 'B-' || n, 'B-' || n, 'bench@example.com', 'bench' || n || '@example.com', 'US',
               now() - interval '10 days', 'USD', 'card', false, 32400, 'api'
        from %s
        """
            .formatted(FIRST_ID, range));
    database.query(
        """
        insert into order_line (store_id, order_id, line_no, sku, name, quantity, unit_price_minor, paid_minor, tax_minor)
        select 'impress', %d + n, line, 'KB-M', 'Mechanical keyboard', 1, 10000, 10000, 800
        from %s, generate_series(1, 3) as line
        """
            .formatted(FIRST_ID, range));
    database.query(
        """
        insert into delivery (store_id, order_id, parcel_no, carrier, tracking_number, shipped_at, delivered_at, record)
        select 'impress', %d + n, 1, 'ups', '1Z' || n, now() - interval '5 days', now() - interval '3 days', 'signed_clean'
        from %s
        """
            .formatted(FIRST_ID, range));
  }
}
