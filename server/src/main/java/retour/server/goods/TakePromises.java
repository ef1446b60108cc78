package retour.server.goods;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import retour.policy.decision.Resolution;
import retour.server.goods.PromisedGoods.Goods;
import retour.server.goods.PromisedGoods.Shipment;
import retour.server.order.OrderLine;
import retour.server.order.Orders;
import retour.server.returns.Duty;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCase;
import retour.server.settlement.ExchangeChoice;
import retour.server.settlement.GoodsPort;
import retour.server.store.Stores;

/** Takes what settlements promise in goods: reserves it and puts it on the list. */
@Component
class TakePromises implements GoodsPort {

  /** The table gives them their number. */
  private static final UUID NOT_YET = new UUID(0, 0);

  private final GoodsRows rows;
  private final Orders orders;
  private final Stores stores;

  TakePromises(GoodsRows rows, Orders orders, Stores stores) {
    this.rows = rows;
    this.orders = orders;
    this.stores = stores;
  }

  @Override
  public void take(Promise promise) {
    LocalDate today = stores.get(promise.of().store()).dayOf(promise.at());
    rows.keep(promised(promise, firstDuty(promise.worth(), today)), promise.at());
  }

  private PromisedGoods promised(Promise promise, Duty duty) {
    ReturnCase of = promise.of();
    return new PromisedGoods(
        of.store(),
        NOT_YET,
        of.id(),
        of.shownNumber(),
        of.order(),
        promise.itemNo(),
        promise.worth().kind(),
        goods(promise),
        promise.money(),
        promise.worth().price(),
        promise.worth().toPay(),
        "",
        first(promise.worth()),
        Optional.of(duty.by()),
        Optional.of(duty.dueOn()),
        new Shipment("", "", List.of()),
        "",
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Duty firstDuty(Worth worth, LocalDate today) {
    GoodsState state = first(worth);
    return new Duty(state.actor().orElse(NextActor.CLERK), today.plusDays(state.days()));
  }

  private static GoodsState first(Worth worth) {
    if (worth.kind() == Resolution.REPAIR) {
      return GoodsState.IN_REPAIR;
    }
    return worth.toPay().isZero() ? GoodsState.TO_BE_SENT : GoodsState.AWAITS_PAYMENT;
  }

  /** What was chosen in exchange; else the same goods as came back. */
  private Goods goods(Promise promise) {
    if (promise.worth().kind() == Resolution.EXCHANGE && promise.choice().isPresent()) {
      ExchangeChoice choice = promise.choice().get();
      return new Goods(choice.sku(), choice.name(), 1);
    }
    OrderLine line =
        orders
            .find(promise.of().store(), promise.of().order())
            .orElseThrow()
            .line(promise.of().item(promise.itemNo()).lineNo())
            .orElseThrow();
    return new Goods(line.sku(), line.name(), promise.units());
  }
}
