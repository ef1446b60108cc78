package retour.server.creditnote;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.creditnote.NoteRow.Kind;
import retour.server.creditnote.NoteRow.TaxKind;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/**
 * A document about what a settlement took back, as it was issued; it never changes.
 *
 * @param day its date, a day of the store
 * @param decision the number of the decision that the settlement follows
 * @param reason of a reversal or replacement; empty for none
 * @param parties who, to which invoice, as they were then
 */
public record CreditNote(
    StoreId store,
    NoteId id,
    Series series,
    String number,
    LocalDate day,
    CaseId caseId,
    OrderId order,
    long decision,
    Links links,
    String reason,
    Sums sums,
    Parties parties,
    List<NoteRow> rows) {

  public CreditNote {
    rows = List.copyOf(rows);
  }

  /**
   * How it hangs together with others.
   *
   * @param reverses the document that this one takes back
   * @param replaces the reversed document in whose place this one stands
   * @param reversedBy the number of the document that took this one back
   */
  public record Links(Optional<Link> reverses, Optional<Link> replaces, Optional<String> reversedBy) {}

  /** Another document. */
  public record Link(NoteId id, String number, LocalDate day) {}

  /**
   * What it comes to; of a reversal negative.
   *
   * @param besides costs repaid with it that are no part of what was sold
   * @param original net and tax in the currency the order was paid in, where that is no longer in use
   */
  public record Sums(Money net, Money tax, Money besides, Optional<Money> original) {

    public Money gross() {
      return net.plus(tax);
    }
  }

  /**
   * What the document names.
   *
   * @param invoice the invoice it is to; empty for none
   * @param language ISO 639-1 code of its reader
   */
  public record Parties(
      Party seller, Party buyer, Optional<Invoice> invoice, String orderNumber, String caseNumber, String language) {}

  /** The invoice a credit note is to. */
  public record Invoice(String number, LocalDate day) {}

  /** The tax of one rate: what all its rows come to. */
  public record TaxSum(TaxKind kind, Percent rate, Money net, Money tax) {}

  public boolean isReversal() {
    return links.reverses().isPresent();
  }

  /** Whether it raises again what was sold: a debit note. */
  public boolean isDebit() {
    return sums.gross().isNegative();
  }

  /** Whether it still counts: neither a reversal nor reversed. */
  public boolean isStanding() {
    return !isReversal() && links.reversedBy().isEmpty();
  }

  /** Whether it splits net and tax by rates, as the law on value added tax wants of a document to an invoice. */
  public boolean isTaxDocument() {
    return series == Series.CREDIT_NOTE;
  }

  /** The tax by rates, in the order of the rows. */
  public List<TaxSum> taxes() {
    Map<List<Object>, TaxSum> sums = new LinkedHashMap<>();
    for (NoteRow row : rows) {
      sums.merge(
          List.of(row.taxKind(), row.rate()),
          new TaxSum(row.taxKind(), row.rate(), row.net(), row.tax()),
          (sum, more) -> new TaxSum(sum.kind(), sum.rate(), sum.net().plus(more.net()), sum.tax().plus(more.tax())));
    }
    return new ArrayList<>(sums.values());
  }

  /** What the document is about: the goods; where none came back, each of its rows. */
  List<NoteRow> lines() {
    List<NoteRow> goods = rows.stream().filter(row -> row.kind() == Kind.GOODS).toList();
    return goods.isEmpty() ? rows : goods;
  }

  /** What changes the sum of the lines. */
  List<NoteRow> changes() {
    List<NoteRow> lines = lines();
    return rows.stream().filter(row -> !lines.contains(row)).toList();
  }
}
