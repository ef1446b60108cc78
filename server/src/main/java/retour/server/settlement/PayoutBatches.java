package retour.server.settlement;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.Settling.Made;
import retour.server.sepa.CreditTransfer;
import retour.server.sepa.Iban;
import retour.server.sepa.TransferFile;
import retour.server.settlement.PayoutBatch.State;
import retour.server.settlement.PayoutBatch.Transfer;
import retour.server.settlement.PayoutBatch.TransferState;
import retour.server.settlement.Payouts.Payout;
import retour.server.settlement.TransferQueue.Candidate;
import retour.server.store.Actor;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Puts bank transfers together for the bank. One person makes a batch, another releases it; only then is there a file,
 * and it is the same bytes for ever. A payout is in one batch at a time, so however often a file is fetched, lost or
 * asked for again, nothing is paid twice.
 */
@Service
public class PayoutBatches {

  private static final int SHOWN = 50;

  private final Stores stores;
  private final PayerAccounts payers;
  private final TransferQueue queue;
  private final BankAccounts accounts;
  private final BatchRows rows;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  PayoutBatches(
      Stores stores,
      PayerAccounts payers,
      TransferQueue queue,
      BankAccounts accounts,
      BatchRows rows,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.stores = stores;
    this.payers = payers;
    this.queue = queue;
    this.accounts = accounts;
    this.rows = rows;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The latest, newest first. */
  public List<PayoutBatch> latest(StoreId store, Actor reader) {
    return rows.latest(store, SHOWN, reader);
  }

  /** @throws Refused with NOT_FOUND */
  public PayoutBatch get(StoreId store, UUID batch, Actor reader) {
    return rows.get(store, batch, reader);
  }

  /**
   * Takes every bank transfer that can go now into a batch.
   *
   * @throws Refused with NOT_ALLOWED, REQUIREMENT_MISSING (the store named no account to pay from) or NOT_NOW (nothing
   *     can go)
   */
  public UUID make(StoreId store, Actor actor) {
    MoneyRights.PAY.require(actor);
    if (payers.find(store).isEmpty()) {
      throw Refused.because(ProblemCode.REQUIREMENT_MISSING, Map.of("requirements", List.of("payer_account")));
    }
    Made made = new Made(actor, clock.instant());
    return transaction.execute(_ -> make(store, made));
  }

  private UUID make(StoreId store, Made made) {
    List<Candidate> ready = queue.due(store).stream().filter(each -> each.held().isEmpty()).toList();
    Set<UUID> claimed =
        new HashSet<>(rows.claim(store, ready.stream().map(each -> each.payout().id()).toList()));
    List<Transfer> transfers =
        ready.stream().filter(each -> claimed.contains(each.payout().id())).map(PayoutBatches::transfer).toList();
    if (transfers.isEmpty()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    return rows.insert(store, "RT-" + freshId(), transfers, made);
  }

  /**
   * Writes the file, by somebody who did not put the batch together.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED (the maker, or no person), NOT_NOW (ended already), CHANGED_MEANWHILE (a
   *     customer gave another account: discard it and make a new one) or REQUIREMENT_MISSING
   */
  public PayoutBatch release(StoreId store, UUID batch, Actor actor) {
    MoneyRights.PAY.require(actor);
    PayerAccount payer =
        payers
            .find(store)
            .orElseThrow(
                () ->
                    Refused.because(
                        ProblemCode.REQUIREMENT_MISSING, Map.of("requirements", List.of("payer_account"))));
    Made made = new Made(actor, clock.instant());
    return transaction.execute(
        _ -> {
          PayoutBatch open = open(store, batch, actor);
          requireOther(open, actor);
          requireSameAccounts(store, open);
          rows.release(store, batch, file(store, open, payer, made).bytes(), made);
          return rows.get(store, batch, actor);
        });
  }

  /**
   * Gives up a batch that was not released; its payouts are due again.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED or NOT_NOW
   */
  public PayoutBatch discard(StoreId store, UUID batch, Actor actor) {
    MoneyRights.PAY.require(actor);
    Made made = new Made(actor, clock.instant());
    return transaction.execute(
        _ -> {
          PayoutBatch open = open(store, batch, actor);
          rows.discard(store, open.id(), made);
          return rows.get(store, batch, actor);
        });
  }

  /**
   * The file of a released batch, the same bytes each time; who took it is noted.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED or NOT_NOW (not released)
   */
  public byte[] file(StoreId store, UUID batch, Actor actor) {
    MoneyRights.PAY.require(actor);
    Made made = new Made(actor, clock.instant());
    return transaction.execute(
        _ -> {
          rows.lock(store, batch);
          byte[] file = rows.file(store, batch).orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
          rows.fetched(store, batch, made);
          return file;
        });
  }

  private PayoutBatch open(StoreId store, UUID batch, Actor actor) {
    rows.lock(store, batch);
    PayoutBatch found = rows.get(store, batch, actor);
    if (found.state() != State.MADE) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    return found;
  }

  private static void requireOther(PayoutBatch open, Actor actor) {
    if (open.mine() || !(actor instanceof Actor.Staff)) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
  }

  private void requireSameAccounts(StoreId store, PayoutBatch open) {
    Map<CaseId, BankAccount> now =
        accounts.ofCases(store, open.transfers().stream().map(Transfer::caseId).toList());
    boolean same =
        open.transfers().stream().allMatch(transfer -> transfer.account().equals(now.get(transfer.caseId())));
    if (!same) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  private TransferFile file(StoreId store, PayoutBatch open, PayerAccount payer, Made made) {
    List<CreditTransfer> transfers =
        open.transfers().stream()
            .map(
                each ->
                    new CreditTransfer(
                        each.endToEndId(),
                        each.amount(),
                        each.account().holder(),
                        Iban.of(each.account().iban()),
                        Optional.empty(),
                        each.remittance()))
            .toList();
    return new TransferFile(
        open.messageId(), made.at(), stores.get(store).dayOf(made.at()), payer.payer(), transfers);
  }

  private static Transfer transfer(Candidate candidate) {
    Payout payout = candidate.payout();
    return new Transfer(
        payout.id(),
        payout.caseId(),
        payout.caseNumber(),
        payout.orderNumber(),
        freshId(),
        payout.amount(),
        candidate.account().orElseThrow(),
        payout.caseNumber() + " " + payout.orderNumber(),
        TransferState.WAITING,
        "");
  }

  /** 32 characters that were never used before. */
  private static String freshId() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
