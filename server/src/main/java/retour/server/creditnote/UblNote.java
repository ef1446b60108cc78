package retour.server.creditnote;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.creditnote.CreditNote.Sums;
import retour.server.creditnote.CreditNote.TaxSum;
import retour.server.creditnote.NoteRow.TaxKind;

/**
 * A credit note as the European standard EN 16931 has it, in the syntax UBL 2.1: a {@code CreditNote} of type 381. What
 * takes a credit note back, or credits less, raises what was sold again, a debit note: an {@code Invoice} of type 383.
 * All sums are positive, as the standard wants them.
 */
final class UblNote {

  private static final String STANDARD = "urn:cen.eu:en16931:2017";
  private static final Percent NOTHING = Percent.of(0);

  private final CreditNote note;
  private final Words words;
  private final Function<NoteRow, String> texts;
  private final UblElements xml;

  /**
   * What is told in words.
   *
   * @param terms how it is paid
   * @param exempt why a row is exempt
   * @param nobody the buyer where no name is known
   */
  record Words(String terms, String exempt, String nobody) {}

  private UblNote(CreditNote note, Words words, Function<NoteRow, String> texts, UblElements xml) {
    this.note = note;
    this.words = words;
    this.texts = texts;
    this.xml = xml;
  }

  /**
   * The document in UTF-8; the same note gives the same bytes.
   *
   * @param texts what a row is for, in the reader's language
   */
  static byte[] bytes(CreditNote note, Words words, Function<NoteRow, String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter writer =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      new UblNote(note, words, texts, new UblElements(writer)).write();
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the credit note could not be written", e);
    }
    return bytes.toByteArray();
  }

  private void write() throws XMLStreamException {
    boolean debit = note.isDebit();
    xml.root(debit ? "Invoice" : "CreditNote");
    xml.value("CustomizationID", STANDARD);
    xml.value("ID", note.number());
    xml.value("IssueDate", note.day().toString());
    xml.value(debit ? "InvoiceTypeCode" : "CreditNoteTypeCode", debit ? "383" : "381");
    xml.value("Note", note.reason());
    xml.value("DocumentCurrencyCode", note.sums().net().currency().getCurrencyCode());
    xml.value("BuyerReference", note.parties().caseNumber());
    xml.open("OrderReference");
    xml.value("ID", note.parties().orderNumber());
    xml.close(1);
    reference();
    seller();
    buyer();
    xml.open("PaymentTerms");
    xml.value("Note", words.terms());
    xml.close(1);
    for (NoteRow row : note.changes()) {
      change(row);
    }
    taxes();
    totals();
    for (NoteRow row : note.lines()) {
      line(row, debit);
    }
  }

  /** A reversal refers to what it takes back, all others to the invoice. */
  private void reference() throws XMLStreamException {
    if (note.links().reverses().isPresent()) {
      CreditNote.Link to = note.links().reverses().get();
      reference(to.number(), to.day().toString());
    } else if (note.parties().invoice().isPresent()) {
      CreditNote.Invoice to = note.parties().invoice().get();
      reference(to.number(), to.day().toString());
    }
  }

  private void reference(String number, String day) throws XMLStreamException {
    xml.open("BillingReference", "InvoiceDocumentReference");
    xml.value("ID", number);
    xml.value("IssueDate", day);
    xml.close(2);
  }

  private void seller() throws XMLStreamException {
    Party seller = note.parties().seller();
    xml.open("AccountingSupplierParty", "Party");
    address(seller);
    vat(seller);
    xml.open("PartyLegalEntity");
    xml.value("RegistrationName", seller.name());
    xml.value("CompanyID", seller.registration());
    xml.close(3);
  }

  private void buyer() throws XMLStreamException {
    Party buyer = note.parties().buyer();
    xml.open("AccountingCustomerParty", "Party");
    address(buyer);
    vat(buyer);
    xml.open("PartyLegalEntity");
    xml.value("RegistrationName", buyer.name().isBlank() ? words.nobody() : buyer.name());
    xml.value("CompanyID", buyer.registration());
    xml.close(3);
  }

  /** Three lines at most; what there is more stands in the third. */
  private void address(Party party) throws XMLStreamException {
    List<String> lines = party.addressLines();
    xml.open("PostalAddress");
    xml.value("StreetName", lines.isEmpty() ? "" : lines.getFirst());
    xml.value("AdditionalStreetName", lines.size() < 2 ? "" : lines.get(1));
    if (lines.size() > 2) {
      xml.open("AddressLine");
      xml.value("Line", String.join(", ", lines.subList(2, lines.size())));
      xml.close(1);
    }
    xml.open("Country");
    xml.value("IdentificationCode", party.country());
    xml.close(2);
  }

  private void vat(Party party) throws XMLStreamException {
    if (!party.vatId().isEmpty()) {
      xml.open("PartyTaxScheme");
      xml.value("CompanyID", party.vatId());
      xml.open("TaxScheme");
      xml.value("ID", "VAT");
      xml.close(2);
    }
  }

  /** What is kept lowers the sum, what goes back besides the goods raises it. */
  private void change(NoteRow row) throws XMLStreamException {
    Money net = signed(row.net());
    boolean raises = net.minor() > 0;
    xml.open("AllowanceCharge");
    xml.value("ChargeIndicator", Boolean.toString(raises));
    xml.value("AllowanceChargeReason", texts.apply(row));
    xml.amount("Amount", raises ? net : net.negated());
    category("TaxCategory", row.taxKind(), row.rate(), false);
    xml.close(1);
  }

  private void taxes() throws XMLStreamException {
    xml.open("TaxTotal");
    xml.amount("TaxAmount", signed(note.sums().tax()));
    for (TaxSum sum : note.taxes()) {
      xml.open("TaxSubtotal");
      xml.amount("TaxableAmount", signed(sum.net()));
      xml.amount("TaxAmount", signed(sum.tax()));
      category("TaxCategory", sum.kind(), sum.rate(), true);
      xml.close(1);
    }
    xml.close(1);
  }

  /** @param whole with the reason of an exemption, which the whole of a rate tells alone */
  private void category(String name, TaxKind kind, Percent rate, boolean whole) throws XMLStreamException {
    xml.open(name);
    xml.value("ID", code(kind));
    xml.value("Percent", rate.toString());
    xml.value("TaxExemptionReason", whole && kind == TaxKind.EXEMPT ? words.exempt() : "");
    xml.open("TaxScheme");
    xml.value("ID", "VAT");
    xml.close(2);
  }

  /** UNCL 5305. */
  private static String code(TaxKind kind) {
    return switch (kind) {
      case STANDARD -> "S";
      case ZERO -> "Z";
      case EXEMPT -> "E";
      case NONE -> "O";
    };
  }

  private void totals() throws XMLStreamException {
    Sums sums = note.sums();
    Money nothing = Money.zero(sums.net().currency());
    Money goods = note.lines().stream().map(row -> signed(row.net())).reduce(nothing, Money::plus);
    Money kept =
        note.changes().stream().map(row -> signed(row.net())).filter(Money::isNegative).reduce(nothing, Money::plus);
    Money besides = signed(sums.net()).minus(goods).minus(kept);
    xml.open("LegalMonetaryTotal");
    xml.amount("LineExtensionAmount", goods);
    xml.amount("TaxExclusiveAmount", signed(sums.net()));
    xml.amount("TaxInclusiveAmount", signed(sums.gross()));
    xml.amount("AllowanceTotalAmount", kept.negated());
    xml.amount("ChargeTotalAmount", besides);
    xml.amount("PayableAmount", signed(sums.gross()));
    xml.close(1);
  }

  private void line(NoteRow row, boolean debit) throws XMLStreamException {
    int units = Math.max(1, Math.abs(row.units()));
    xml.open(debit ? "InvoiceLine" : "CreditNoteLine");
    xml.value("ID", Integer.toString(row.no()));
    xml.quantity(debit ? "InvoicedQuantity" : "CreditedQuantity", units);
    xml.amount("LineExtensionAmount", signed(row.net()));
    xml.open("Item");
    xml.value("Name", texts.apply(row));
    category("ClassifiedTaxCategory", row.taxKind(), row.rate().hundredths() > 0 ? row.rate() : NOTHING, false);
    xml.close(1);
    // The price of all units: what was paid for them need not be a whole number of cents each.
    xml.open("Price");
    xml.amount("PriceAmount", signed(row.net()));
    xml.quantity("BaseQuantity", units);
    xml.close(2);
  }

  private Money signed(Money sum) {
    return note.isDebit() ? sum.negated() : sum;
  }
}
