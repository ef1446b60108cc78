package retour.server.desk;

import java.util.List;
import java.util.Optional;
import retour.server.settlement.BankReports;
import retour.server.settlement.PayerAccount;
import retour.server.settlement.PayoutBatch;
import retour.server.settlement.TransferQueue.Candidate;

/** Bank transfers at a glance: what is due, the latest batches and answers, and the account they are paid from. */
public record BatchesView(
    List<Candidate> due, List<PayoutBatch> batches, List<BankReports.Taken> reports, Optional<PayerAccount> payer) {

  public BatchesView {
    due = List.copyOf(due);
    batches = List.copyOf(batches);
    reports = List.copyOf(reports);
  }

  /** How many can go now. */
  public long ready() {
    return due.stream().filter(candidate -> candidate.held().isEmpty()).count();
  }
}
