package retour.server.withdrawal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.Policy;
import retour.policy.decision.Resolution;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.order.Orders;
import retour.server.policy.Informed;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.DeclareReturn;
import retour.server.returns.FileReturn;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnDraft;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.Stores;
import retour.server.withdrawal.WithdrawalWrites.Made;

/**
 * Turns a return into a withdrawal and a withdrawal into a return. Nothing is typed twice; the goods, what was said of
 * them and the day on which it was said stay.
 */
@Service
public class TurnGround {

  private final Stores stores;
  private final Orders orders;
  private final ReturnCases cases;
  private final DeclareReturn declare;
  private final FileReturn fileReturn;
  private final PolicyVersions policies;
  private final Withdrawals withdrawals;
  private final WithdrawalWrites writes;
  private final WithdrawalLaw law;
  private final ReceiveStatement receive;
  private final EffectOfStatement effect;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  TurnGround(
      Stores stores,
      Orders orders,
      ReturnCases cases,
      DeclareReturn declare,
      FileReturn fileReturn,
      PolicyVersions policies,
      Withdrawals withdrawals,
      WithdrawalWrites writes,
      WithdrawalLaw law,
      ReceiveStatement receive,
      EffectOfStatement effect,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.stores = stores;
    this.orders = orders;
    this.cases = cases;
    this.declare = declare;
    this.fileReturn = fileReturn;
    this.policies = policies;
    this.withdrawals = withdrawals;
    this.writes = writes;
    this.law = law;
    this.receive = receive;
    this.effect = effect;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Whether a return can become a withdrawal: it is open, and on the day of the request the law gave the right. */
  public boolean canWithdraw(ReturnCase returnCase) {
    boolean stated =
        withdrawals
            .ofCase(returnCase.store(), returnCase.id())
            .filter(found -> found.state() != WithdrawalState.RETURNED && found.state() != WithdrawalState.COMPLAINED)
            .isPresent();
    return !stated
        && receive.isServedBy(returnCase.store())
        && declare.isPossible(returnCase)
        && answer(returnCase).timeliness().isInForce();
  }

  /**
   * Makes a return a withdrawal, stated when the return was asked for. The person gets the receipt.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW (see {@link #canWithdraw}) or CHANGED_MEANWHILE
   */
  public Withdrawal toWithdrawal(CaseCommand command) {
    StatementRights.SPEAK.require(command.actor());
    WithdrawalId id =
        java.util.Objects.requireNonNull(transaction.execute(_ -> turn(command, cases.get(command.store(), command.id()))));
    return withdrawals.get(command.store(), id);
  }

  private WithdrawalId turn(CaseCommand command, ReturnCase found) {
    if (!canWithdraw(found)) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    Made made = new Made(command.actor(), clock.instant());
    Order order = before(found);
    Store store = stores.get(found.store());
    LegalAnswer answer = answer(found);
    Withdrawal seen =
        withdrawals
            .ofCase(found.store(), found.id())
            .orElseGet(() -> receive.receive(statement(found, order, command.actor())).withdrawal());
    declare.declare(command, EffectOfStatement.noted(store, order, Informed.of(store, order), units(found)));
    writes.terms(seen, answer.terms(), made.at());
    Withdrawal becomes =
        seen.matched(order.id(), answer.timeliness())
            .informed(Informed.of(store, order))
            .of(units(found))
            .filed(WithdrawalState.ACCEPTED, found.id());
    writes.stand(seen, becomes);
    writes.event(seen, WithdrawalEventKind.TURNED, made, Map.of("number", found.shownNumber()));
    effect.remind(store, becomes, answer);
    return seen.id();
  }

  /**
   * Makes a withdrawal a return under the store's own policy: one in force goes on with the return it has, one without
   * effect is asked for as a return of the same goods.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW, CHANGED_MEANWHILE, or what {@link FileReturn#file} refuses
   */
  public Withdrawal toReturn(WithdrawalCommand command) {
    StatementRights.SPEAK.require(command.actor());
    transaction.executeWithoutResult(
        _ -> {
          Withdrawal seen = command.open(withdrawals);
          Made made = new Made(command.actor(), clock.instant());
          ReturnCase kept = seen.returnCase().isPresent() ? goOn(seen, made) : ask(seen, made);
          writes.stand(seen, seen.filed(WithdrawalState.RETURNED, kept.id()));
          writes.event(seen, WithdrawalEventKind.RETURNED, made, Map.of("number", kept.shownNumber()));
        });
    return withdrawals.get(command.store(), command.id());
  }

  /** Whether a statement can become a return. */
  public boolean canReturn(Withdrawal withdrawal) {
    return switch (withdrawal.state()) {
      case WEIGHING, DECLINED -> true;
      case ACCEPTED -> withdrawal.returnCase().map(id -> cases.get(withdrawal.store(), id)).filter(declare::isPossible).isPresent();
      case RECEIVED, UNMATCHED, DISMISSED, RETURNED, COMPLAINED -> false;
    };
  }

  /** The delivery cost went back with the withdrawal only, and only its money could go out on a proof of sending. */
  private ReturnCase goOn(Withdrawal seen, Made made) {
    ReturnCase found = cases.get(seen.store(), seen.returnCase().orElseThrow());
    Money none = Money.zero(before(found).deliveryPaid().currency());
    Fact delivery = new Fact(EffectOfStatement.DELIVERY_COST, new FactValue.Amount(none), FactSource.STAFF);
    CaseCommand step = new CaseCommand(found.store(), found.id(), found.version(), made.by());
    ReturnCase noted = declare.note(step, Map.of(1, Facts.of(delivery)));
    return declare.awaitGoods(new CaseCommand(noted.store(), noted.id(), noted.version(), made.by()));
  }

  private ReturnCase ask(Withdrawal seen, Made made) {
    Order order =
        seen.order()
            .flatMap(id -> orders.find(seen.store(), id))
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
    Policy policy = policies.inForce(order.store(), order.placedAt()).policy();
    List<DraftLine> lines = new ArrayList<>();
    for (OrderLine line : order.lines()) {
      int wanted = seen.parts().isEmpty() ? line.available() : seen.parts().getOrDefault(line.lineNo(), 0);
      if (Math.min(wanted, line.available()) > 0) {
        lines.add(
            new DraftLine(
                line.lineNo(),
                Math.min(wanted, line.available()),
                EffectOfStatement.reason(policy),
                Optional.of(Resolution.REFUND)));
      }
    }
    Filing filing =
        new Filing(
            order.store(),
            order.id(),
            new ReturnDraft(lines, Map.of()),
            EffectOfStatement.channel(seen),
            seen.language(),
            made.by());
    return cases.get(order.store(), fileReturn.file(filing, order).id());
  }

  private LegalAnswer answer(ReturnCase found) {
    Store store = stores.get(found.store());
    Order order = before(found);
    return law.answer(
        new WithdrawalLaw.Question(
            store, order, units(found), found.requestedOn(), Informed.of(store, order)));
  }

  /** The order as it was when the return was asked for. */
  private Order before(ReturnCase found) {
    return orders.find(found.store(), found.order()).orElseThrow().before(units(found));
  }

  private static Map<Integer, Integer> units(ReturnCase found) {
    Map<Integer, Integer> units = new HashMap<>();
    found.items().forEach(item -> units.put(item.lineNo(), item.quantity()));
    return units;
  }

  private static Statement statement(ReturnCase found, Order order, Actor by) {
    return new KnownWords(order, units(found), found.language(), found.requestedAt()).statement(by);
  }
}
