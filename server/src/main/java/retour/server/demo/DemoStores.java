package retour.server.demo;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.store.StoreId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Loads the three stores with their staff, policies and orders, once, in one transaction. */
@Component
@Order(10)
class DemoStores implements DemoLoader {

  private static final String ANY_OF =
      """
      select exists (select from store where store_id in (:stores))
      """;

  private final JdbcClient jdbc;
  private final OpenDemoStore openDemoStore;
  private final DemoKeys keys;
  private final TransactionTemplate transaction;

  DemoStores(
      JdbcClient jdbc, OpenDemoStore openDemoStore, DemoKeys keys, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.openDemoStore = openDemoStore;
    this.keys = keys;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void load(Progress progress) {
    List<DemoStore> all =
        JsonMapper.builder().build().readValue(DemoResource.read("demo/stores.json"), new TypeReference<>() {});
    List<String> names = all.stream().map(DemoStore::id).toList();
    if (jdbc.sql(ANY_OF).param("stores", names).query(Boolean.class).single()) {
      return;
    }
    transaction.executeWithoutResult(
        status -> {
          for (DemoStore demo : all) {
            progress.step("Loading the demonstration store " + demo.name());
            openDemoStore.open(demo);
          }
          keys.issue(names.stream().map(StoreId::new).toList());
        });
  }
}
