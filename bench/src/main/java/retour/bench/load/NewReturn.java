package retour.bench.load;

/** What a program sends to file a return of one unit of a benchmark's order. */
final class NewReturn {

  private NewReturn() {}

  static String body(long order) {
    return """
        {"order_number": "B-%d", "lines": [{"line_no": 1, "quantity": 1, "resolution": "refund", "claims": {\
        "reason": "changed_mind", "packaging": "sealed", "packaging_complete": true, "accessories_complete": true, \
        "rebate_submitted": false}}]}"""
        .formatted(order);
  }
}
