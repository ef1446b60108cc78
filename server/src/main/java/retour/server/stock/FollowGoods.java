package retour.server.stock;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.server.platform.SqlValues;
import retour.server.returns.CaseFollower;
import retour.server.returns.Disposition;
import retour.server.returns.FollowUp;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;

/** Acts on what staff say of goods: stock is told where they go, rejected ones are watched until they have left. */
@Component
class FollowGoods implements CaseFollower {

  private final ReturnCases cases;
  private final StockMoves moves;
  private final SendGoodsBack goodsBack;

  FollowGoods(ReturnCases cases, StockMoves moves, SendGoodsBack goodsBack) {
    this.cases = cases;
    this.moves = moves;
    this.goodsBack = goodsBack;
  }

  @Override
  public void follow(Happened happened) {
    switch (happened.kind()) {
      case DISPOSED -> disposed(happened);
      // The opinion on a complaint answers an item by ruling, without telling of it a second time.
      case ITEM_REJECTED, ITEM_ACCEPTED, RULED, OVERRIDDEN -> answered(happened);
      default -> {
        // Goods stay where they are at any other step.
      }
    }
  }

  private void disposed(Happened happened) {
    ReturnCase found = cases.get(happened.store(), happened.id());
    ReturnItem item = item(found, happened);
    Optional<Disposition> to =
        said(happened.data(), "disposition").map(code -> SqlValues.constant(Disposition.class, code));
    Optional<Condition> condition =
        said(happened.data(), "condition").map(code -> SqlValues.constant(Condition.class, code));
    moves.decided(found, item, new StockMoves.Decided(to, condition), happened.by(), happened.at());
    goodsBack.disposed(found, item, to, new FollowUp.Made(happened.by(), happened.at()));
  }

  private void answered(Happened happened) {
    ReturnCase found = cases.get(happened.store(), happened.id());
    ReturnItem item = item(found, happened);
    FollowUp.Made made = new FollowUp.Made(happened.by(), happened.at());
    switch (item.acceptance()) {
      case ACCEPTED -> goodsBack.accepted(found, item, made);
      case REJECTED -> {
        if (item.isHere() && item.disposition().isEmpty()) {
          goodsBack.rejected(found, item, made);
        }
      }
      case PENDING, NEEDS_REVIEW -> {
        // Nobody has decided yet where they go.
      }
    }
  }

  private static ReturnItem item(ReturnCase found, Happened happened) {
    return found.item(Integer.parseInt(happened.data().getOrDefault("item", "0")));
  }

  private static Optional<String> said(Map<String, String> data, String name) {
    return Optional.ofNullable(data.get(name)).filter(text -> !text.isEmpty());
  }
}
