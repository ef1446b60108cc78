package retour.server.clause;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import retour.server.testing.TestClock;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody bought: unless told otherwise one unit of 100.00, paid by card, delivered three days ago. Days are counted
 * from the clock's start.
 */
final class Sale {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int DAYS_ON_THE_WAY = 2;

  private final String number = "P-" + UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, Object> order = new TreeMap<>();
  private final Map<String, Object> product = new TreeMap<>();
  private final Map<String, Object> catalog = new TreeMap<>();
  private final Map<String, Object> line = new TreeMap<>();
  private final Map<String, Object> parcel = new TreeMap<>();
  private final List<Map<String, Object>> others = new ArrayList<>();
  private int deliveredDaysAgo = 3;
  private boolean shipped = true;
  private boolean delivered = true;

  Sale(String currency, String country) {
    order.putAll(
        Map.of("number", number, "email", "kim@example.com", "name", "Kim Field", "currency", currency));
    order.put("country", country);
    order.put("payment_method", "card");
    order.put("address", List.of("2 Oak Street"));
    String sku = "SKU-" + number;
    product.putAll(Map.of("sku", sku, "name", "Thing", "category", "thing", "make", "Corvo"));
    line.putAll(Map.of("sku", sku, "name", "Thing", "quantity", 1, "unit_price", "100.00"));
    parcel.putAll(Map.of("carrier", "ups", "tracking_number", "1Z" + number));
  }

  String number() {
    return number;
  }

  Sale category(String category) {
    product.put("category", category);
    return this;
  }

  Sale make(String make) {
    product.put("make", make);
    return this;
  }

  /** What the catalog knows of the product. */
  Sale catalog(String fact, Object value) {
    catalog.put(fact, value);
    return this;
  }

  Sale serial(String serial) {
    line.put("serials", List.of(serial));
    return this;
  }

  Sale paidBy(String method) {
    order.put("payment_method", method);
    return this;
  }

  Sale to(String country) {
    order.put("country", country);
    return this;
  }

  /** To a buyer in trade, whom no consumer law protects: the store's own words decide. */
  Sale toACompany() {
    order.put("consumer", false);
    return this;
  }

  Sale daysAgo(int days) {
    this.deliveredDaysAgo = days;
    return this;
  }

  Sale notShipped() {
    this.shipped = false;
    this.delivered = false;
    return this;
  }

  Sale handedOver(String record) {
    parcel.put("record", record);
    this.delivered = delivered && !record.equals("refused");
    return this;
  }

  Sale noted() {
    parcel.put("noted_on_bill_of_lading", true);
    return this;
  }

  /** With another piece of the same set. */
  Sale asASet() {
    line.put("set", "set");
    others.add(Map.of("sku", "OTHER", "name", "Other piece", "quantity", 1, "unit_price", "20.00", "set", "set"));
    return this;
  }

  Sale withGift(String value) {
    others.add(
        Map.of("sku", "GIFT", "name", "Gift",
            "quantity", 1, "unit_price", "0.00", "gift_for_line", 1, "gift_value", value));
    return this;
  }

  String json() {
    Instant came = TestClock.START.minus(Duration.ofDays(deliveredDaysAgo));
    order.put("placed_at", came.minus(Duration.ofDays(2 * DAYS_ON_THE_WAY)).toString());
    if (!catalog.isEmpty()) {
      product.put("facts", catalog);
    }
    order.put("products", List.of(product));
    List<Object> lines = new ArrayList<>(List.of(line));
    lines.addAll(others);
    order.put("lines", lines);
    if (shipped) {
      parcel.put("shipped_at", came.minus(Duration.ofDays(DAYS_ON_THE_WAY)).toString());
      if (delivered) {
        parcel.put("delivered_at", came.toString());
      }
      order.put("parcels", List.of(parcel));
    }
    return JSON.writeValueAsString(order);
  }
}
