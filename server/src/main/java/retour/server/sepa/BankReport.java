package retour.server.sepa;

import java.util.List;
import java.util.Optional;
import retour.policy.money.Money;

/**
 * What a bank says became of payments: a status report (pain.002), or the entries of a statement (camt.053) or of an
 * advice (camt.054).
 *
 * @param messageId the bank's own for this file
 */
public record BankReport(String messageId, List<News> news) {

  public BankReport {
    news = List.copyOf(news);
  }

  /**
   * Reads a file; elements it does not need are passed over, whatever the version.
   *
   * @throws NoBankReport when it is none of the three
   */
  public static BankReport read(byte[] file) throws NoBankReport {
    Element document = Element.parse(file);
    return document
        .child("CstmrPmtStsRpt")
        .map(StatusReport::read)
        .or(() -> document.child("BkToCstmrStmt").map(report -> Statement.read(report, "Stmt")))
        .or(() -> document.child("BkToCstmrDbtCdtNtfctn").map(report -> Statement.read(report, "Ntfctn")))
        .orElseThrow(() -> new NoBankReport("no report of a bank"));
  }

  /** What became of it. */
  public enum Outcome {
    /** The payer's account was debited. */
    SETTLED,
    /** The bank did not make the payment. */
    REJECTED,
    /** The money came back. */
    RETURNED
  }

  /** What it is about. */
  public sealed interface About {

    /** One payment. */
    record Transfer(String endToEndId) implements About {}

    /** All payments of a file. */
    record File(String messageId) implements About {}
  }

  /**
   * One piece of news.
   *
   * @param amount where the bank names one; of a whole file its sum
   * @param reason the bank's code such as {@code AC04} (account closed); empty where it gives none
   * @param reference the bank's own for the booking; may be empty
   */
  public record News(About about, Outcome outcome, Optional<Money> amount, String reason, String reference) {}

  /** The file is not readable, or something else. */
  public static final class NoBankReport extends Exception {

    private static final long serialVersionUID = 1L;

    NoBankReport(String why) {
      super(why);
    }
  }
}
