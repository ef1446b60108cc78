package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.server.mail.KeptMail;
import retour.server.mail.Outbox;
import retour.server.testing.RetourModuleTest;

/** The job may run beside the tests, as it does beside other servers: they wait for what comes out, whoever made it. */
@RetourModuleTest
@Timeout(30)
class TellShopperModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private TellShopper tellShopper;
  @Autowired private Authorization authorization;
  @Autowired private Outbox outbox;
  @Autowired private JdbcClient jdbc;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void tellsEachStepOnce() {
    ReturnCase authorized = given.authorized(given.order(1, 1000), 1, Resolution.REFUND);

    tellEverything();
    tellEverything();

    List<KeptMail> mails = outbox.ofCase(STORE, authorized.id().value());
    assertThat(mails).extracting(kept -> kept.mail().template()).containsExactly("request_received", "authorized");
    assertThat(mails.getLast().mail().text()).contains(authorized.shownNumber());
    assertThat(mails).allSatisfy(kept -> assertThat(kept.mail().recipient()).isEqualTo("ann@example.com"));
  }

  @Test
  void tellsARequestThatAuthorizedItselfOnce() {
    given.store(true);
    ReturnCase authorized = given.filed(given.order(1, 1000), 1, Resolution.REFUND);

    tellEverything();

    assertThat(outbox.ofCase(STORE, authorized.id().value()))
        .extracting(kept -> kept.mail().template())
        .containsExactly("authorized");
  }

  @Test
  void quotesStaff() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);
    authorization.ask(by(filed, CLERK), "Which colour is it?");

    tellEverything();

    assertThat(outbox.ofCase(STORE, filed.id().value()).getLast().mail().text()).contains("Which colour is it?");
  }

  private void tellEverything() {
    do {
      tellShopper.tellAll();
    } while (jdbc.sql("select count(*) from case_notice").query(Long.class).single() > 0);
  }
}
