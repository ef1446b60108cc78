package retour.server.demo;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Loads the three stores with their staff, policies and orders, once, in one transaction. */
@Component
@Order(10)
class DemoStores implements DemoLoader {

  private final Stores stores;
  private final OpenDemoStore openDemoStore;
  private final DemoKeys keys;
  private final TransactionTemplate transaction;

  DemoStores(
      Stores stores, OpenDemoStore openDemoStore, DemoKeys keys, PlatformTransactionManager transactions) {
    this.stores = stores;
    this.openDemoStore = openDemoStore;
    this.keys = keys;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void load(Progress progress) {
    List<DemoStore> all =
        JsonMapper.builder().build().readValue(DemoResource.read("demo/stores.json"), new TypeReference<>() {});
    if (all.stream().anyMatch(demo -> stores.find(new StoreId(demo.id())).isPresent())) {
      return;
    }
    transaction.executeWithoutResult(
        status -> {
          for (DemoStore demo : all) {
            progress.step("Loading the demonstration store " + demo.name());
            openDemoStore.open(demo);
          }
          keys.issue(all.stream().map(demo -> new StoreId(demo.id())).toList());
        });
  }
}
