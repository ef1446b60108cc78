package retour.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.account.AccountFixture;
import retour.server.customer.Visits;
import retour.server.order.OrderId;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.ShopData;
import retour.server.testing.Shows;
import retour.server.testing.WebClient;

/** Accounts as shoppers meet them: the way in, their own page, the way out. */
@RetourModuleTest
class OwnAccountModuleTests {

  private static final String MIA = "mia@example.com";

  @Autowired private ApplicationContext beans;
  @Autowired private Stores stores;
  @Autowired private Visits visits;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private AccountFixture given;
  private WebClient web;

  @BeforeEach
  void aShop() {
    stores.save(ShopData.impress());
    ShopData.order(jdbc, ShopData.IMPRESS, 91, "IC-9101", MIA);
    given = new AccountFixture(beans);
    web = new WebClient(port);
  }

  @Test
  @Shows("IP-26")
  void asksForTheAgeAndKeepsNothingOfAChild() {
    HttpResponse<String> page = web.post("/impress/account/new", Map.of("email", "child@example.com"));

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("somebody younger than 15").doesNotContain("child@example.com");
    assertThat(jdbc.sql("select count(*) from account_link where email = 'child@example.com'").query(Long.class).single()).isZero();
  }

  @Test
  @Shows("IE-28")
  void answersTheSameForEveryAddress() {
    given.session(ShopData.IMPRESS, MIA);

    HttpResponse<String> known = web.post("/impress/account/new", Map.of("email", MIA, "age", "yes"));
    HttpResponse<String> unknown = web.post("/impress/account/new", Map.of("email", "new@example.com", "age", "yes"));
    HttpResponse<String> wrong = web.post("/impress/account", Map.of("email", MIA, "password", "not it at all"));
    HttpResponse<String> nobody = web.post("/impress/account", Map.of("email", "x@example.com", "password", "not it at all"));

    assertThat(List.of(known.statusCode(), unknown.statusCode())).containsOnly(303);
    assertThat(WebClient.location(unknown)).isEqualTo(WebClient.location(known));
    assertThat(List.of(wrong.statusCode(), nobody.statusCode())).containsOnly(422);
    assertThat(nobody.body()).isEqualTo(wrong.body().replace(MIA, "x@example.com"));
  }

  @Test
  @Shows({"IP-17", "IE-28"})
  void leadsFromTheLinkToTheOwnPageWithoutCookies() {
    String link = "/impress/account/link/" + given.mailedToken(ShopData.IMPRESS, MIA);
    assertThat(web.get(link).body()).contains(MIA);
    assertThat(web.post(link, Map.of("password", "1234567890")).body()).contains("quickly guessed");

    HttpResponse<String> in = web.post(link, Map.of("password", AccountFixture.PASSWORD, "offers", "yes"));

    HttpResponse<String> own = web.get(WebClient.location(in));
    assertThat(own.body()).contains("Account info", "IC-9101", "you agreed on");
    assertThat(own.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(own.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(web.get(link).statusCode()).isEqualTo(410);
  }

  @Test
  @Shows("IP-18")
  void opensAnOrderAndNoOther() {
    ShopData.order(jdbc, ShopData.IMPRESS, 92, "IC-9102", "other@example.com");
    String own = own();

    HttpResponse<String> opened = web.post(own + "/orders/91", Map.of());

    assertThat(WebClient.location(opened)).startsWith("/impress/v/");
    String token = WebClient.location(opened).replaceFirst("^/impress/v/", "").replaceFirst("\\?.*", "");
    assertThat(visits.order(ShopData.IMPRESS, token)).isEqualTo(new OrderId(91));
    assertThat(web.post(own + "/orders/92", Map.of()).statusCode()).isEqualTo(404);
    assertThat(web.post(own + "/orders/x", Map.of()).statusCode()).isIn(400, 404);
  }

  @Test
  @Shows({"IP-17", "IP-19"})
  void changesDetailsAndLosesNothingThatWasTyped() {
    String own = own();
    String version = version(own);

    HttpResponse<String> wrong = web.post(own + "/details", Map.of("name", "Mia Chen", "phone", "none", "version", version));
    HttpResponse<String> kept = web.post(own + "/details", Map.of("name", "Mia <Chen>", "phone", "555 0100", "version", version));
    HttpResponse<String> stale = web.post(own + "/details", Map.of("name", "Somebody", "version", version));

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"Mia Chen\"", "Enter digits, blanks");
    assertThat(web.get(WebClient.location(kept)).body()).contains("Mia &lt;Chen>", "Kept.");
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body()).contains("changed elsewhere");
  }

  @Test
  @Shows("IP-21")
  void leavesOffersByTheAddressInEachOfThem() {
    String own = own();
    web.post(own + "/offers", Map.of("offers", "yes"));
    String key = jdbc.sql("select offers_key from account where email = :email").param("email", MIA).query(String.class).single();
    web.get("/impress/offers/" + key);
    assertThat(web.get(own).body()).contains("Stop the offers");

    HttpResponse<String> left = web.post("/impress/offers/" + key, Map.of("List-Unsubscribe", "One-Click"));

    assertThat(left.statusCode()).isEqualTo(200);
    assertThat(web.get(own).body()).contains("Send me offers");
    assertThat(web.post("/impress/offers/nonsense", Map.of()).body()).isEqualTo(left.body());
  }

  @Test
  @Shows("IP-19")
  void deletesOnlyWhoIsSure() {
    String own = own();
    assertThat(web.post(own + "/delete", Map.of()).statusCode()).isEqualTo(422);
    assertThat(web.get(own + "/data.json").body()).contains("IC-9101");

    HttpResponse<String> gone = web.post(own + "/delete", Map.of("sure", "yes"));

    assertThat(gone.body()).contains("Your account is deleted");
    assertThat(web.get(own).statusCode()).isEqualTo(404);
    assertThat(web.get(own + "/data.json").statusCode()).isEqualTo(404);
  }

  @Test
  void logsOut() {
    String own = own();

    HttpResponse<String> left = web.post(own + "/leave", Map.of());

    assertThat(WebClient.location(left)).startsWith("/impress/account");
    assertThat(web.get(own).statusCode()).isEqualTo(404);
  }

  private String own() {
    return "/impress/a/" + given.session(ShopData.IMPRESS, MIA);
  }

  private String version(String own) {
    Matcher found = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(web.get(own).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
