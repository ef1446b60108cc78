package retour.server.withdrawal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Adjustment;
import retour.policy.fact.Ruling;
import retour.policy.money.Money;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.Inspection;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.settlement.GiveSupplement;
import retour.server.settlement.GiveSupplement.Wanted;
import retour.server.settlement.Supplement;
import retour.server.store.Stores;
import retour.server.withdrawal.WithdrawalWrites.Made;
import retour.server.withdrawal.Withdrawals.Event;

/**
 * The person's word against a deduction for use, and the store's answer: somebody else than who ruled looks at it again.
 * Where it is granted, the clause that took something rests and the whole price goes back, after the settlement too.
 */
@Service
public class Objections {

  private final Withdrawals withdrawals;
  private final WithdrawalWrites writes;
  private final ReturnCases cases;
  private final Inspection inspection;
  private final GiveSupplement supplement;
  private final Stores stores;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Objections(
      Withdrawals withdrawals,
      WithdrawalWrites writes,
      ReturnCases cases,
      Inspection inspection,
      GiveSupplement supplement,
      Stores stores,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.withdrawals = withdrawals;
    this.writes = writes;
    this.cases = cases;
    this.inspection = inspection;
    this.supplement = supplement;
    this.stores = stores;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Whether something was kept back that the person has not objected to yet. */
  public boolean isPossible(Withdrawal withdrawal) {
    return withdrawal.objectedOn().isEmpty() && !sinceAnswer(withdrawal).isEmpty();
  }

  /**
   * Objects. Staff are called to answer.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (field {@code text})
   */
  public Withdrawal object(WithdrawalCommand command, String text) {
    StatementRights.SPEAK.require(command.actor());
    String words = StatementWords.text("text", text);
    transaction.executeWithoutResult(
        _ -> {
          Withdrawal seen = command.open(withdrawals);
          require(isPossible(seen));
          Made made = new Made(command.actor(), clock.instant());
          writes.stand(seen, seen.objected(Optional.of(stores.get(seen.store()).dayOf(made.at()))));
          writes.event(seen, WithdrawalEventKind.OBJECTED, made, Map.of("text", words));
        });
    return withdrawals.get(command.store(), command.id());
  }

  /**
   * Answers an objection; the person is told.
   *
   * @param granted whether nothing is kept back any more; what was kept of settled goods is paid on top
   * @param reason in staff's words, shown to the person
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW, CHANGED_MEANWHILE, REQUIREMENT_MISSING (argument {@code
   *     requirements}: {@code second_person} where who ruled answers) or INVALID_INPUT (field {@code reason})
   */
  public Withdrawal answer(WithdrawalCommand command, boolean granted, String reason) {
    StatementRights.WEIGH.require(command.actor());
    String words = StatementWords.text("reason", reason);
    transaction.executeWithoutResult(
        _ -> {
          Withdrawal seen = command.open(withdrawals);
          require(seen.objectedOn().isPresent());
          List<Event> deductions = sinceAnswer(seen);
          if (deductions.stream().anyMatch(each -> each.actor().equals(command.actor().who()))) {
            throw Refused.because(
                ProblemCode.REQUIREMENT_MISSING, Map.of("requirements", List.of("second_person")));
          }
          Made made = new Made(command.actor(), clock.instant());
          if (granted) {
            deductions.forEach(each -> rest(seen, each, made, words));
          }
          writes.stand(seen, seen.objected(Optional.empty()));
          writes.event(
              seen,
              WithdrawalEventKind.OBJECTION_ANSWERED,
              made,
              Map.of("granted", Boolean.toString(granted), "reason", words));
          writes.task(seen, TaskKind.OBJECTION_ANSWERED, made.at());
        });
    return withdrawals.get(command.store(), command.id());
  }

  /** As long as the goods are not settled the clause rests; after that what it took is paid on top. */
  private void rest(Withdrawal seen, Event deduction, Made made, String reason) {
    ReturnCase found = cases.get(seen.store(), seen.returnCase().orElseThrow());
    int itemNo = Integer.parseInt(deduction.data().getOrDefault("item", "0"));
    if (found.item(itemNo).settledAt().isPresent()) {
      giveBack(found, deduction, made, reason);
      return;
    }
    Ruling waive =
        new Ruling(deduction.data().getOrDefault("clause", ""), Ruling.WAIVE, Optional.empty(), Optional.empty());
    inspection.rule(
        new CaseCommand(found.store(), found.id(), found.version(), made.by()), itemNo, List.of(waive), reason);
  }

  private void giveBack(ReturnCase found, Event deduction, Made made, String reason) {
    ReturnItem item = found.item(Integer.parseInt(deduction.data().getOrDefault("item", "0")));
    Optional<Money> kept =
        cases.decision(found.store(), found.id()).decision().line(item.key()).resolution(item.resolution()).amounts().stream()
            .flatMap(amounts -> amounts.adjustments().stream())
            .filter(each -> each.kind() == Adjustment.Kind.DEDUCTION)
            .filter(each -> each.clause().equals(deduction.data().getOrDefault("clause", "")))
            .map(Adjustment::amount)
            .reduce(Money::plus)
            .filter(amount -> !amount.isZero());
    CaseCommand step = new CaseCommand(found.store(), found.id(), found.version(), made.by());
    kept.ifPresent(amount -> supplement.give(step, item.itemNo(), new Wanted(Supplement.Ground.OBJECTION, amount, reason)));
  }

  /** The deductions that no answer has dealt with. */
  private List<Event> sinceAnswer(Withdrawal withdrawal) {
    List<Event> history = withdrawals.history(withdrawal.store(), withdrawal.id());
    int answered =
        history.stream()
            .filter(event -> event.kind() == WithdrawalEventKind.OBJECTION_ANSWERED)
            .mapToInt(history::lastIndexOf)
            .max()
            .orElse(-1);
    return history.subList(answered + 1, history.size()).stream()
        .filter(event -> event.kind() == WithdrawalEventKind.REDUCED)
        .toList();
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }
}
