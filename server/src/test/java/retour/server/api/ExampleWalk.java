package retour.server.api;

import tools.jackson.databind.JsonNode;

/** Every operation of the API, done once in an order that makes sense. */
final class ExampleWalk {

  private static final String ORDER =
      """
      {"number": "C-1001", "email": "kim@example.com", "name": "Kim Field", "country": "US", "currency": "USD",
       "placed_at": "2026-11-08T15:00:00Z", "payment_method": "card", "payment_reference": "tok_1",
       "lines": [{"sku": "CHAIR", "name": "Folding chair", "quantity": 8, "unit_price": "25.00", "tax": "16.00"}],
       "parcels": [{"carrier": "ups", "tracking_number": "1Z1001", "shipped_at": "2026-11-09T15:00:00Z"%s}]}
      """;
  private static final String RETURNS = "POST /api/v1/returns/{id}/";

  private final Examples examples;
  private final StaffHand staff;

  /** @param staff does what only persons may */
  ExampleWalk(Examples examples, StaffHand staff) {
    this.examples = examples;
    this.staff = staff;
  }

  void all() {
    orders();
    settled(file(2));
    amended(file(2));
    declined(file(1));
    cancelled(file(1));
    missing(file(1));
    matched(file(1));
    credited(file(1, "store_credit"));
    examples.made("GET /api/v1/returns", "/api/v1/returns?limit=2", "");
    exchanged();
    new GroundsExamples(examples, staff, ORDER).all();
    examples.made("GET /api/v1/policies", "/api/v1/policies", "");
    examples.made("GET /api/v1/policies/{number}", "/api/v1/policies/1", "");
    damaged();
    moved();
  }

  private void damaged() {
    String delivered = ORDER.formatted(", \"delivered_at\": \"2026-11-17T15:00:00Z\"");
    examples.made("POST /api/v1/orders", "/api/v1/orders", delivered.replace("C-1001", "C-1005"));
    examples.made("POST /api/v1/orders", "/api/v1/orders", delivered.replace("C-1001", "C-1006"));
    examples.made(
        "POST /api/v1/orders/{number}/parcels/{parcelNo}/handover",
        "/api/v1/orders/C-1005/parcels/1/handover",
        "{\"record\": \"unsigned\", \"on\": \"2026-11-17\", \"note\": \"Left at the door.\"}");
    examples.made(
        "POST /api/v1/orders/{number}/parcels/{parcelNo}/handover",
        "/api/v1/orders/C-1006/parcels/1/handover",
        "{\"record\": \"signed_clean\"}");
    String damage =
        """
        "lines": [{"line_no": 1, "quantity": 2, "resolution": "refund",
                   "claims": {"unused": true, "reason": "damaged_in_transit"}}]}
        """;
    examples.made("POST /api/v1/orders/{number}/referrals", "/api/v1/orders/C-1006/referrals", "{" + damage);
    examples.made("GET /api/v1/orders/{number}/referrals", "/api/v1/orders/C-1006/referrals", "");
    String body = "{\"order_number\": \"C-1005\", " + damage;
    String id = examples.made("POST /api/v1/returns", "/api/v1/returns", body).path("id").asString();
    step(id, "authorize", "");
    claimed();
  }

  private void claimed() {
    String claims = "/api/v1/carrier-claims";
    String id = examples.made("GET " + claims, claims + "?limit=2", "").path("claims").path(0).path("id").asString();
    claim(id, "filed", ", \"carrier_reference\": \"UPS-7731\"");
    claim(id, "acknowledged", "");
    claim(id, "denied", ", \"reason\": \"The packaging was thrown away.\"");
    claim(id, "filed", "");
    claim(id, "payments", ", \"amount\": \"20.00\", \"reference\": \"CHECK-118\"");
    claim(id, "closed", ", \"reason\": \"The carrier pays no more.\"");
    examples.made("GET " + claims + "/{id}", claims + "/" + id, "");
  }

  private void claim(String id, String step, String rest) {
    String path = "/api/v1/carrier-claims/" + id;
    long version = examples.read(path).path("version").longValue();
    examples.made(
        "POST /api/v1/carrier-claims/{id}/" + step, path + "/" + step, "{\"version\": " + version + rest + "}");
  }

