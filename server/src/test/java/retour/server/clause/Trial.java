package retour.server.clause;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import retour.server.api.ApiClient;
import retour.server.desk.DeskBrowser;
import retour.server.store.Role;
import retour.server.testing.TestClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One case at a store, walked over the REST API: what was bought, what is said and found, the steps, and what people
 * are told. A step that is refused ends the case; what it was told is then what came of it.
 */
final class Trial {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_ROUNDS = 10;
  private static final String PAPER = "%PDF-1.7\n%%EOF";

  private final ProofStore store;
  private final TestClock clock;
  private final ApiClient program;
  private final Sale sale;
  private final Answers answers = new Answers();
  private final List<Integer> lines = new ArrayList<>(List.of(1));
  private String resolution = "refund";
  private boolean sold;
  private String id = "";

  Trial(ProofStore store, TestClock clock) {
    this.store = store;
    this.clock = clock;
    this.program = store.program();
    boolean european = store.store().currency().getCurrencyCode().equals("EUR");
    this.sale = new Sale(store.store().currency().getCurrencyCode(), european ? "BG" : "US");
    clock.set(TestClock.START);
  }

  Sale sale() {
    return sale;
  }

  /** What was bought, where it is not the usual. */
  Trial sold(UnaryOperator<Sale> other) {
    Sale _ = other.apply(sale);
    return this;
  }

  /** What the shopper says or whoever looks at the goods finds, where it is not what an honest customer would. */
  Trial where(String fact, Object value) {
    answers.say(fact, value);
    return this;
  }

  Trial wants(String other) {
    this.resolution = other;
    return this;
  }

  /** Sends back the second line of the order too. */
  Trial withTheOther() {
    lines.add(2);
    return this;
  }

  Trial daysLater(int days) {
    clock.advance(Duration.ofDays(days));
    return this;
  }

  // --- before anything is asked for ---

  /** What the store answers to the wish: {@code permitted until 2026-11-27}, {@code refused}, with the days. */
  String answer() {
    JsonNode decided =
        asked().at("/lines/0/resolutions").valueStream()
            .filter(each -> each.path("resolution").asString().equals(resolution))
            .findFirst()
            .orElseThrow();
    String until = decided.at("/until/last_day").asString("");
    return decided.path("verdict").asString() + (until.isEmpty() ? "" : " until " + until);
  }

  /** What the customer is told to have or do, with its day where there is one. */
  String requirements() {
    return each("requirements", each -> each.path("what").asString() + series(each) + day(each));
  }

  /** To whom the customer is sent. */
  String referrals() {
    return each("referrals", each -> each.path("to").asString());
  }

  /** By when the store means to do what. */
  String targets() {
    return each("targets", each -> each.path("what").asString() + day(each));
  }

  /** Who pays for a leg of transport. */
  String freight(String leg) {
    JsonNode decision = id.isEmpty() ? asked() : decision();
    return decision.at("/lines/0/freight").valueStream()
        .filter(each -> each.path("leg").asString().equals(leg))
        .map(each -> each.path("payer").asString())
        .findFirst()
        .orElse("not said");
  }

  private String each(String list, Function<JsonNode, String> shown) {
    JsonNode decision = id.isEmpty() ? asked() : decision();
    String all =
        decision.at("/lines/0/" + list).valueStream().map(shown).distinct().sorted().collect(Collectors.joining(", "));
    return all.isEmpty() ? "none" : all;
  }

  private static String series(JsonNode requirement) {
    String series = requirement.path("series").asString("");
    return series.isEmpty() ? "" : " " + series;
  }

  private static String day(JsonNode of) {
    String day = of.at("/until/last_day").asString("");
    return day.isEmpty() ? "" : " by " + day;
  }

  /** The decision once nothing is left to ask. */
  JsonNode asked() {
    sell();
    return wish().decision();
  }

  private Wish wish() {
    return Wish.of(program, answers, new Wish.Goods(sale.number(), lines, resolution));
  }

  void sell() {
    if (!sold) {
      done(program.post("/api/v1/orders", sale.json()));
      sold = true;
    }
  }

  // --- the steps ---

  /** Goes on with a return that was opened by something else. */
  void follow(String other) {
    this.id = other;
  }

  Trial filed() {
    sell();
    id = done(program.post("/api/v1/returns", wish().request())).path("id").asString();
    return this;
  }

  Trial authorized() {
    filed();
    return authorizing();
  }

  /** Issues the number of a return that is filed, unless it came with the request. */
  Trial authorizing() {
    if (number().isEmpty()) {
      step("authorize", "");
    }
    return this;
  }

  Trial withEvidence() {
    done(program.upload("/api/v1/returns/" + id + "/evidence", "damage.pdf", PAPER));
    return this;
  }

  Trial sent(String day) {
    step("shipments", ", \"tracking_number\": \"BACK-" + sale.number() + "\", \"sent_on\": \"" + day + "\"");
    return this;
  }

  /** What becomes of the parcel at the door. */
  String atTheDoor(String freight) {
    return arrived(number(), freight);
  }

  /** What becomes of a parcel at the door that bears this number. */
  String arrived(String number, String freight) {
    Map<String, Object> parcel =
        new TreeMap<>(Map.of("carrier", "ups", "tracking_number", "R" + sale.number() + freight, "freight", freight));
    if (!number.isEmpty()) {
      parcel.put("number", number);
    }
    return done(program.post("/api/v1/parcels", JSON.writeValueAsString(parcel))).path("state").asString();
  }

