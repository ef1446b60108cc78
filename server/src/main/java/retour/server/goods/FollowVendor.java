package retour.server.goods;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import retour.policy.decision.Resolution;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseFollower;
import retour.server.returns.Settling;
import retour.server.returns.Settling.Made;
import retour.server.store.Stores;

/**
 * A repair goes with its goods: while they are at their manufacturer's, so is the repair, and once they are back it goes
 * on in the house (clauses IC-15, IC-16).
 */
@Component
class FollowVendor implements CaseFollower {

  private final GoodsRows rows;
  private final Settling settling;
  private final Stores stores;

  FollowVendor(GoodsRows rows, Settling settling, Stores stores) {
    this.rows = rows;
    this.settling = settling;
    this.stores = stores;
  }

  @Override
  public void follow(Happened happened) {
    switch (happened.kind()) {
      case SENT_TO_VENDOR -> move(happened, GoodsState.IN_REPAIR, GoodsState.AT_MANUFACTURER);
      case BACK_FROM_VENDOR -> move(happened, GoodsState.AT_MANUFACTURER, GoodsState.IN_REPAIR);
      default -> {
        // Nothing else takes goods away from the house while they are repaired.
      }
    }
  }

  private void move(Happened happened, GoodsState from, GoodsState to) {
    int itemNo = Integer.parseInt(happened.data().getOrDefault("item", "0"));
    rows.ofCase(happened.store(), happened.id()).stream()
        .filter(goods -> goods.kind() == Resolution.REPAIR && goods.itemNo() == itemNo && goods.state() == from)
        .findFirst()
        .ifPresent(goods -> move(goods, to, happened));
  }

  private void move(PromisedGoods goods, GoodsState to, Happened happened) {
    LocalDate today = stores.get(goods.store()).dayOf(happened.at());
    rows.move(goods.standing(to, today));
    Map<String, String> told = new TreeMap<>();
    told.put("item", Integer.toString(goods.itemNo()));
    told.put("kind", goods.kind().code());
    told.put("state", to.code());
    settling.wentOn(
        goods.store(), goods.caseId(), CaseEventKind.REPAIR_MOVED, told, new Made(happened.by(), happened.at()));
  }
}