  private void moved() {
    JsonNode made = examples.made("POST /api/v1/stock/exports", "/api/v1/stock/exports", "{}");
    String export = "/api/v1/stock/exports/" + made.path("export").path("export_no").longValue();
    examples.made("POST /api/v1/stock/exports/{no}/confirmed", export + "/confirmed", "{}");
    examples.made("GET /api/v1/stock/exports/{no}", export, "");
    goodsBack(rejected(), "collected", "");
    String back = rejected();
    step(back, "items/{itemNo}/disposition", ", \"disposition\": \"back_to_customer\"");
    goodsBack(back, "paid", ", \"reference\": \"2026-116\"");
    goodsBack(back, "sent", ", \"tracking_number\": \"1Z9009\"");
    toTheManufacturer(received(), "refused", ", \"reason\": \"Out of warranty.\"");
    String away = toTheManufacturer(received(), "authorized", ", \"number\": \"CHAIRWORKS-71\"");
    vendor(away, "sent", ", \"tracking_number\": \"1Z9010\"");
    vendor(away, "ended", ", \"outcome\": \"Leg replaced\"");
    examples.made("GET /api/v1/vendor-returns", "/api/v1/vendor-returns", "");
  }

  /** A return whose goods are here. */
  private String received() {
    String id = file(1);
    String number = step(id, "authorize", "").path("authorization_number").asString();
    examples.made("POST /api/v1/parcels", "/api/v1/parcels", "{\"number\": \"" + number + "\", \"freight\": \"prepaid\"}");
    return id;
  }

  private String rejected() {
    String id = received();
    examples.made(
        RETURNS + "items/{itemNo}/serial", "/api/v1/returns/" + id + "/items/1/serial", "{\"serial\": \"CH-4471\"}");
    step(id, "items/{itemNo}/findings", ", \"findings\": {\"unused\": false}");
    examples.made("GET /api/v1/goods-back", "/api/v1/goods-back", "");
    return id;
  }

  private void goodsBack(String id, String step, String rest) {
    long version = 0;
    for (JsonNode each : examples.read("/api/v1/goods-back").path("goods")) {
      version = each.path("return_id").asString().equals(id) ? each.path("version").longValue() : version;
    }
    examples.made(
        "POST /api/v1/goods-back/{id}/{itemNo}/" + step,
        "/api/v1/goods-back/" + id + "/1/" + step,
        "{\"version\": " + version + rest + "}");
  }

  private String toTheManufacturer(String id, String step, String rest) {
    String vendor =
        examples
            .made(
                "POST /api/v1/vendor-returns",
                "/api/v1/vendor-returns",
                "{\"return_id\": \"" + id + "\", \"item_no\": 1, \"vendor\": \"Chairworks\", \"purpose\": \"repair\"}")
            .path("id")
            .asString();
    vendor(vendor, step, rest);
    return vendor;
  }

  private void vendor(String id, String step, String rest) {
    long version = 0;
    for (JsonNode each : examples.read("/api/v1/vendor-returns").path("vendor_returns")) {
      version = each.path("id").asString().equals(id) ? each.path("version").longValue() : version;
    }
    examples.made(
        "POST /api/v1/vendor-returns/{id}/" + step,
        "/api/v1/vendor-returns/" + id + "/" + step,
        "{\"version\": " + version + rest + "}");
  }

  private void exchanged() {
    String order = ORDER.formatted("").replace("C-1001", "C-1005").replaceFirst("(?s),\\s*\"parcels\".*", "}");
    examples.made("POST /api/v1/orders", "/api/v1/orders", order);
    String body =
        """
        {"order_number": "C-1005",
         "lines": [{"line_no": 1, "quantity": 1, "resolution": "exchange", "claims": {"reason": "changed_mind"}}]}
        """;
    String id = examples.made("POST /api/v1/returns", "/api/v1/returns", body).path("id").asString();
    step(id, "authorize", "");
    String wanted = ", \"sku\": \"STOOL\", \"name\": \"Step stool\", \"price\": \"30.00\", \"currency\": \"USD\"";
    step(id, "items/{itemNo}/exchange", wanted);
    step(id, "settlement", "");
    examples.made("GET /api/v1/goods", "/api/v1/goods", "");
    JsonNode goods = examples.made("GET /api/v1/returns/{id}/goods", "/api/v1/returns/" + id + "/goods", "");
    String path = "goods/" + goods.path("goods").path(0).path("id").asString() + "/";
    goodsStep(id, path + "difference", ", \"reference\": \"2026-115\"");
    goodsStep(id, path + "sent", ", \"carrier\": \"ups\", \"tracking_number\": \"1Z3003\", \"serials\": [\"S-1\"]");
    goodsStep(id, path + "delivered", "");
  }

