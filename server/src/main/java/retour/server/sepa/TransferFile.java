package retour.server.sepa;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import retour.policy.money.Money;

/**
 * A file that asks a bank for payments: ISO 20022 pain.001.001.09 as the SEPA credit transfer scheme uses it (European
 * Payments Council, EPC132-08). The same values give the same bytes.
 *
 * @param messageId the bank takes a file with a known one for a duplicate: unique for ever
 * @param createdAt written in UTC, to the second
 * @param executeOn the day the bank is asked to pay; it may take the next banking day
 */
public record TransferFile(
    String messageId, Instant createdAt, LocalDate executeOn, Payer payer, List<CreditTransfer> transfers) {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

  /** @throws IllegalArgumentException when there is nothing to pay, or two payments share an id */
  public TransferFile {
    SepaId.require(messageId);
    transfers = List.copyOf(transfers);
    long ids = transfers.stream().map(CreditTransfer::endToEndId).distinct().count();
    if (transfers.isEmpty() || ids != transfers.size()) {
      throw new IllegalArgumentException("transfers");
    }
  }

  /** Who pays. */
  public record Payer(String name, Iban account, Optional<Bic> bank) {

    public Payer {
      if (SepaText.of(name, SepaText.NAME).isEmpty()) {
        throw new IllegalArgumentException("name_unwritable");
      }
    }
  }

  /** What all payments come to. */
  public Money sum() {
    return transfers.stream().map(CreditTransfer::amount).reduce(Money::plus).orElseThrow();
  }

  /** The file, in UTF-8 without a byte order mark. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      write(new Elements(xml));
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the payment file could not be written", e);
    }
    return bytes.toByteArray();
  }

  private void write(Elements xml) throws XMLStreamException {
    xml.root("Document", NAMESPACE);
    xml.open("CstmrCdtTrfInitn");
    xml.open("GrpHdr");
    xml.text("MsgId", messageId);
    xml.text("CreDtTm", createdAt.truncatedTo(ChronoUnit.SECONDS).toString());
    totals(xml);
    xml.open("InitgPty");
    xml.text("Nm", SepaText.of(payer.name(), SepaText.NAME));
    xml.close(2);
    payments(xml);
    xml.close(2);
  }

  private void totals(Elements xml) throws XMLStreamException {
    xml.text("NbOfTxs", Integer.toString(transfers.size()));
    xml.text("CtrlSum", sum().decimal().toPlainString());
  }

  /** One block, since all are paid from one account on one day. */
  private void payments(Elements xml) throws XMLStreamException {
    xml.open("PmtInf");
    xml.text("PmtInfId", messageId);
    xml.text("PmtMtd", "TRF");
    xml.text("BtchBookg", "true");
    totals(xml);
    xml.nested("SEPA", "PmtTpInf", "SvcLvl", "Cd");
    xml.nested(executeOn.toString(), "ReqdExctnDt", "Dt");
    xml.nested(SepaText.of(payer.name(), SepaText.NAME), "Dbtr", "Nm");
    xml.nested(payer.account().value(), "DbtrAcct", "Id", "IBAN");
    xml.open("DbtrAgt");
    if (payer.bank().isPresent()) {
      xml.nested(payer.bank().get().value(), "FinInstnId", "BICFI");
    } else {
      xml.nested("NOTPROVIDED", "FinInstnId", "Othr", "Id");
    }
    xml.close(1);
    xml.text("ChrgBr", "SLEV");
    for (CreditTransfer transfer : transfers) {
      write(xml, transfer);
    }
    xml.close(1);
  }

  private static void write(Elements xml, CreditTransfer transfer) throws XMLStreamException {
    xml.open("CdtTrfTxInf");
    xml.nested(transfer.endToEndId(), "PmtId", "EndToEndId");
    xml.open("Amt");
    xml.amount("InstdAmt", transfer.amount());
    xml.close(1);
    if (transfer.bank().isPresent()) {
      xml.nested(transfer.bank().get().value(), "CdtrAgt", "FinInstnId", "BICFI");
    }
    xml.nested(SepaText.of(transfer.name(), SepaText.NAME), "Cdtr", "Nm");
    xml.nested(transfer.account().value(), "CdtrAcct", "Id", "IBAN");
    String remittance = SepaText.of(transfer.remittance(), SepaText.REMITTANCE);
    if (!remittance.isEmpty()) {
      xml.nested(remittance, "RmtInf", "Ustrd");
    }
    xml.close(1);
  }
}
