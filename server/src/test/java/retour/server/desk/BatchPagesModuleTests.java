package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.STORE;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import retour.server.settlement.BankFixture;
import retour.server.settlement.PayoutBatch;
import retour.server.settlement.PayoutBatch.State;
import retour.server.settlement.PayoutBatches;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.Staff;
import retour.server.store.StaffMember;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class BatchPagesModuleTests {

  private static final String HASH =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(DeskFixture.PASSWORD);

  @Autowired private ApplicationContext beans;
  @Autowired private Staff staff;
  @Autowired private PayoutBatches batches;
  @LocalServerPort private int port;

  private BankFixture given;

  @BeforeEach
  void openStore() {
    given = new BankFixture(beans);
  }

  @Test
  void leadsFromDueToTheFileWithTwoPeople() {
    given.due(1000, BankFixture.ANN);
    DeskBrowser accountant = person(Role.ACCOUNTANT);
    DeskBrowser supervisor = person(Role.SUPERVISOR);

    assertThat(accountant.get("/desk/batches").body()).contains("Анна Щерева", "BG** **** 5678", "Can go");
    assertThat(accountant.post("/desk/batches", Map.of()).body())
        .contains("You put this batch together", "BG80 BNBG 9661 1020 3456 78")
        .doesNotContain("/release");
    PayoutBatch made = latest();
    supervisor.get("/desk/batches/" + made.id());
    assertThat(supervisor.post("/desk/batches/" + made.id() + "/release", Map.of()).body()).contains("Released");
    HttpResponse<String> file = accountant.get("/desk/batches/" + made.id() + "/file");

    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"" + made.messageId() + ".xml\"");
    assertThat(file.headers().firstValue("Content-Type")).contains("application/xml");
    assertThat(file.body()).contains("pain.001.001.09", "<Nm>Anna Shtereva</Nm>");
    accountant.get("/desk/batches/" + made.id());
    assertThat(accountant.post("/desk/batches/" + made.id() + "/confirm", Map.of()).body()).contains("Paid");
    assertThat(latest().state()).isEqualTo(State.RELEASED);
  }

  @Test
  void hidesAccountsFromWhoDoesNotPay() {
    DeskBrowser clerk = person(Role.CLERK);

    assertThat(clerk.get("/desk/batches").statusCode()).isEqualTo(404);
    assertThat(clerk.get("/desk/batches/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(clerk.get("/desk/batches/" + UUID.randomUUID() + "/file").statusCode()).isEqualTo(404);
  }

  @Test
  void letsTheAdministratorSetTheAccountToPayFrom() {
    DeskBrowser administrator = person(Role.ADMINISTRATOR);
    administrator.get("/desk/batches");
    Map<String, String> wrong =
        Map.of("payer_name", "Corner Shop", "payer_iban", "BG81BNBG96611020345678", "payer_bic", "x");

    assertThat(administrator.post("/desk/batches/payer", wrong).body())
        .contains("A digit is wrong", "8 or 11 letters", "BG81BNBG96611020345678");
    Map<String, String> right =
        Map.of("payer_name", "Corner Shop", "payer_iban", "bg80 bnbg 9661 1020 3456 78", "payer_bic", "");
    assertThat(administrator.post("/desk/batches/payer", right).body()).contains("is saved");
    assertThat(person(Role.ACCOUNTANT).get("/desk/batches").body()).doesNotContain("payer_iban");
  }

  private PayoutBatch latest() {
    return batches.latest(STORE, new Actor.Clock()).getFirst();
  }

  private DeskBrowser person(Role role) {
    String login = role.code() + UUID.randomUUID() + "@corner-shop";
    staff.add(new StaffMember(STORE, UUID.randomUUID(), login, "Kim " + role.code(), role, "en"), HASH);
    return DeskBrowser.loggedIn(port, login, DeskFixture.PASSWORD);
  }
}
