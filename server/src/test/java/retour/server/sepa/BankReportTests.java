package retour.server.sepa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retour.policy.money.Money;
import retour.server.sepa.BankReport.About;
import retour.server.sepa.BankReport.NoBankReport;
import retour.server.sepa.BankReport.Outcome;

class BankReportTests {

  @Test
  void readsAnswersForFileBlockAndPayment() throws Exception {
    BankReport report =
        read(
            """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
              <GrpHdr><MsgId>BANK-1</MsgId></GrpHdr>
              <OrgnlGrpInfAndSts><OrgnlMsgId>RT-F</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
              <OrgnlPmtInfAndSts><OrgnlPmtInfId>RT-F</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>
                <StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf></OrgnlPmtInfAndSts>
              <OrgnlPmtInfAndSts><OrgnlPmtInfId>RT-F</OrgnlPmtInfId>
                <TxInfAndSts><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>
                <TxInfAndSts><OrgnlEndToEndId>E2</OrgnlEndToEndId><TxSts>RJCT</TxSts>
                  <StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts>
                <TxInfAndSts><OrgnlEndToEndId>E3</OrgnlEndToEndId><TxSts>PDNG</TxSts></TxInfAndSts>
              </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
            """);

    assertThat(report.messageId()).isEqualTo("BANK-1");
    assertThat(report.news())
        .extracting(BankReport.News::about, BankReport.News::outcome, BankReport.News::reason)
        .containsExactly(
            tuple(new About.File("RT-F"), Outcome.REJECTED, "AM04"),
            tuple(new About.Transfer("E1"), Outcome.SETTLED, ""),
            tuple(new About.Transfer("E2"), Outcome.REJECTED, "AC01"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<Sts>BOOK</Sts>", "<Sts><Cd>BOOK</Cd></Sts>"})
  void readsDebitsAndReturnsOfAStatement(String booked) throws Exception {
    BankReport report =
        statement(
            entry("DBIT", booked, "45.90", "<Refs><EndToEndId>E1</EndToEndId></Refs>"),
            entry(
                "CRDT",
                booked,
                "12.00",
                "<Refs><EndToEndId>E2</EndToEndId></Refs><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"),
            entry("CRDT", booked, "99.00", "<Refs><EndToEndId>E3</EndToEndId></Refs>"),
            entry("DBIT", "<Sts>PDNG</Sts>", "7.00", "<Refs><EndToEndId>E4</EndToEndId></Refs>"),
            entry("DBIT", booked, "8.00", "<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>"));

    assertThat(report.news())
        .containsExactly(
            new BankReport.News(
                new About.Transfer("E1"), Outcome.SETTLED, Optional.of(Money.of(4590, "EUR")), "", "B-1"),
            new BankReport.News(
                new About.Transfer("E2"), Outcome.RETURNED, Optional.of(Money.of(1200, "EUR")), "AC04", "B-1"));
  }

  @Test
  void readsAFileBookedAsOneSum() throws Exception {
    BankReport report =
        statement(
            """
            <Ntry><Amt Ccy="EUR">57.90</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
            <NtryDtls><Btch><PmtInfId>RT-F</PmtInfId><NbOfTxs>2</NbOfTxs></Btch></NtryDtls></Ntry>
            """);

    assertThat(report.news())
        .containsExactly(
            new BankReport.News(
                new About.File("RT-F"), Outcome.SETTLED, Optional.of(Money.of(5790, "EUR")), "", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "no XML", "<a/>", "<Document><Other/></Document>", "<Document><BkToCstmrStmt>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Document><BkToCstmrStmt>&x;</BkToCstmrStmt></Document>"
      })
  void refusesWhatIsNoReport(String text) {
    assertThatExceptionOfType(NoBankReport.class).isThrownBy(() -> read(text));
  }

  private static BankReport statement(String... entries) throws NoBankReport {
    return read(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>S-1</MsgId>"
            + "</GrpHdr><Stmt>"
            + String.join("", entries)
            + "</Stmt></BkToCstmrStmt></Document>");
  }

  private static String entry(String direction, String status, String amount, String payment) {
    return "<Ntry><Amt Ccy=\"EUR\">"
        + amount
        + "</Amt><CdtDbtInd>"
        + direction
        + "</CdtDbtInd>"
        + status
        + "<AcctSvcrRef>B-1</AcctSvcrRef><NtryDtls><TxDtls>"
        + payment
        + "</TxDtls></NtryDtls></Ntry>";
  }

  private static BankReport read(String text) throws NoBankReport {
    return BankReport.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
