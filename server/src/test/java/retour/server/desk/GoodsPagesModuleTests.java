package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import retour.policy.decision.Resolution;
import retour.server.goods.GoodsSteps;
import retour.server.goods.PromisedGoods;
import retour.server.order.PaymentMethod;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.SettleReturn;
import retour.server.store.Role;
import retour.server.store.Staff;
import retour.server.store.StaffMember;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class GoodsPagesModuleTests {

  private static final String HASH =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(DeskFixture.PASSWORD);

  @Autowired private ApplicationContext beans;
  @Autowired private Staff staff;
  @LocalServerPort private int port;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void sendsAReplacementFromTheCasePage() {
    ReturnCase settled = settled(given.accepted(given.order(1, 1000), 1, Resolution.REPLACEMENT));
    String page = "/desk/cases/" + settled.id().value();
    String goods = page + "/goods/" + only(settled).id();
    DeskBrowser clerk = person(Role.CLERK);
    assertThat(clerk.get("/desk/goods").body()).contains(page, "To be sent", "Clerk");
    clerk.get(page);

    String missing = clerk.post(goods + "/sent", form(settled, Map.of("carrier", "ups"))).body();
    clerk.get(page);
    String sent =
        clerk
            .post(goods + "/sent", form(settled, Map.of("carrier", "ups", "tracking", "1ZNEW", "serials", "SN1, SN2")))
            .body();
    String delivered = clerk.post(goods + "/delivered", form(given.get(settled.id()), Map.of())).body();

    assertThat(missing).contains("This is missing");
    assertThat(sent).contains("It has left", "1ZNEW", "SN2", only(settled).newOrderNumber());
    assertThat(delivered).contains("With the customer since");
    assertThat(person(Role.ACCOUNTANT).get(page).body()).doesNotContain("/sent\"");
  }

  @Test
  void showsWhatAnExchangeComesToBeforeItIsBooked() {
    ReturnCase accepted =
        given.authorized(
            given.order(List.of(line(1, 1000, 0)), PaymentMethod.CARD, false), 1, Resolution.EXCHANGE);
    String page = "/desk/cases/" + accepted.id().value();
    DeskBrowser accountant = person(Role.ACCOUNTANT);
    accountant.get(page + "/settlement");

    String chosen =
        accountant
            .post(
                page + "/settlement/items/1/exchange",
                form(accepted, Map.of("sku", "BIG", "name", "Bigger thing", "price", "12.50")))
            .body();
    accountant.post(page + "/settlement", form(given.get(accepted.id()), Map.of()));
    String paid =
        accountant
            .post(
                page + "/goods/" + only(accepted).id() + "/difference",
                form(given.get(accepted.id()), Map.of("reference", "B-1")))
            .body();

    assertThat(chosen).contains("Bigger thing", "The customer pays on top", "$2.50");
    assertThat(paid).contains("The difference was paid", "To be sent");
    assertThat(accountant.get(page + "/money").body()).contains("In goods: Exchange", "Owed by the customer");
  }

  @Test
  void givesTheMoneyBackWhereGoodsFail() {
    ReturnCase settled = settled(given.accepted(given.order(1, 1000), 1, Resolution.REPLACEMENT));
    String page = "/desk/cases/" + settled.id().value();
    DeskBrowser supervisor = person(Role.SUPERVISOR);
    supervisor.get(page);

    String failed =
        supervisor
            .post(
                page + "/goods/" + only(settled).id() + "/instead",
                form(settled, Map.of("what", "refund", "reason", "Sold out.")))
            .body();

    assertThat(failed).contains("Could not be given", "$10.00");
    assertThat(supervisor.get(page + "/money").body()).contains("Goods could not be given", "Sold out.", "Goods owed");
  }

  private ReturnCase settled(ReturnCase accepted) {
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    return given.get(accepted.id());
  }

  private PromisedGoods only(ReturnCase of) {
    return given.bean(GoodsSteps.class).ofCase(STORE, of.id()).getFirst();
  }

  private static Map<String, String> form(ReturnCase seen, Map<String, String> more) {
    Map<String, String> form = new HashMap<>(more);
    form.put("version", Long.toString(seen.version()));
    form.put("seen", "0");
    return form;
  }

  private DeskBrowser person(Role role) {
    String login = role.code() + UUID.randomUUID() + "@corner-shop";
    staff.add(new StaffMember(STORE, UUID.randomUUID(), login, "Kim " + role.code(), role, "en"), HASH);
    return DeskBrowser.loggedIn(port, login, DeskFixture.PASSWORD);
  }
}
