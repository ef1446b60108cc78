package retour.server.goods;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.goods.PromisedGoods.Shipment;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.Settling.Made;
import retour.server.settlement.ExchangeChoice;
import retour.server.settlement.GoodsMoney;
import retour.server.settlement.GoodsPort;
import retour.server.store.Stores;

/** Opens promised goods for one step: in a transaction that holds the order, on the version that was seen. */
@Component
class OpenGoods {

  private final ReturnCases cases;
  private final GoodsMoney money;
  private final GoodsRows rows;
  private final Stores stores;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  OpenGoods(
      ReturnCases cases,
      GoodsMoney money,
      GoodsRows rows,
      Stores stores,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.cases = cases;
    this.money = money;
    this.rows = rows;
    this.stores = stores;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Goods as they are opened for a step.
   *
   * @param today the store's
   */
  record Opened(CaseCommand command, ReturnCase of, PromisedGoods goods, Made made, LocalDate today) {

    Instant at() {
      return made.at();
    }

    /** @throws Refused with NOT_NOW when the table does not allow it */
    void requireStep(GoodsState to) {
      if (!goods.state().after().contains(to)) {
        throw Refused.because(ProblemCode.NOT_NOW);
      }
    }

    /** The goods in another state, with who acts next and by when. */
    PromisedGoods to(GoodsState state, Shipment shipment) {
      return new PromisedGoods(
          goods.store(), goods.id(), goods.caseId(), goods.caseNumber(), goods.order(), goods.itemNo(), goods.kind(),
          goods.goods(), goods.money(), goods.price(), goods.difference(), goods.differenceReference(), state,
          state.actor(), state.actor().map(_ -> today.plusDays(state.days())), shipment, goods.newOrderNumber(),
          state == GoodsState.SENT && goods.sentAt().isEmpty() ? Optional.of(at()) : goods.sentAt(),
          state == GoodsState.DELIVERED ? Optional.of(at()) : goods.deliveredAt());
    }

    PromisedGoods to(GoodsState state) {
      return to(state, goods.shipment());
    }

    /** What was promised, for the books. */
    GoodsPort.Promise promise() {
      Optional<ExchangeChoice> choice =
          Optional.of(new ExchangeChoice(goods.goods().sku(), goods.goods().name(), goods.price()));
      return new GoodsPort.Promise(
          of, goods.itemNo(), goods.goods().units(), goods.money(), choice, goods.worth(), at());
    }

    /** What every event of goods tells. */
    Map<String, String> told() {
      return Map.of("item", Integer.toString(goods.itemNo()), "kind", goods.kind().code());
    }
  }

  /**
   * Takes a step, whole or not at all.
   *
   * @return the case as it is then
   * @throws Refused with NOT_FOUND or CHANGED_MEANWHILE, and whatever the step refuses
   */
  ReturnCase step(CaseCommand command, UUID goods, Consumer<Opened> step) {
    transaction.executeWithoutResult(_ -> step.accept(open(command, goods)));
    return cases.get(command.store(), command.id());
  }

  private Opened open(CaseCommand command, UUID id) {
    money.lock(cases.get(command.store(), command.id()));
    ReturnCase of = cases.get(command.store(), command.id());
    if (of.version() != command.version()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE, Map.of("version", of.version()));
    }
    PromisedGoods goods =
        rows.ofCase(of.store(), of.id()).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    Made made = new Made(command.actor(), clock.instant());
    return new Opened(command, of, goods, made, stores.get(of.store()).dayOf(made.at()));
  }
}
