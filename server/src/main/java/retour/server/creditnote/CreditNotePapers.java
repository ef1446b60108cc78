package retour.server.creditnote;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.creditnote.NoteRow.Kind;
import retour.server.mail.Attachment;
import retour.server.page.Formats;
import retour.server.page.Pages;
import retour.server.page.Papers;
import retour.server.page.Texts;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Store;
import retour.server.store.Stores;

/** Credit notes on paper, and as programs read them. Made anew each time from what was kept: the same each time. */
@Component
public class CreditNotePapers {

  private static final String PDF = "application/pdf";
  private static final String XML = "application/xml";

  private final Stores stores;
  private final Pages pages;
  private final Papers papers;

  CreditNotePapers(Stores stores, Pages pages, Papers papers) {
    this.stores = stores;
    this.pages = pages;
    this.papers = papers;
  }

  /** The document in the language of its reader. */
  public Attachment pdf(CreditNote note) {
    Store store = stores.get(note.store());
    Texts t = texts(note, store);
    Map<String, Object> model = new HashMap<>();
    model.put("t", t);
    model.put("f", new Formats(t.language(), store.zone()));
    model.put("color", store.color());
    model.put("note", note);
    return new Attachment(name(note, t, "pdf"), PDF, papers.pdf("paper/creditnote", model));
  }

  /**
   * The document after EN 16931, in UBL 2.1.
   *
   * @throws Refused with NOT_FOUND where it is no document to an invoice, which the standard is about
   */
  public Attachment xml(CreditNote note) {
    if (!note.isTaxDocument()) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    Texts t = texts(note, stores.get(note.store()));
    UblNote.Words words =
        new UblNote.Words(
            t.get("note.terms", note.parties().caseNumber()), t.get("note.exempt"), t.get("note.nobody"));
    return new Attachment(name(note, t, "xml"), XML, UblNote.bytes(note, words, row -> text(t, row)));
  }

  private Texts texts(CreditNote note, Store store) {
    return pages.texts(store.language(note.parties().language()));
  }

  /** What a document is called: its kind, and whether it credits or debits. */
  public static String title(Texts t, CreditNote note) {
    return t.get("note.title." + note.series().code() + (note.isDebit() ? ".debit" : ""));
  }

  /** What a row is about: goods by their name, all else in words with the clause. */
  public static String text(Texts t, NoteRow row) {
    if (row.kind() == Kind.GOODS) {
      return row.text();
    }
    String words = t.find("words.amount." + row.text()).orElseGet(() -> row.text().replace('_', ' '));
    return row.clause().isEmpty() ? words : words + " (" + row.clause() + ")";
  }

  /** The rate of a row: a percentage, or why there is none. */
  public static String rate(Texts t, Formats f, NoteRow.TaxKind kind, Percent rate) {
    return switch (kind) {
      case STANDARD, ZERO -> f.percent(rate);
      case EXEMPT -> t.get("note.exempt");
      case NONE -> "";
    };
  }

  /** As the document shows it: what is taken back stands as a positive sum, also on a debit note. */
  public static Money shown(CreditNote note, Money sum) {
    return note.isDebit() ? sum.negated() : sum;
  }

  /** The price of one unit without tax, rounded half up, to look at: the row's sum is what counts. */
  public static Money each(CreditNote note, NoteRow row) {
    Money sum = shown(note, row.net());
    BigDecimal each =
        BigDecimal.valueOf(sum.minor()).divide(BigDecimal.valueOf(Math.abs(row.units())), 0, RoundingMode.HALF_UP);
    return new Money(each.longValueExact(), sum.currency());
  }

  /** What a row comes to where the document does not split net and tax; tax on top has a row of its own. */
  public static Money plain(CreditNote note, NoteRow row) {
    return note.series() == Series.CREDIT_MEMO ? row.net() : row.gross();
  }

  private static String name(CreditNote note, Texts t, String ending) {
    String kind = t.get("note.file." + note.series().code() + (note.isDebit() ? ".debit" : ""));
    return kind + "-" + note.number().replace('/', '-') + "." + ending;
  }
}
