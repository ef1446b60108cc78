package retour.server.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import retour.policy.money.Money;
import retour.server.returns.CaseId;

/**
 * Bank transfers that go to the bank as one file.
 *
 * @param messageId the file's own id, by which a bank knows a second copy
 * @param madeBy name of who put it together; of an API key its kind
 * @param mine whether the reader put it together and so must not release it
 * @param endedBy name of who released or discarded it; empty before
 */
public record PayoutBatch(
    UUID id,
    String messageId,
    State state,
    Money total,
    Instant madeAt,
    String madeBy,
    boolean mine,
    Optional<Instant> endedAt,
    String endedBy,
    List<Transfer> transfers) {

  public PayoutBatch {
    transfers = List.copyOf(transfers);
  }

  /** How far it is. */
  public enum State {
    MADE,
    RELEASED,
    DISCARDED;

    /** As written in SQL and message keys. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of one payment. */
  public enum TransferState {
    WAITING,
    SETTLED,
    REJECTED,
    RETURNED,
    WITHDRAWN;

    /** As written in SQL and message keys. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One payment of a batch.
   *
   * @param account where to; show it whole only to who pays
   * @param reason the bank's code for a rejection or return; empty for none
   */
  public record Transfer(
      UUID payoutId,
      CaseId caseId,
      String caseNumber,
      String orderNumber,
      String endToEndId,
      Money amount,
      BankAccount account,
      String remittance,
      TransferState state,
      String reason) {}

  /** Transfers in a state. */
  public long count(TransferState state) {
    return transfers.stream().filter(transfer -> transfer.state() == state).count();
  }
}
