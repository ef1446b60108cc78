package retour.server.api;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.store.ApiKeys;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.testing.ShopData;

/** The demonstration's three stores with a key each. */
final class ApiShop {

  private final ApplicationContext beans;
  private final int port;

  ApiShop(ApplicationContext beans, int port) {
    this.beans = beans;
    this.port = port;
    forgetOtherTests();
    beans.getBeanProvider(DemoLoader.class).orderedStream().forEach(loader -> loader.load(Progress.silent()));
  }

  /** Stores are kept in memory; saving one makes the application look at this class's database. */
  private void forgetOtherTests() {
    Store bystander = ShopData.imperium();
    if (beans.getBean(JdbcClient.class).sql("select count(*) from store").query(Long.class).single() == 0) {
      beans
          .getBean(Stores.class)
          .save(
              new Store(
                  new StoreId("bystander"),
                  bystander.name(),
                  bystander.currency(),
                  bystander.zone(),
                  bystander.languages(),
                  bystander.color(),
                  bystander.settings()));
    }
  }

  /** A program with a new key of the store. */
  ApiClient program(String store) {
    return new ApiClient(port, beans.getBean(ApiKeys.class).issue(new StoreId(store), "test"));
  }

  /** A program with a key nobody knows. */
  ApiClient stranger() {
    return new ApiClient(port, "rk_unknown");
  }

  /** Answers that Impress's policy accepts for a refund of unopened goods. */
  static String impressReturn(String order, int line, int quantity) {
    return """
        {"order_number": "%s",
         "lines": [{"line_no": %d, "quantity": %d, "resolution": "refund",
                    "claims": {"reason": "changed_mind", "packaging": "sealed", "packaging_complete": true,
                               "accessories_complete": true, "rebate_submitted": false, "system_added": false}}]}
        """
        .formatted(order, line, quantity);
  }
}
