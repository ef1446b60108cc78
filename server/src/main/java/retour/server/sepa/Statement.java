package retour.server.sepa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import retour.policy.money.Money;
import retour.server.sepa.BankReport.About;
import retour.server.sepa.BankReport.News;
import retour.server.sepa.BankReport.Outcome;

/** camt.053 and camt.054: booked debits settle, credits that carry a return bring money back. */
final class Statement {

  /** What banks write where a payment has no id of the payer. */
  private static final String NO_ID = "NOTPROVIDED";

  private Statement() {}

  static BankReport read(Element report, String statements) {
    List<News> news = new ArrayList<>();
    for (Element statement : report.children(statements)) {
      statement.children("Ntry").stream().filter(Statement::isBooked).forEach(entry -> read(entry, news));
    }
    return new BankReport(report.text("GrpHdr", "MsgId"), news);
  }

  /** Version 8 nests the code, version 2 does not. */
  private static boolean isBooked(Element entry) {
    return entry.text("Sts").equals("BOOK");
  }

  private static void read(Element entry, List<News> news) {
    List<Element> blocks = entry.children("NtryDtls");
    List<Element> payments = blocks.stream().flatMap(block -> block.children("TxDtls").stream()).toList();
    payments.forEach(payment -> payment(entry, payment, payments.size()).ifPresent(news::add));
    if (payments.isEmpty()) {
      blocks.forEach(block -> batch(entry, block).ifPresent(news::add));
    }
  }

  private static Optional<News> payment(Element entry, Element payment, int payments) {
    String id = payment.text("Refs", "EndToEndId");
    if (id.isEmpty() || id.equals(NO_ID)) {
      return Optional.empty();
    }
    Optional<Money> own = money(payment.at("Amt")).or(() -> money(payment.at("AmtDtls", "TxAmt", "Amt")));
    Optional<Money> amount = own.isEmpty() && payments == 1 ? money(entry.at("Amt")) : own;
    String direction = payment.text("CdtDbtInd").isEmpty() ? entry.text("CdtDbtInd") : payment.text("CdtDbtInd");
    String named = payment.text("Refs", "AcctSvcrRef");
    return outcome(entry, payment, direction)
        .map(
            outcome ->
                new News(
                    new About.Transfer(id),
                    outcome,
                    amount,
                    payment.text("RtrInf", "Rsn", "Cd"),
                    named.isEmpty() ? entry.text("AcctSvcrRef") : named));
  }

  private static Optional<Outcome> outcome(Element entry, Element payment, String direction) {
    boolean back = payment.child("RtrInf").isPresent() || entry.text("RvslInd").equals("true");
    if (direction.equals("DBIT")) {
      return back ? Optional.empty() : Optional.of(Outcome.SETTLED);
    }
    return back ? Optional.of(Outcome.RETURNED) : Optional.empty();
  }

  /** A file booked as one sum, its payments not listed. */
  private static Optional<News> batch(Element entry, Element block) {
    String info = block.text("Btch", "PmtInfId");
    String file = info.isEmpty() ? block.text("Btch", "MsgId") : info;
    if (file.isEmpty() || !entry.text("CdtDbtInd").equals("DBIT") || entry.text("RvslInd").equals("true")) {
      return Optional.empty();
    }
    return Optional.of(
        new News(
            new About.File(file), Outcome.SETTLED, money(entry.at("Amt")), "", entry.text("AcctSvcrRef")));
  }

  private static Optional<Money> money(Optional<Element> amount) {
    try {
      return amount.map(found -> Money.parse(found.text(), found.attribute("Ccy")));
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      return Optional.empty();
    }
  }
}
