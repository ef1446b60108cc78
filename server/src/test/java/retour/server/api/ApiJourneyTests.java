package retour.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import retour.policy.money.Money;
import retour.server.testing.RetourJourneyTest;
import tools.jackson.databind.JsonNode;

/** A return from request to payment over the API alone, on each store's own policy. */
@RetourJourneyTest
class ApiJourneyTests {

  @Autowired private ApplicationContext beans;
  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource({
    "image-pro,    IP-1001, IP-04, RMA-",
    "imperium-est, IE-2001, '',    RMA-",
    "impress,      IC-3001, IC-03, RMA-"
  })
  void takesAReturnFromRequestToPayment(String store, String order, String feeClause, String series) {
    ApiClient program = new ApiShop(beans, port).program(store);
    ApiWalk walk = new ApiWalk(program);

    String id = walk.file(order, 1, "refund");
    JsonNode authorized = walk.authorize(id);
    assertThat(authorized.path("authorization_number").asString()).startsWith(series);
    assertThat(authorized.path("status").asString()).isEqualTo("awaiting_goods");

    walk.receive(authorized.path("authorization_number").asString());
    JsonNode inspected = walk.inspect(id, 1);
    assertThat(inspected.at("/items/0/acceptance").asString()).as(walk.lastDecision(id).toString()).isEqualTo("accepted");

    JsonNode preview = program.get("/api/v1/returns/" + id + "/settlement").expect(200);
    JsonNode settled = walk.settle(id);
    assertThat(settled).isEqualTo(preview);
    assertAddsUp(settled.at("/items/0/amounts"));
    assertThat(clauses(settled.at("/items/0/amounts/adjustments"))).isEqualTo(feeClause);

    JsonNode payout = program.get("/api/v1/returns/" + id + "/payouts").expect(200).at("/payouts/0");
    assertThat(payout.path("amount")).isEqualTo(settled.path("total"));
    walk.pay(payout.path("id").asString());

    assertThat(program.get("/api/v1/returns/" + id).expect(200).path("status").asString()).isEqualTo("settled");
    assertThat(kinds(program.get("/api/v1/returns/" + id + "/history").expect(200)))
        .startsWith("requested", "authorized", "parcel_received")
        .contains("inspected", "item_accepted", "settled", "paid_out");
    assertThat(due(program)).doesNotContain(payout.path("id").asString());
  }

  @Test
  void pagesThroughTheListWithoutGapOrRepeat() {
    ApiClient program = new ApiShop(beans, port).program("impress");
    for (String order : List.of("IC-3013", "IC-3016", "IC-3003", "IC-3006")) {
      program.post("/api/v1/returns", ApiShop.impressReturn(order, 1, 1)).expect(201);
    }
    List<String> whole = ids(program.get("/api/v1/returns?limit=200").expect(200));

    JsonNode first = program.get("/api/v1/returns?limit=3").expect(200);
    JsonNode second = program.get(first.path("next").asString()).expect(200);

    assertThat(whole).hasSizeGreaterThanOrEqualTo(4);
    assertThat(ids(first)).isEqualTo(whole.subList(0, 3));
    assertThat(ids(second)).isEqualTo(whole.subList(3, Math.min(6, whole.size())));
    assertThat(ids(program.get("/api/v1/returns?status=declined").expect(200))).isEmpty();
  }

  @Test
  void leavesRulingToPersons() {
    ApiClient program = new ApiShop(beans, port).program("impress");
    String id = program.post("/api/v1/returns", ApiShop.impressReturn("IC-3002", 1, 1)).expect(201).path("id").asString();

    assertThat(program.post("/api/v1/returns/" + id + "/items/1/rulings", "{}").status()).isEqualTo(404);
    assertThat(program.post("/api/v1/returns/" + id + "/items/1/override", "{}").status()).isEqualTo(404);
  }

  @Test
  void refusesAStepOnAVersionThatHasPassed() {
    ApiClient program = new ApiShop(beans, port).program("impress");
    String id = program.post("/api/v1/returns", ApiShop.impressReturn("IC-3014", 1, 1)).expect(201).path("id").asString();
    String tag = program.get("/api/v1/returns/" + id).header("ETag");
    program.with("If-Match", tag).post("/api/v1/returns/" + id + "/authorize", "{}").expect(200);

    assertThat(program.with("If-Match", tag).post("/api/v1/returns/" + id + "/cancel", "{}").at("/code"))
        .isEqualTo("changed_meanwhile");
    assertThat(program.post("/api/v1/returns/" + id + "/cancel", "{}").at("/fields/0/field")).isEqualTo("/version");
  }

  private static void assertAddsUp(JsonNode amounts) {
    Money expected = money(amounts.path("paid")).plus(money(amounts.path("tax")));
    for (JsonNode adjustment : amounts.path("adjustments")) {
      boolean adds = adjustment.path("kind").asString().equals("reimbursement");
      Money amount = money(adjustment.path("amount"));
      expected = adds ? expected.plus(amount) : expected.minus(amount);
    }
    assertThat(money(amounts.path("total"))).isEqualTo(expected);
    assertThat(expected.isNegative()).isFalse();
  }

  private static Money money(JsonNode amount) {
    return Money.parse(amount.path("amount").asString(), amount.path("currency").asString());
  }

  private static String clauses(JsonNode adjustments) {
    return adjustments.valueStream().map(each -> each.path("clause").asString()).distinct().collect(Collectors.joining(" "));
  }

  private static List<String> kinds(JsonNode history) {
    return history.path("events").valueStream().map(event -> event.path("kind").asString()).toList();
  }

  private static List<String> ids(JsonNode page) {
    return page.path("returns").valueStream().map(row -> row.path("id").asString()).toList();
  }

  private static List<String> due(ApiClient program) {
    return program.get("/api/v1/payouts").expect(200).path("payouts").valueStream()
        .map(payout -> payout.path("id").asString())
        .toList();
  }
}
