package retour.server.order;

import static retour.server.order.ImportFault.Reason.COLUMN_COUNT;
import static retour.server.order.ImportFault.Reason.NOT_A_TIME;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import retour.policy.money.Money;

/** One row of an order export: one line of an order, and on an order's first row the order itself. */
final class ShopifyRow {

  private static final DateTimeFormatter LOCAL_WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private final ShopifyHeader header;
  private final CsvRecord row;

  ShopifyRow(ShopifyHeader header, CsvRecord row) {
    this.header = header;
    this.row = row;
  }

  long line() {
    return row.getStartingLineNumber();
  }

  String number() {
    return raw(ShopifyColumn.NAME).strip();
  }

  /** Tells when the row has not as many columns as the header. */
  void requireWidth(ImportFaults faults) {
    if (row.getFieldCount() != header.width()) {
      faults.add("", COLUMN_COUNT, row.getFieldCount() + " / " + header.width());
    }
  }

  boolean says(ShopifyColumn column, String word) {
    return raw(column).strip().equalsIgnoreCase(word);
  }

  /** A text, without the apostrophe with which spreadsheets guard digits. */
  String text(ShopifyColumn column, ImportFaults faults) {
    String text = FieldValues.text(column.title(), raw(column), faults);
    return text.startsWith("'") ? text.substring(1) : text;
  }

  String required(ShopifyColumn column, ImportFaults faults) {
    return FieldValues.required(column.title(), raw(column), faults);
  }

  boolean has(ShopifyColumn column) {
    return !raw(column).isBlank();
  }

  Money amount(ShopifyColumn column, Currency currency, ImportFaults faults) {
    return FieldValues.amount(column.title(), raw(column), currency, faults);
  }

  BigDecimal price(ShopifyColumn column, ImportFaults faults) {
    return FieldValues.price(column.title(), raw(column), faults);
  }

  int units(ShopifyColumn column, ImportFaults faults) {
    return FieldValues.units(column.title(), raw(column), faults);
  }

  /** A time such as {@code 2025-10-02 17:09:34 -0300}. */
  Optional<Instant> instant(ShopifyColumn column, ImportFaults faults) {
    String given = raw(column).strip();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          given.indexOf('T') == 10
              ? OffsetDateTime.parse(given).toInstant()
              : OffsetDateTime.parse(given.replace(" UTC", " +0000"), LOCAL_WITH_OFFSET).toInstant());
    } catch (DateTimeException malformed) {
      faults.add(column.title(), NOT_A_TIME, given);
      return Optional.empty();
    }
  }

  String raw(ShopifyColumn column) {
    return header.value(row, column);
  }
}