  private void goodsStep(String id, String step, String rest) {
    String path = "/api/v1/returns/" + id;
    long version = examples.read(path).path("version").longValue();
    String operation = RETURNS + "goods/{goodsId}/" + step.substring(step.lastIndexOf('/') + 1);
    examples.made(operation, path + "/" + step, "{\"version\": " + version + rest + "}");
  }

  private void orders() {
    examples.made("POST /api/v1/orders", "/api/v1/orders", ORDER.formatted(""));
    examples.made("POST /api/v1/orders", "/api/v1/orders", ORDER.formatted(""));
    String delivered = ORDER.formatted(", \"delivered_at\": \"2026-11-12T15:00:00Z\"");
    examples.made("PUT /api/v1/orders/{number}", "/api/v1/orders/C-1001", delivered);
    examples.made("PUT /api/v1/orders/{number}", "/api/v1/orders/C-1002", delivered.replace("C-1001", "C-1002"));
    examples.made("GET /api/v1/orders/{number}", "/api/v1/orders/C-1001", "");
    examples.made(
        "POST /api/v1/orders/{number}/eligibility",
        "/api/v1/orders/C-1001/eligibility",
        "{\"lines\": [{\"line_no\": 1, \"quantity\": 2}]}");
  }

  private String file(int quantity) {
    return file(quantity, "refund");
  }

  private String file(int quantity, String resolution) {
    String body =
        "{\"order_number\": \"C-1001\", \"lines\": [{\"line_no\": 1, \"quantity\": "
            + quantity
            + ", \"resolution\": \""
            + resolution
            + "\", \"claims\": {\"unused\": true, \"reason\": \"changed_mind\"}}]}";
    return examples.made("POST /api/v1/returns", "/api/v1/returns", body).path("id").asString();
  }

  private void settled(String id) {
    step(id, "messages", ", \"from\": \"store\", \"text\": \"Which colour did you order?\"");
    examples.uploaded(RETURNS + "evidence", "/api/v1/returns/" + id + "/evidence");
    JsonNode files = examples.made("GET /api/v1/returns/{id}/evidence", "/api/v1/returns/" + id + "/evidence", "");
    String document = files.path("files").path(0).path("id").asString();
    step(id, "courier-protocol", ", \"number\": \"SP-20261118-7\", \"document\": \"" + document + "\"");
    String number = step(id, "authorize", "").path("authorization_number").asString();
    String parcel =
        "{\"number\": \"" + number + "\", \"carrier\": \"ups\", \"tracking_number\": \"1Z2002\", \"freight\": \"prepaid\"}";
    examples.made("POST /api/v1/parcels", "/api/v1/parcels", parcel);
    step(id, "items/{itemNo}/findings", ", \"findings\": {\"unused\": true}");
    examples.made("GET /api/v1/returns/{id}/settlement", "/api/v1/returns/" + id + "/settlement", "");
    step(id, "settlement", "");
    step(id, "items/{itemNo}/disposition", ", \"disposition\": \"restock\"");
    examples.made("GET /api/v1/returns/{id}/payouts", "/api/v1/returns/" + id + "/payouts", "");
    JsonNode notes =
        examples.made("GET /api/v1/returns/{id}/credit-notes", "/api/v1/returns/" + id + "/credit-notes", "");
    String note = notes.path("credit_notes").path(0).path("id").asString();
    examples.made("GET /api/v1/credit-notes/{id}", "/api/v1/credit-notes/" + note, "");
    JsonNode due = examples.made("GET /api/v1/payouts", "/api/v1/payouts", "");
    String payout = due.path("payouts").path(0).path("id").asString();
    examples.made("POST /api/v1/payouts/{id}/paid", "/api/v1/payouts/" + payout + "/paid", "{\"reference\": \"2026-114\"}");
    examples.made("GET /api/v1/returns/{id}", "/api/v1/returns/" + id, "");
    examples.made("GET /api/v1/returns/{id}/history", "/api/v1/returns/" + id + "/history", "");
    examples.made("GET /api/v1/returns/{id}/decisions", "/api/v1/returns/" + id + "/decisions", "");
  }