  /** Authorized, arrived, and looked at by all that the checklist asks. */
  Trial inspected() {
    if (id.isEmpty()) {
      authorized();
    }
    atTheDoor("prepaid");
    return checked();
  }

  /** Answers the checklist until it asks no more. */
  Trial checked() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      JsonNode checklist = decision().at("/lines/0/checklist");
      if (checklist.isEmpty() || (round > 0 && !state().startsWith("pending"))) {
        break;
      }
      Map<String, Object> findings = new TreeMap<>();
      checklist.forEach(question -> findings.put(question.path("name").asString(), answers.to(question)));
      step("items/1/findings", ", \"findings\": " + JSON.writeValueAsString(findings));
    }
    return this;
  }

  /** What staff enter of an item. */
  Trial entered(String fact, Object value) {
    step("items/1/findings", ", \"findings\": " + JSON.writeValueAsString(Map.of(fact, value)));
    return this;
  }

  /** A supervisor rules in the desk where the item waits for one; elsewhere there is nothing to rule. */
  Trial ruled(String clause, String option, String percent) {
    if (!state().equals("needs_review")) {
      return this;
    }
    DeskBrowser desk = store.desk(Role.SUPERVISOR);
    String page = "/desk/cases/" + id + "/items/1/ruling";
    desk.get(page);
    Map<String, String> form = new TreeMap<>(Map.of("choice-" + clause, option, "reason", "As we found it."));
    if (!percent.isEmpty()) {
      form.put("percent-" + clause + "-" + option, percent);
    }
    desk.post(page, form);
    return this;
  }

  // --- what came of it ---

  /** The item's acceptance. */
  String state() {
    return read().at("/items/0/acceptance").asString();
  }

  /** What has become of the goods. */
  String reception() {
    return read().at("/items/0/reception").asString();
  }

  /** Who acts next, and by when. */
  String due() {
    return read().path("next_actor").asString() + " by " + read().path("due_on").asString("no day");
  }

  /** The authorization number, or nothing. */
  String number() {
    return read().path("authorization_number").asString("");
  }

  /** The series of the number. */
  String series() {
    return number().replaceFirst("-.*", "");
  }

  /** What is paid back of the 100.00, and how; goods where none is paid. */
  String paidBack() {
    if (!state().equals("accepted")) {
      return state();
    }
    long version = read().path("version").longValue();
    done(program.post("/api/v1/returns/" + id + "/settlement", "{\"version\": " + version + "}"));
    String goods =
        done(program.get("/api/v1/returns/" + id + "/goods")).path("goods").valueStream()
            .map(each -> each.path("kind").asString())
            .collect(Collectors.joining(", "));
    if (!goods.isEmpty()) {
      return goods;
    }
    return done(program.get("/api/v1/returns/" + id + "/payouts")).path("payouts").valueStream()
        .map(each -> each.at("/amount/amount").asString() + " by " + each.path("method").asString())
        .collect(Collectors.joining(", "));
  }

  /** Claims of the store against carriers for this return's order. */
  String carrierClaims() {
    List<String> claims =
        done(program.get("/api/v1/carrier-claims?limit=200")).path("claims").valueStream()
            .filter(each -> each.toString().contains(sale.number()))
            .map(each -> each.path("state").asString() + " for " + each.at("/amount/amount").asString())
            .toList();
    return claims.isEmpty() ? "no claim" : String.join(", ", claims);
  }

  /** Sends the customer to the carrier: whom they call, and with which tracking number. */
  String referred() {
    sell();
    JsonNode told = done(program.post("/api/v1/orders/" + sale.number() + "/referrals", wish().draft()));
    String all =
        told.path("referrals").valueStream()
            .map(each -> each.path("carrier").asString() + " " + each.path("phone").asString() + " "
                + each.path("tracking_number").asString().replace(sale.number(), "..."))
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "nobody" : all;
  }

  /** Whether the portal's page with the answer says these words. */
  String answerSays(String words) {
    sell();
    return new PortalWalk(store, answers).answer(sale.number()).contains(words) ? "said" : "not said";
  }

  /** Whether the policy's page says these words. */
  String policySays(String words) {
    DeskBrowser browser = store.browser();
    browser.get("/" + store.store().id() + "/policy?lang=en");
    return browser.text().contains(words) ? "said" : "not said";
  }

  JsonNode read() {
    return done(program.get("/api/v1/returns/" + id));
  }

  JsonNode decision() {
    JsonNode all = done(program.get("/api/v1/returns/" + id + "/decisions")).path("decisions");
    return all.path(all.size() - 1).path("decision");
  }

  private void step(String step, String rest) {
    String path = "/api/v1/returns/" + id;
    long version = read().path("version").longValue();
    done(program.post(path + "/" + step, "{\"version\": " + version + rest + "}"));
  }

  ApiClient program() {
    return program;
  }

  ProofStore store() {
    return store;
  }

  Answers answers() {
    return answers;
  }

  /** The body of an answer, or the end of the case with what it was told. */
  static JsonNode done(ApiClient.Answer answer) {
    if (answer.status() < 400) {
      return answer.json();
    }
    JsonNode problem = answer.json();
    String what =
        Stream.concat(
                problem.path("reasons").valueStream()
                    .filter(each -> each.path("code").asString().equals("requirement"))
                    .map(each -> each.path("value").asString()),
                problem.path("fields").valueStream()
                    .map(each -> each.path("field").asString() + " " + each.path("code").asString()))
            .collect(Collectors.joining(", "));
    throw new Stopped(problem.path("code").asString() + (what.isEmpty() ? "" : ": " + what));
  }
}
