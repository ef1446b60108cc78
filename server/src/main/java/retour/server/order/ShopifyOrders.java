package retour.server.order;

import static retour.server.order.ImportFault.Reason.STANDS_APART;
import static retour.server.order.ImportFault.Reason.UNREADABLE;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a Shopify order export row by row. An order's rows stand together; the file is read twice, first to find the
 * orders whose rows do not, so that no order lands in part.
 */
final class ShopifyOrders {

  private static final int LONGEST_ROW = 1 << 20;

  private final ImportRun run;
  private final OptionalInt transitDays;
  private final Set<String> apart = new HashSet<>();

  ShopifyOrders(ImportRun run, OptionalInt transitDays) {
    this.run = run;
    this.transitDays = transitDays;
  }

  /** @throws ImportRefused when it is no order export */
  void read(SourceFile file) throws IOException {
    findOrdersApart(file);
    List<ShopifyRow> gathered = new ArrayList<>();
    try {
      eachRow(
          file,
          row -> {
            if (!gathered.isEmpty() && !belongsTo(gathered.getFirst(), row)) {
              settle(gathered);
              gathered.clear();
            }
            gathered.add(row);
          });
      if (!gathered.isEmpty()) {
        settle(gathered);
      }
    } catch (CsvParseException | UncheckedIOException broken) {
      // The rows gathered last may go on where the file cannot be read.
      long line = gathered.isEmpty() ? 1 : gathered.getLast().line();
      String number = gathered.isEmpty() ? "" : gathered.getLast().number();
      run.cutOff(new ImportFault(line, number, "", UNREADABLE, ""));
    }
  }

  private void settle(List<ShopifyRow> rows) {
    ImportFaults faults = new ImportFaults();
    faults.of(rows.getFirst().number());
    faults.at(rows.getFirst().line());
    if (apart.contains(key(rows.getFirst()))) {
      faults.add(ShopifyColumn.NAME.title(), STANDS_APART);
      run.skip(faults.all());
      return;
    }
    new ShopifyOrder(List.copyOf(rows), run.store(), faults)
        .read(transitDays)
        .ifPresentOrElse(order -> run.take(order, rows.getFirst().line()), () -> run.skip(faults.all()));
  }

  /** A row without a number goes with the rows before it, whose order is not taken then. */
  private static boolean belongsTo(ShopifyRow first, ShopifyRow row) {
    return row.number().isEmpty() || key(row).equals(key(first));
  }

  private void findOrdersApart(SourceFile file) throws IOException {
    Set<String> seen = new HashSet<>();
    String[] last = {""};
    try {
      eachRow(
          file,
          row -> {
            String key = key(row);
            if (!key.isEmpty() && !key.equals(last[0])) {
              if (!seen.add(key)) {
                apart.add(key);
              }
              last[0] = key;
            }
          });
    } catch (CsvParseException | UncheckedIOException broken) {
      // Told when the rows are read for good; what lies behind it is not taken anyway.
    }
  }

  private static String key(ShopifyRow row) {
    return LookupKey.ofNumber(row.number());
  }

  private static void eachRow(SourceFile file, Consumer<ShopifyRow> consumer) throws IOException {
    try (CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_ROW)
                .build(
                    CsvRecordHandler.of(limits -> limits.maxFieldSize(LONGEST_ROW / 4).maxRecordSize(LONGEST_ROW)),
                    new InputStreamReader(file.open(), StandardCharsets.UTF_8));
        CloseableIterator<CsvRecord> records = reader.iterator()) {
      if (!records.hasNext()) {
        throw new ImportRefused(ImportRefused.Reason.FILE_EMPTY, "");
      }
      ShopifyHeader header = new ShopifyHeader(records.next());
      while (records.hasNext()) {
        consumer.accept(new ShopifyRow(header, records.next()));
      }
    }
  }
}
