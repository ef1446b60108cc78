package retour.server.settlement;

import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.money.Money;
import retour.policy.money.Percent;
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
             coalesce(c.authorization_number, c.number, '') as case_number, e.item_no, coalesce(e.clause, '') as clause,
             coalesce(n.number, '') as credit_note, t.net_minor, t.tax_rate_hundredths, n.currency as note_currency
      from ledger_entry e
        join customer_order o on o.store_id = e.store_id and o.order_id = e.order_id
        left join return_case c on c.store_id = e.store_id and c.case_id = e.case_id
        left join reimbursement r on r.store_id = e.store_id and r.case_id = e.case_id and r.item_no = e.item_no
        left join lateral (
          select note.note_id, note.number, note.currency
          from credit_note note
          where note.store_id = r.store_id and note.case_id = r.case_id and note.decision_no = r.decision_no
            and note.occasion <> 'supplement' and note.reverses is null
          order by note.issued_at desc, note.occasion
          limit 1
        ) n on e.booked_at = r.booked_at
        left join lateral (
          select row.net_minor, row.tax_rate_hundredths
          from credit_note_row row
          where row.store_id = e.store_id and row.note_id = n.note_id and row.item_no = e.item_no
            and row.clause = coalesce(e.clause, '')
            and e.account = case row.kind
              when 'goods' then 'sales_returned'
              when 'fee' then 'return_fees'
              when 'deduction' then 'deductions'
              when 'delivery' then 'delivery_returned'
              else 'changed_by_staff' end
          order by row.row_no
          limit 1
        ) t on true
      where e.store_id = :store and e.booked_at >= :from and e.booked_at < :until
      order by e.booked_at, e.transaction_id, e.entry_no
      """;

  private static final List<String> HEADS =
      List.of(
          "booked_at", "transaction", "entry", "account", "debit", "credit", "currency", "order", "return", "item", "clause",
          "credit_note", "net", "tax", "tax_rate");

  private static final int ROWS_AT_A_TIME = 1_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  LedgerExport(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Writes a month of the store's days, oldest first, row by row, however many there are. */
  public void write(Store store, YearMonth month, Writer to) {
    Csv.line(to, HEADS);
    transaction.executeWithoutResult(
        _ ->
            jdbc.sql(MONTH)
                .withFetchSize(ROWS_AT_A_TIME)
                .param("store", store.id().value())
                .param("from", start(store, month))
                .param("until", start(store, month.plusMonths(1)))
                .query((RowCallbackHandler) row -> Csv.line(to, cells(store, row))));
  }

  private static OffsetDateTime start(Store store, YearMonth month) {
    return OffsetDateTime.ofInstant(month.atDay(1).atStartOfDay(store.zone()).toInstant(), ZoneOffset.UTC);
  }

  private static List<String> cells(Store store, ResultSet row) throws SQLException {
    Instant at = row.getObject("booked_at", OffsetDateTime.class).toInstant();
    Money amount = Money.of(row.getLong("amount_minor"), row.getString("currency"));
    Optional<TaxSplit> split = split(row, amount);
    return List.of(
        at.atZone(store.zone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS).toString(),
        row.getString("transaction_id"),
        row.getString("entry_no"),
        row.getString("account"),
        amount.isNegative() ? "" : amount.decimal().toPlainString(),
        amount.isNegative() ? amount.negated().decimal().toPlainString() : "",
        row.getString("currency"),
        Csv.text(row.getString("order_number")),
        Csv.text(row.getString("case_number")),
        Optional.ofNullable(row.getString("item_no")).orElse(""),
        Csv.text(row.getString("clause")),
        Csv.text(row.getString("credit_note")),
        split.map(part -> part.net().decimal().toPlainString()).orElse(""),
        split.map(part -> part.tax().decimal().toPlainString()).orElse(""),
        split.flatMap(TaxSplit::rate).map(Percent::toString).orElse(""));
  }

  /**
   * How much of an entry is tax: as its credit note has it; net and tax come to the amount of the entry. Tax on top has
   * entries of its own, which are all tax.
   */
  private static Optional<TaxSplit> split(ResultSet row, Money amount) throws SQLException {
    if (row.getString("account").equals("tax_returned")) {
      return Optional.of(new TaxSplit(Money.zero(amount.currency()), amount, Optional.empty()));
    }
    long net = row.getLong("net_minor");
    if (row.wasNull()) {
      return Optional.empty();
    }
    Percent rate = new Percent(row.getInt("tax_rate_hundredths"));
    boolean same = row.getString("currency").equals(row.getString("note_currency"));
    Money base = same ? new Money(net, amount.currency()) : TaxSplit.net(amount, rate);
    return Optional.of(new TaxSplit(base, amount.minus(base), Optional.of(rate)));
  }

  /** An entry's net and tax. */
  private record TaxSplit(Money net, Money tax, Optional<Percent> rate) {

    /** Of an entry in a currency of the past, whose credit note is in another: by the rate, halves rounded up. */
    private static Money net(Money amount, Percent rate) {
      BigDecimal net =
          BigDecimal.valueOf(amount.minor())
              .movePointRight(4)
              .divide(BigDecimal.valueOf(10_000L + rate.hundredths()), 0, RoundingMode.HALF_UP);
      return new Money(net.longValueExact(), amount.currency());
    }
  }
}
