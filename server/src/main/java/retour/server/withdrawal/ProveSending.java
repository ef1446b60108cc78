package retour.server.withdrawal;

import java.io.InputStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.evidence.EvidenceFiles;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.DeclareReturn;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.store.Actor;
import retour.server.store.Stores;
import retour.server.withdrawal.WithdrawalWrites.Made;

/**
 * Proof that the goods were sent: from then on the money may be held no longer, whether or not they have come (Directive
 * 2011/83/EU Art. 13(3)). It counts once it is shown. What the store itself has looked up releases the money at once;
 * what the person showed does once staff accept it, or find with a reason that it proves nothing.
 */
@Service
public class ProveSending {

  private final Withdrawals withdrawals;
  private final WithdrawalWrites writes;
  private final EvidenceFiles evidence;
  private final ReturnCases cases;
  private final DeclareReturn declare;
  private final Orders orders;
  private final Stores stores;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  ProveSending(
      Withdrawals withdrawals,
      WithdrawalWrites writes,
      EvidenceFiles evidence,
      ReturnCases cases,
      DeclareReturn declare,
      Orders orders,
      Stores stores,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.withdrawals = withdrawals;
    this.writes = writes;
    this.evidence = evidence;
    this.cases = cases;
    this.declare = declare;
    this.orders = orders;
    this.stores = stores;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What is shown.
   *
   * @param on the day of sending, not after today
   * @param note such as a tracking number; may be empty where a file is shown
   */
  public record Proof(LocalDate on, String note) {}

  /**
   * Notes a proof without a file: a tracking number that staff have looked up.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (fields {@code on}, {@code
   *     note})
   */
  public Withdrawal note(WithdrawalCommand command, Proof proof) {
    StatementRights.HANDLE.require(command.actor());
    StatementWords.text("note", proof.note());
    return keep(command, proof, Optional.empty(), WithdrawalEventKind.PROVEN);
  }

  /**
   * Shows a photo or a document, such as the post office's receipt; the file is kept with the return.
   *
   * @throws Refused as {@link #note}, and with FILE_TOO_LARGE, FILE_TYPE_UNKNOWN or TOO_MANY_FILES
   */
  public Withdrawal show(WithdrawalCommand command, Proof proof, InputStream file) {
    StatementRights.SPEAK.require(command.actor());
    return keep(command, proof, Optional.of(file), WithdrawalEventKind.PROVEN);
  }

  /**
   * Notes that the parcel with the ordered goods was refused or never picked up, so that the carrier brings it back: the
   * goods are on their way to the store, and the person has nothing to send.
   *
   * @throws Refused as {@link #note}; NOT_NOW also where the order is not on its way (see {@link #isInTransit})
   */
  public Withdrawal turnedBack(WithdrawalCommand command, Proof proof) {
    StatementRights.HANDLE.require(command.actor());
    StatementWords.text("note", proof.note());
    require(isInTransit(withdrawals.get(command.store(), command.id())));
    return keep(command, proof, Optional.empty(), WithdrawalEventKind.TURNED_BACK);
  }

  /** Whether the goods of a statement in force have left the store and not come to the person yet. */
  public boolean isInTransit(Withdrawal withdrawal) {
    return isWanted(withdrawal)
        && withdrawal.order().flatMap(id -> orders.find(withdrawal.store(), id)).stream()
            .flatMap(order -> order.deliveries().stream())
            .anyMatch(parcel -> parcel.shippedAt().isPresent() && parcel.deliveredAt().isEmpty());
  }

  /**
   * Accepts what the person showed: the money can go out before the goods are here.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW (nothing was shown, or the money waits for nothing any more) or
   *     CHANGED_MEANWHILE
   */
  public Withdrawal accept(WithdrawalCommand command) {
    StatementRights.HANDLE.require(command.actor());
    transaction.executeWithoutResult(
        _ -> {
          Withdrawal seen = command.open(withdrawals);
          require(mayRelease(seen));
          Made made = new Made(command.actor(), clock.instant());
          writes.stand(seen, seen);
          writes.event(seen, WithdrawalEventKind.PROOF_ACCEPTED, made, Map.of());
          require(release(seen, made.by()));
        });
    return withdrawals.get(command.store(), command.id());
  }

  /** Whether there is a proof, and the money still waits for the goods. */
  public boolean mayRelease(Withdrawal withdrawal) {
    return withdrawal.proofOn().isPresent()
        && withdrawal.state() == WithdrawalState.ACCEPTED
        && isUnpaid(withdrawal)
        && withdrawal
            .returnCase()
            .map(id -> cases.get(withdrawal.store(), id))
            .filter(declare::isAcceptableUnseen)
            .isPresent();
  }

  /** What the policy does not permit as it stands waits for the goods, or for a supervisor, all the same. */
  private boolean release(Withdrawal seen, Actor by) {
    ReturnCase found = cases.get(seen.store(), seen.returnCase().orElseThrow());
    return declare.isAcceptableUnseen(found)
        && declare.acceptUnseen(new CaseCommand(found.store(), found.id(), found.version(), by)).version()
            != found.version();
  }

  /**
   * Finds that what was shown proves nothing: the money is held again until the goods are here. The person is told why.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (field {@code reason})
   */
  public Withdrawal setAside(WithdrawalCommand command, String reason) {
    StatementRights.WEIGH.require(command.actor());
    String text = StatementWords.text("reason", reason);
    transaction.executeWithoutResult(
        _ -> {
          Withdrawal seen = command.open(withdrawals);
          require(seen.proofOn().isPresent() && isUnpaid(seen));
          Made made = new Made(command.actor(), clock.instant());
          writes.stand(seen, seen.proven(Optional.empty()));
          writes.event(seen, WithdrawalEventKind.PROOF_SET_ASIDE, made, Map.of("reason", text));
          ReturnCase found = cases.get(seen.store(), seen.returnCase().orElseThrow());
          declare.awaitGoods(new CaseCommand(found.store(), found.id(), found.version(), made.by()));
          writes.task(seen, TaskKind.PROOF_SET_ASIDE, made.at());
        });
    return withdrawals.get(command.store(), command.id());
  }

  /** Whether a proof would still change when the money is due. */
  public boolean isWanted(Withdrawal withdrawal) {
    return withdrawal.state() == WithdrawalState.ACCEPTED
        && withdrawal.proofOn().isEmpty()
        && withdrawals.clock(withdrawal).filter(clock -> clock.step() == RefundClock.Step.HELD).isPresent();
  }

  private boolean isUnpaid(Withdrawal withdrawal) {
    return withdrawals
        .clock(withdrawal)
        .filter(clock -> clock.step() != RefundClock.Step.REFUNDED && clock.step() != RefundClock.Step.NONE)
        .isPresent();
  }

  private Withdrawal keep(
      WithdrawalCommand command, Proof proof, Optional<InputStream> file, WithdrawalEventKind kind) {
    transaction.executeWithoutResult(
        _ -> {
          Withdrawal seen = command.open(withdrawals);
          require(isWanted(seen));
          Made made = new Made(command.actor(), clock.instant());
          requireDay(seen, proof, made);
          Map<String, String> data = new TreeMap<>(Map.of("on", proof.on().toString(), "note", proof.note().strip()));
          file.map(content -> keep(seen, content, command.actor())).ifPresent(id -> data.put("file", id.toString()));
          writes.stand(seen, seen.proven(Optional.of(proof.on())));
          writes.event(seen, kind, made, data);
          if (StatementRights.HANDLE.isGiven(made.by()) && file.isEmpty()) {
            release(seen, made.by());
          }
        });
    return withdrawals.get(command.store(), command.id());
  }

  private UUID keep(Withdrawal seen, InputStream content, Actor actor) {
    return evidence.keepForCase(
        new EvidenceFiles.CaseFile(
            seen.store(), seen.order().orElseThrow(), seen.returnCase().orElseThrow().value()),
        content,
        actor.reference().isEmpty() ? actor.kind() : actor.reference());
  }

  /** Nobody sends goods back before saying so, or after today. */
  private void requireDay(Withdrawal seen, Proof proof, Made made) {
    if (proof.on().isAfter(stores.get(seen.store()).dayOf(made.at()))) {
      throw Refused.fields(List.of(new FieldFault("on", "in_future")));
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }
}
