package retour.server.withdrawal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.policy.Informed;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.withdrawal.EffectOfStatement.Bound;
import retour.server.withdrawal.WithdrawalWrites.Made;

/**
 * Between statements and complaints: a complaint becomes a statement of the day on which it was made, a statement in
 * force a complaint about the same goods.
 */
@Service
public class ComplaintGround {

  private final Stores stores;
  private final Orders orders;
  private final Withdrawals withdrawals;
  private final WithdrawalWrites writes;
  private final WithdrawalLaw law;
  private final ReceiveStatement receive;
  private final EffectOfStatement effect;
  private final InstantSource clock;

  ComplaintGround(
      Stores stores,
      Orders orders,
      Withdrawals withdrawals,
      WithdrawalWrites writes,
      WithdrawalLaw law,
      ReceiveStatement receive,
      EffectOfStatement effect,
      InstantSource clock) {
    this.stores = stores;
    this.orders = orders;
    this.withdrawals = withdrawals;
    this.writes = writes;
    this.law = law;
    this.receive = receive;
    this.effect = effect;
    this.clock = clock;
  }

  /**
   * A complaint that was made.
   *
   * @param leg the return its goods come back under
   * @param units by order line
   */
  public record Complained(
      StoreId store, OrderId order, CaseId leg, Map<Integer, Integer> units, String language, Instant at) {

    public Complained {
      units = Map.copyOf(units);
    }
  }

  /** Whether on the day of the complaint the law gave the right to withdraw from the goods, whose units it holds. */
  public boolean isPossible(Complained said) {
    Store store = stores.get(said.store());
    return receive.isServedBy(said.store())
        && orders
            .find(said.store(), said.order())
            .map(order -> order.before(said.units()))
            .map(order -> answer(store, order, said))
            .filter(answer -> answer.timeliness().isInForce())
            .isPresent();
  }

  private LegalAnswer answer(Store store, Order order, Complained said) {
    return law.answer(
        new WithdrawalLaw.Question(
            store, order, said.units(), store.dayOf(said.at()), Informed.of(store, order)));
  }

  /**
   * Makes the complaint a statement, once its units are free; in the caller's transaction. A statement that had become
   * the complaint is in force again, and keeps its day. The person gets the receipt.
   *
   * @throws Refused with NOT_NOW where the law gives no right, or NOT_ALLOWED
   */
  public Withdrawal withdraw(Complained said, Actor by) {
    StatementRights.SPEAK.require(by);
    Order order = orders.find(said.store(), said.order()).orElseThrow();
    Withdrawal seen =
        withdrawals
            .ofCase(said.store(), said.leg())
            .filter(found -> found.state() == WithdrawalState.COMPLAINED)
            .orElseGet(
                () ->
                    receive
                        .receive(new KnownWords(order, said.units(), said.language(), said.at()).statement(by))
                        .withdrawal());
    Made made = new Made(by, clock.instant());
    Informed informed = Informed.of(stores.get(said.store()), order);
    effect.bind(seen, new Bound(order, said.units(), informed, false), made);
    Withdrawal now = withdrawals.get(seen.store(), seen.id());
    if (now.state() != WithdrawalState.ACCEPTED) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    return now;
  }

  /**
   * Notes that a statement's return became a complaint, if it was one in force; in the caller's transaction.
   *
   * @param from the statement's return
   * @param leg the complaint's
   */
  public void complained(CaseId from, ReturnCase leg, Actor by) {
    Optional<Withdrawal> stated =
        withdrawals.ofCase(leg.store(), from).filter(found -> found.state() == WithdrawalState.ACCEPTED);
    stated.ifPresent(
        seen -> {
          writes.stand(seen, seen.filed(WithdrawalState.COMPLAINED, leg.id()));
          writes.event(
              seen,
              WithdrawalEventKind.COMPLAINED,
              new Made(by, clock.instant()),
              Map.of("number", leg.shownNumber()));
        });
  }
}
