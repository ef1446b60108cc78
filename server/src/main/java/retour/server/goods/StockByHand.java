package retour.server.goods;

import org.springframework.stereotype.Component;
import retour.server.goods.PromisedGoods.Goods;
import retour.server.store.StoreId;

/** The built-in way: the desk's list of goods to be sent, from which a clerk takes them off the shelf. */
@Component
class StockByHand implements StockPort {

  @Override
  public String reserve(StoreId store, Goods goods) {
    return "";
  }

  @Override
  public void release(StoreId store, String reservation) {
    // The list forgets what is no longer to be sent by itself.
  }
}
