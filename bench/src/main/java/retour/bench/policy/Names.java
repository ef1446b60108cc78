package retour.bench.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/** A line's knowledge under the policies' own names for it: booleans, words, and whole numbers of days and cents. */
final class Names {

  private Names() {}

  static Map<String, Object> of(Line line) {
    Map<String, Object> named = new LinkedHashMap<>();
    words(line, named);
    conditions(line, named);
    history(line, named);
    return named;
  }

  private static void words(Line line, Map<String, Object> named) {
    named.put("reason", line.reason);
    named.put("packaging", line.packaging);
    named.put("category", line.category);
    named.put("make", line.make);
    named.put("grade", line.grade);
    named.put("delivery_country", "US");
    named.put("delivered_on", (long) line.delivered);
    if (line.hasProductWindow) {
      named.put("product_window_days", (long) line.productWindowDays);
    }
    named.put("gift_value", line.giftValue);
    named.put("return_freight_cost", line.freight);
  }

  private static void conditions(Line line, Map<String, Object> named) {
    named.put("serial_matches", line.serialMatches);
    named.put("fault_found", line.faultFound);
    named.put("serial_label_ok", line.serialLabelOk);
    named.put("model_label_ok", line.modelLabelOk);
    named.put("warranty_label_ok", line.warrantyLabelOk);
    named.put("packaging_complete", line.packagingComplete);
    named.put("accessories_complete", line.accessoriesComplete);
    named.put("upc_present", line.upcPresent);
    named.put("physical_damage", line.physicalDamage);
    named.put("tampered", line.tampered);
    named.put("original_system_intact", line.originalSystemIntact);
    named.put("seal_intact", line.sealIntact);
  }

  private static void history(Line line, Map<String, Object> named) {
    named.put("bought_here", line.boughtHere);
    named.put("has_serial", line.hasSerial);
    named.put("rebate_submitted", line.rebateSubmitted);
    named.put("system_added", line.systemAdded);
    named.put("final_sale", line.finalSale);
    named.put("gold_member", line.goldMember);
    named.put("personalised", line.personalised);
    named.put("perishable", line.perishable);
    named.put("hygiene_sealed", line.hygieneSealed);
    named.put("gift_earned", line.giftEarned);
    named.put("gift_returned", line.giftReturned);
  }
}
