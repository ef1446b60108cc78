package retour.server.order;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.store.StoreId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps orders that are handed in, many in one statement.
 *
 * <p>An order that is known already is never rewritten, since returns may rest on it: only parcels, an invoice, what was
 * paid, given back, cancelled or told of the right of withdrawal later are brought up to date, and only forward. So handing in the same order twice keeps it once.
 */
@Repository
public class OrderIntake {

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.builder().build();

  OrderIntake(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps products; of a known one the newer description counts. */
  public void products(StoreId store, List<NewProduct> products) {
    if (products.isEmpty()) {
      return;
    }
    Map<String, NewProduct> bySku =
        products.stream().collect(Collectors.toMap(NewProduct::sku, product -> product, (a, b) -> b));
    jdbc.sql(IntakeSql.KEEP_PRODUCTS)
        .param("store", store.value())
        .param("products", json.writeValueAsString(bySku.values().stream().map(GivenProduct::of).toList()))
        .update();
  }

  /**
   * Keeps orders. Each lands whole or not at all.
   *
   * @param orders each with a number of its own
   * @return what became of each, in their order
   */
  public List<Landing> orders(StoreId store, List<NewOrder> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    List<GivenOrder> given = orders.stream().map(GivenOrder::of).toList();
    Map<String, Landing> landings = new HashMap<>();
    run(IntakeSql.LAND, store, given).forEach(number -> landings.put(number, Landing.LANDED));

    List<GivenOrder> known = given.stream().filter(order -> !landings.containsKey(order.number_key())).toList();
    if (!known.isEmpty()) {
      catchUp(store, known, landings);
    }
    return given.stream().map(order -> landings.getOrDefault(order.number_key(), Landing.UNCHANGED)).toList();
  }

  private void catchUp(StoreId store, List<GivenOrder> known, Map<String, Landing> landings) {
    Set<String> differing = run(IntakeSql.DIFFERING, store, known);
    differing.forEach(number -> landings.put(number, Landing.DIFFERS));
    List<GivenOrder> same = known.stream().filter(order -> !differing.contains(order.number_key())).toList();
    run(IntakeSql.CATCH_UP, store, same).forEach(number -> landings.put(number, Landing.UPDATED));
  }

  private Set<String> run(String statement, StoreId store, List<GivenOrder> orders) {
    return new HashSet<>(
        jdbc.sql(statement)
            .param("store", store.value())
            .param("orders", json.writeValueAsString(orders))
            .query(String.class)
            .list());
  }
}
