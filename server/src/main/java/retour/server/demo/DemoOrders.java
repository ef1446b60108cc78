package retour.server.demo;

import java.time.InstantSource;
import org.springframework.stereotype.Component;
import retour.server.order.ImportOrders;
import retour.server.store.Store;
import tools.jackson.databind.json.JsonMapper;

/** Orders of the demonstration, in the import format, with days counted from today. */
@Component
class DemoOrders {

  private final ImportOrders orders;
  private final InstantSource clock;
  private final JsonMapper json = JsonMapper.builder().build();

  DemoOrders(ImportOrders orders, InstantSource clock) {
    this.orders = orders;
    this.clock = clock;
  }

  void load(Store store) {
    RelativeDays days = new RelativeDays(store.dayOf(clock.instant()), store.zone());
    json.readTree(days.in(DemoResource.read("demo/" + store.id() + ".json")))
        .values()
        .forEach(document -> orders.one(store.id(), document, "demo"));
  }
}