  private void credited(String id) {
    String number = step(id, "authorize", "").path("authorization_number").asString();
    String parcel = "{\"number\": \"" + number + "\", \"freight\": \"prepaid\"}";
    examples.made("POST /api/v1/parcels", "/api/v1/parcels", parcel);
    step(id, "items/{itemNo}/findings", ", \"findings\": {\"unused\": true}");
    step(id, "settlement", "");
    JsonNode due = examples.read("/api/v1/returns/" + id + "/payouts");
    String payout = due.path("payouts").path(0).path("id").asString();
    String code =
        examples
            .made("POST /api/v1/payouts/{id}/store-credit", "/api/v1/payouts/" + payout + "/store-credit", "{}")
            .path("code")
            .asString();
    String credit = "/api/v1/store-credits/" + code;
    examples.made(
        "POST /api/v1/store-credits/{code}/uses",
        credit + "/uses",
        "{\"amount\": \"10.00\", \"currency\": \"USD\", \"reference\": \"C-1044\"}");
    examples.made(
        "POST /api/v1/store-credits/{code}/given-back", credit + "/given-back", "{\"reference\": \"C-1044\"}");
    examples.made("GET /api/v1/store-credits/{code}", credit, "");
  }

  private void amended(String id) {
    step(id, "amendments", ", \"units\": {\"1\": 1}, \"reason\": \"The customer keeps one.\"");
    step(id, "notes", ", \"text\": \"Called twice.\"");
    String number = step(id, "authorize", "").path("authorization_number").asString();
    step(id, "label", "");
    step(
        id,
        "shipments",
        ", \"carrier\": \"ups\", \"tracking_number\": \"1Z3003\", \"sent_on\": \"2026-11-19\"");
    examples.made(
        "POST /api/v1/mails",
        "/api/v1/mails",
        "{\"from\": \"Kim Field <kim@example.com>\", \"subject\": \"Re: " + number + "\", \"text\": \"It is on its way.\"}");
    step(id, "cancel", "");
  }

  private void declined(String id) {
    step(id, "decline", ", \"reason\": \"The chair was made to measure.\"");
  }

  private void cancelled(String id) {
    step(id, "cancel", "");
  }

  private void missing(String id) {
    step(id, "authorize", "");
    step(id, "items/{itemNo}/reception", ", \"reception\": \"lost\"");
  }

  private void matched(String id) {
    String number = step(id, "authorize", "").path("authorization_number").asString();
    examples.made("POST /api/v1/parcels", "/api/v1/parcels", "{\"freight\": \"prepaid\", \"note\": \"no slip inside\"}");
    examples.made("POST /api/v1/parcels", "/api/v1/parcels", "{\"freight\": \"prepaid\", \"note\": \"addressed to the shop next door\"}");
    JsonNode held = examples.made("GET /api/v1/parcels", "/api/v1/parcels", "");
    String parcel = held.path("parcels").path(0).path("id").asString();
    String astray = held.path("parcels").path(1).path("id").asString();
    examples.made(
        "POST /api/v1/parcels/{id}/sent-back",
        "/api/v1/parcels/" + astray + "/sent-back",
        "{\"note\": \"Taken next door.\"}");
    examples.made(
        "POST /api/v1/parcels/{id}/match",
        "/api/v1/parcels/" + parcel + "/match",
        "{\"number\": \"" + number + "\", \"counted\": {\"1\": 1}}");
  }

  /** A step on the version as it stands. */
  private JsonNode step(String id, String step, String rest) {
    String path = "/api/v1/returns/" + id + "/";
    long version = examples.read("/api/v1/returns/" + id).path("version").longValue();
    return examples.made(
        RETURNS + step, path + step.replace("{itemNo}", "1"), "{\"version\": " + version + rest + "}");
  }
}
