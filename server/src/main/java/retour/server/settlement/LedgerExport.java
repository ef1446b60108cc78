package retour.server.settlement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.money.Money;
import retour.server.store.Store;

/**
 * A month of the ledger for the books of the firm, as CSV (RFC 4180, UTF-8): one row an entry, debit and credit apart, no
 * personal data. What a spreadsheet would take for a formula gets an apostrophe in front.
 */
@Service
public class LedgerExport {

  private static final String MONTH =
      """
      select e.booked_at, e.transaction_id, e.entry_no, e.account, e.amount_minor, e.currency, o.number as order_number,
             coalesce(c.authorization_number, c.number, '') as case_number, e.item_no, coalesce(e.clause, '') as clause
      from ledger_entry e
        join customer_order o on o.store_id = e.store_id and o.order_id = e.order_id
        left join return_case c on c.store_id = e.store_id and c.case_id = e.case_id
      where e.store_id = :store and e.booked_at >= :from and e.booked_at < :until
      order by e.booked_at, e.transaction_id, e.entry_no
      """;

  private static final List<String> HEADS =
      List.of("booked_at", "transaction", "entry", "account", "debit", "credit", "currency", "order", "return", "item", "clause");

  private static final int ROWS_AT_A_TIME = 1_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  LedgerExport(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Writes a month of the store's days, oldest first, row by row, however many there are. */
  public void write(Store store, YearMonth month, Writer to) {
    line(to, HEADS);
    transaction.executeWithoutResult(
        _ ->
            jdbc.sql(MONTH)
                .withFetchSize(ROWS_AT_A_TIME)
                .param("store", store.id().value())
                .param("from", start(store, month))
                .param("until", start(store, month.plusMonths(1)))
                .query((RowCallbackHandler) row -> line(to, cells(store, row))));
  }

  private static OffsetDateTime start(Store store, YearMonth month) {
    return OffsetDateTime.ofInstant(month.atDay(1).atStartOfDay(store.zone()).toInstant(), ZoneOffset.UTC);
  }

  private static List<String> cells(Store store, ResultSet row) throws SQLException {
    Instant at = row.getObject("booked_at", OffsetDateTime.class).toInstant();
    Money amount = Money.of(row.getLong("amount_minor"), row.getString("currency"));
    return List.of(
        at.atZone(store.zone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS).toString(),
        row.getString("transaction_id"),
        row.getString("entry_no"),
        row.getString("account"),
        amount.isNegative() ? "" : amount.decimal().toPlainString(),
        amount.isNegative() ? amount.negated().decimal().toPlainString() : "",
        row.getString("currency"),
        text(row.getString("order_number")),
        text(row.getString("case_number")),
        Optional.ofNullable(row.getString("item_no")).orElse(""),
        text(row.getString("clause")));
  }

  /** Kept from being a formula. */
  static String text(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  private static void line(Writer to, List<String> cells) {
    try {
      to.write(cells.stream().map(LedgerExport::cell).collect(Collectors.joining(",", "", "\r\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String text) {
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
