package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.arrival;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.draft;
import static retour.server.returns.ReturnsFixture.line;
import static retour.server.returns.ReturnsFixture.usd;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.server.creditnote.CreditNote;
import retour.server.creditnote.CreditNotes;
import retour.server.mail.Attachment;
import retour.server.mail.KeptMail;
import retour.server.mail.Outbox;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.returns.Receiving.Freight;
import retour.server.settlement.GiveSupplement.Wanted;
import retour.server.settlement.GiveSupplement;
import retour.server.settlement.SettleReturn;
import retour.server.settlement.Supplement.Ground;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.Shows;
import retour.server.testing.TestClock;

/** The job may run beside the tests, as it does beside other servers: they wait for what comes out, whoever made it. */
@RetourModuleTest
@Timeout(30)
class TellShopperModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private TellShopper tellShopper;
  @Autowired private Authorization authorization;
  @Autowired private Outbox outbox;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  @Shows("IE-17")
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

  @Test
  @Shows("IE-17")
  void tellsTheAnswersToAllItemsInOneMail() {
    ReturnCase received = threeReceived();
    inspect(received, 1, true);
    inspect(received, 2, true);
    tellShopper.tellAll();
    assertThat(answers(received)).isEmpty();

    inspect(received, 3, true);
    tellEverything();

    assertThat(answers(received)).containsExactly("item_accepted");
    assertThat(outbox.ofCase(STORE, received.id().value()).getLast().mail().text().split("Thing", -1)).hasSize(4);
  }

  @Test
  void tellsWhatIsRejectedApartFromWhatIsAccepted() {
    ReturnCase received = threeReceived();
    inspect(received, 1, true);
    inspect(received, 2, false);
    inspect(received, 3, true);

    tellEverything();

    assertThat(answers(received)).containsExactlyInAnyOrder("item_accepted", "item_rejected");
  }

  @Test
  void waitsAnHourForTheRestAndNoLonger() {
    ReturnCase received = threeReceived();
    inspect(received, 1, true);

    clock.advance(Duration.ofMinutes(61));
    tellEverything();

    assertThat(answers(received)).containsExactly("item_accepted");
  }

  @Test
  void tellsNothingOfAnAnswerThatWasTakenBack() {
    ReturnCase received = threeReceived();
    inspect(received, 1, true);
    inspect(received, 1, false);
    inspect(received, 2, false);
    inspect(received, 3, false);

    tellEverything();

    assertThat(answers(received)).containsExactly("item_rejected");
  }

  private ReturnCase threeReceived() {
    OrderId order =
        given.order(List.of(line(1, 1000, 0), line(1, 2000, 0), line(1, 3000, 0)), PaymentMethod.CARD, true);
    ReturnCase filed = given.get(given.file(order, draft(List.of(1, 1, 1), Resolution.REFUND)).id());
    ReturnCase authorized = authorization.authorize(by(filed, CLERK), Optional.empty());
    given.bean(Receiving.class).receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of()));
    return given.get(authorized.id());
  }

  @Test
  void sendsTheCreditNoteWithWhatItIsAbout() {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    Wanted more = new Wanted(Ground.OBJECTION, usd(150), "It was unused.");
    given.bean(GiveSupplement.class).give(by(given.get(accepted.id()), ACCOUNTANT), 1, more);

    tellEverything();

    List<String> numbers =
        given.bean(CreditNotes.class).ofCase(STORE, accepted.id()).stream().map(CreditNote::number).toList();
    assertThat(numbers).hasSize(2);
    assertThat(files(accepted, "settled")).singleElement().asString().contains(numbers.getFirst()).endsWith(".pdf");
    assertThat(files(accepted, "supplemented")).singleElement().asString().contains(numbers.getLast());
    assertThat(files(accepted, "authorized")).isEmpty();
  }

  private List<String> files(ReturnCase about, String template) {
    return outbox.ofCase(STORE, about.id().value()).stream()
        .filter(kept -> kept.mail().template().equals(template))
        .flatMap(kept -> outbox.attachments(STORE, kept.id()).stream())
        .map(Attachment::name)
        .toList();
  }

  private void inspect(ReturnCase received, int item, boolean unused) {
    Map<String, FactValue> found =
        Map.of("unused", unused ? FactValue.yes() : FactValue.no(), "physical_damage", FactValue.no());
    given.bean(Inspection.class).record(by(given.get(received.id()), INSPECTOR), item, found);
  }

  private List<String> answers(ReturnCase about) {
    return outbox.ofCase(STORE, about.id().value()).stream()
        .map(kept -> kept.mail().template())
        .filter(template -> template.startsWith("item_"))
        .toList();
  }

  private void tellEverything() {
    do {
      tellShopper.tellAll();
    } while (jdbc.sql("select count(*) from case_notice").query(Long.class).single() > 0);
  }
}
