package retour.server.sepa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import retour.server.sepa.BankReport.About;
import retour.server.sepa.BankReport.News;
import retour.server.sepa.BankReport.Outcome;

/** pain.002: the bank may answer for the whole file, for a block of it, or for single payments; all three are read. */
final class StatusReport {

  private StatusReport() {}

  static BankReport read(Element report) {
    List<News> news = new ArrayList<>();
    for (Element group : report.children("OrgnlGrpInfAndSts")) {
      String file = group.text("OrgnlMsgId");
      outcome(group.text("GrpSts")).ifPresent(outcome -> news.add(about(new About.File(file), outcome, group)));
    }
    for (Element block : report.children("OrgnlPmtInfAndSts")) {
      String file = block.text("OrgnlPmtInfId");
      outcome(block.text("PmtInfSts")).ifPresent(outcome -> news.add(about(new About.File(file), outcome, block)));
      for (Element payment : block.children("TxInfAndSts")) {
        About about = new About.Transfer(payment.text("OrgnlEndToEndId"));
        outcome(payment.text("TxSts")).ifPresent(outcome -> news.add(about(about, outcome, payment)));
      }
    }
    return new BankReport(report.text("GrpHdr", "MsgId"), news);
  }

  private static News about(About about, Outcome outcome, Element of) {
    String code = of.text("StsRsnInf", "Rsn", "Cd");
    String reason = code.isEmpty() ? of.text("StsRsnInf", "Rsn", "Prtry") : code;
    return new News(about, outcome, Optional.empty(), reason, of.text("AcctSvcrRef"));
  }

  /** Any other status, such as ACCP (checked) or PDNG (waiting), says nothing final. */
  private static Optional<Outcome> outcome(String status) {
    return switch (status) {
      case "ACSC", "ACCC" -> Optional.of(Outcome.SETTLED);
      case "RJCT", "CANC" -> Optional.of(Outcome.REJECTED);
      default -> Optional.empty();
    };
  }
}
