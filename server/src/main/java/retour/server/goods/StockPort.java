package retour.server.goods;

import retour.server.goods.PromisedGoods.Goods;
import retour.server.store.StoreId;

/** Where goods are held back that were promised to a customer. Called in the transaction that promises them. */
interface StockPort {

  /**
   * Holds goods back.
   *
   * @return the stock system's own word for it; empty where people look on the shelf
   */
  String reserve(StoreId store, Goods goods);

  /** Lets goods go that will not be sent. */
  void release(StoreId store, String reservation);
}
