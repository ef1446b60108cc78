package retour.server.order;

import java.util.List;
import java.util.Map;

/** A product as the statements of {@link IntakeSql} take it: names are the columns'. */
record GivenProduct(
    String sku, String name, String category, String make, Map<String, Object> facts, List<String> accessories) {

  static GivenProduct of(NewProduct product) {
    return new GivenProduct(
        product.sku(),
        product.name(),
        product.category(),
        product.make(),
        FactJson.write(product.facts()),
        product.accessories());
  }
}
