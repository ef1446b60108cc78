package retour.server.order;

import java.util.List;
import retour.policy.fact.Facts;

/**
 * What a store sells, as far as returns need to know.
 *
 * @param category code the policy speaks of, such as {@code replacement-part}
 * @param make manufacturer, empty when it does not matter
 * @param facts further catalog facts, such as {@code hygiene_sealed}
 * @param accessories what belongs in the box, in words
 */
public record NewProduct(
    String sku, String name, String category, String make, Facts facts, List<String> accessories) {

  public NewProduct {
    accessories = List.copyOf(accessories);
  }
}
