package retour.server.settlement;

import java.io.Writer;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Service;
import retour.policy.money.Money;
import retour.server.creditnote.CreditNote;
import retour.server.creditnote.CreditNotes;
import retour.server.creditnote.NoteRow;
import retour.server.store.StoreId;

/**
 * The credit notes of a month for the books of the firm, as CSV (RFC 4180, UTF-8): one row a row of a document, with its
 * tax. No names and addresses. What a spreadsheet would take for a formula gets an apostrophe in front.
 */
@Service
public class NotesExport {

  private static final List<String> HEADS =
      List.of(
          "day", "series", "number", "takes_back", "instead_of", "invoice", "invoice_day", "order", "return", "row", "kind",
          "text", "units", "clause", "net", "tax", "gross", "currency", "tax_kind", "tax_rate");

  private final CreditNotes notes;

  NotesExport(CreditNotes notes) {
    this.notes = notes;
  }

  /** Writes a month of the store's days, by series and number. */
  public void write(StoreId store, YearMonth month, Writer to) {
    Csv.line(to, HEADS);
    for (CreditNote note : notes.ofMonth(store, month)) {
      note.rows().forEach(row -> Csv.line(to, cells(note, row)));
    }
  }

  private static List<String> cells(CreditNote note, NoteRow row) {
    return List.of(
        note.day().toString(),
        note.series().code(),
        Csv.text(note.number()),
        note.links().reverses().map(CreditNote.Link::number).map(Csv::text).orElse(""),
        note.links().replaces().map(CreditNote.Link::number).map(Csv::text).orElse(""),
        note.parties().invoice().map(CreditNote.Invoice::number).map(Csv::text).orElse(""),
        note.parties().invoice().map(to -> to.day().toString()).orElse(""),
        Csv.text(note.parties().orderNumber()),
        Csv.text(note.parties().caseNumber()),
        Integer.toString(row.no()),
        row.kind().code(),
        Csv.text(row.text()),
        Integer.toString(row.units()),
        Csv.text(row.clause()),
        plain(row.net()),
        plain(row.tax()),
        plain(row.gross()),
        row.net().currency().getCurrencyCode(),
        row.taxKind().code(),
        row.rate().toString());
  }

  private static String plain(Money amount) {
    return amount.decimal().toPlainString();
  }
}
