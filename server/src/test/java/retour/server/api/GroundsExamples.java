package retour.server.api;

import tools.jackson.databind.JsonNode;

/** Withdrawals and complaints through their whole life, and each ground as each other. */
final class GroundsExamples {

  private static final String WITHDRAWALS = "/api/v1/withdrawals";
  private static final String COMPLAINTS = "/api/v1/complaints";
  private static final String DELIVERED = ", \"delivered_at\": \"2026-11-12T15:00:00Z\"";

  private final Examples examples;
  private final StaffHand staff;
  private final String order;

  /** @param order an order's body with a place for when it was delivered */
  GroundsExamples(Examples examples, StaffHand staff, String order) {
    this.examples = examples;
    this.staff = staff;
    this.order = order;
  }

  void all() {
    withdrawn();
    matched();
    toldLater();
    objected();
    complained();
    turned();
  }

  private void withdrawn() {
    ordered("C-1003", "");
    String id = stated("C-1003", ", \"parts\": {\"1\": 2}");
    examples.made("GET /api/v1/withdrawals/{id}", WITHDRAWALS + "/" + id, "");
    examples.made("GET /api/v1/withdrawals", WITHDRAWALS + "?limit=2", "");
    examples.uploaded(
        "POST /api/v1/withdrawals/{id}/proof", WITHDRAWALS + "/" + id + "/proof?on=2026-11-19&note=1Z9001");
    String back = "/api/v1/returns/" + statement(id, "return", "").path("return_id").asString();
    examples.made("POST /api/v1/returns/{id}/withdrawal", back + "/withdrawal", seen(back, ""));
  }

  private void matched() {
    ordered("C-1007", "");
    String id = stated("eight chairs of 8 November", "");
    statement(id, "match", ", \"order_number\": \"C-1007\", \"parts\": {\"1\": 8}");
    statement(id, "turned-back", ", \"on\": \"2026-11-20\", \"note\": \"Refused at the door.\"");
    String stranger = stated("a sofa", "");
    statement(stranger, "dismissal", ", \"reason\": \"We sell no sofas.\"");
  }

  private void toldLater() {
    examples.made(
        "POST /api/v1/orders", "/api/v1/orders", abroad("C-1009", DELIVERED).replace("2026-11-", "2026-10-"));
    String id = stated("C-1009", "");
    statement(
        id, "informed", ", \"when_ordering\": false, \"reason\": \"The confirmation of that week lacked the model form.\"");
  }

  private void objected() {
    ordered("C-1010", DELIVERED);
    String id = stated("C-1010", "");
    JsonNode made = examples.read(WITHDRAWALS + "/" + id);
    String back = made.path("return_id").asString();
    String number = examples.read("/api/v1/returns/" + back).path("authorization_number").asString();
    String parcel = "{\"number\": \"" + number + "\", \"freight\": \"prepaid\"}";
    examples.made("POST /api/v1/parcels", "/api/v1/parcels", parcel);
    staff.keepBack(back, "C-08");
    statement(id, "objection", ", \"text\": \"I only tried it.\"");
  }

  private void complained() {
    ordered("C-1004", DELIVERED);
    String id = complaint("C-1004", ", \"amount\": \"27.00\", \"received_by\": \"phone\"");
    String path = COMPLAINTS + "/" + id;
    examples.uploaded("POST /api/v1/complaints/{id}/documents", path + "/documents?kind=photos");
    step(id, "opinion", ", \"finding\": \"founded\", \"remedy\": \"refund\", \"reason\": \"The leg came loose.\"");
    examples.made("GET /api/v1/complaints/{id}", path, "");
    examples.made("GET /api/v1/complaints", COMPLAINTS + "?limit=2", "");
    String second = complaint("C-1004", "");
    step(second, "dispense", ", \"kind\": \"photos\", \"reason\": \"Seen in the shop.\"");
    staff.turnDown(second);
    step(second, "reopen", ", \"reason\": \"The customer sent a report.\"");
    step(complaint("C-1004", ""), "take-back", "");
  }

  /** One ground after the other, about the same goods. */
  private void turned() {
    ordered("C-1011", DELIVERED);
    String first = complaint("C-1011", "");
    String more = ", \"lines\": [{\"line_no\": 1, \"claims\": {\"unused\": true}}]";
    String back = step(first, "return", more).path("id").asString();
    String again =
        examples
            .made("POST /api/v1/returns/{id}/complaint", "/api/v1/returns/" + back + "/complaint", "{\"taken_by\": \"Ann Miller\"}")
            .path("id")
            .asString();
    step(again, "withdrawal", "");
  }

  private void ordered(String number, String delivered) {
    examples.made("POST /api/v1/orders", "/api/v1/orders", abroad(number, delivered));
  }

  private String abroad(String number, String delivered) {
    return order.formatted(delivered).replace("C-1001", number).replace("\"US\"", "\"BG\"");
  }

  private String stated(String contract, String rest) {
    String body =
        "{\"name\": \"Kim Field\", \"contract\": \"" + contract + "\", \"address\": \"kim@example.com\"" + rest + "}";
    return examples.made("POST /api/v1/withdrawals", WITHDRAWALS, body).path("id").asString();
  }

  private JsonNode statement(String id, String step, String rest) {
    String path = WITHDRAWALS + "/" + id;
    return examples.made("POST /api/v1/withdrawals/{id}/" + step, path + "/" + step, seen(path, rest));
  }

  private String complaint(String number, String rest) {
    String body =
        """
        {"order_number": "%s", "subject": "A leg is loose.", "remedy": "refund", "taken_by": "Ann Miller"%s,
         "lines": [{"line_no": 1, "quantity": 1, "claims": {"reason": "defective"}}]}
        """
            .formatted(number, rest);
    return examples.made("POST /api/v1/complaints", COMPLAINTS, body).path("id").asString();
  }

  private JsonNode step(String id, String step, String rest) {
    String path = COMPLAINTS + "/" + id;
    return examples.made("POST /api/v1/complaints/{id}/" + step, path + "/" + step, seen(path, rest));
  }

  private String seen(String path, String rest) {
    return "{\"version\": " + examples.read(path).path("version").longValue() + rest + "}";
  }
}
