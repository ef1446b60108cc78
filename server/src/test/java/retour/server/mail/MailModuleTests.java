package retour.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.problem.Refused;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.ShopData;
import retour.server.testing.TestClock;

@RetourModuleTest
class MailModuleTests {

  @Autowired private PostgresOutbox outbox;
  @Autowired private MailTemplates templates;
  @Autowired private Stores stores;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestClock clock;

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void aStoreAndAnEmptyOutbox() {
    stores.save(ShopData.impress());
    stores.save(ShopData.imperium());
    jdbc.sql("delete from outbox_mail").update();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void keepsAMailAboutOneThingOnce() {
    assertThat(outbox.put(mail("settled/1", "en"))).isTrue();
    assertThat(outbox.put(mail("settled/1", "en"))).isFalse();

    assertThat(outbox.latest(ShopData.IMPRESS, 10)).hasSize(1);
  }

  @Test
  void turnsTheListByKey() {
    outbox.put(mail("settled/10", "en"));
    outbox.put(mail("settled/11", "en"));
    outbox.put(mail("settled/12", "en"));
    List<KeptMail> all = outbox.latest(ShopData.IMPRESS, 10);

    assertThat(outbox.latest(ShopData.IMPRESS, Optional.of(all.getFirst().id()), 1)).isEqualTo(all.subList(1, 2));
    assertThat(outbox.latest(ShopData.IMPRESS, Optional.of(all.getLast().id()), 1)).isEmpty();
  }

  @Test
  void sendsAMailOnceWithItsOwnMessageId() throws Exception {
    server.start();
    outbox.put(mail("settled/2", "en"));
    KeptMail kept = outbox.latest(ShopData.IMPRESS, 1).getFirst();

    sender(server.getSmtp().getPort()).sendDue();
    sender(server.getSmtp().getPort()).sendDue();

    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received).hasSize(1);
    assertThat(received[0].getMessageID()).isEqualTo("<" + kept.id() + "@impress.example>");
    assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(received[0].getFrom()[0].toString()).isEqualTo("Impress <returns@impress.example>");
    assertThat(outbox.find(ShopData.IMPRESS, kept.id()).orElseThrow().sentAt()).contains(clock.instant());
  }

  @Test
  void sendsItsFilesAlong() throws Exception {
    byte[] content = {37, 80, 68, 70};
    server.start();
    outbox.put(mail("settled/7", "en"), List.of(new Attachment("жалба-1.pdf", "application/pdf", content)));
    outbox.put(mail("settled/7", "en"), List.of(new Attachment("another.pdf", "application/pdf", content)));
    KeptMail kept = outbox.latest(ShopData.IMPRESS, 1).getFirst();

    sender(server.getSmtp().getPort()).sendDue();

    assertThat(outbox.attachments(ShopData.IMPRESS, kept.id())).hasSize(1);
    assertThat(outbox.attachments(ShopData.IMPRESS, kept.id()).getFirst().content()).isEqualTo(content);
    Multipart parts = (Multipart) server.getReceivedMessages()[0].getContent();
    assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName())).isEqualTo("жалба-1.pdf");
    assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(content);
  }

  @Test
  void triesAgainWhenTheServerWasDownAndSendsOnce() {
    outbox.put(mail("settled/3", "en"));
    server.start();
    int port = server.getSmtp().getPort();
    server.stop();

    sender(port).sendDue();
    assertThat(outbox.latest(ShopData.IMPRESS, 1).getFirst().sentAt()).isEmpty();
    server.start();
    sender(server.getSmtp().getPort()).sendDue();
    assertThat(server.getReceivedMessages()).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    sender(server.getSmtp().getPort()).sendDue();
    sender(server.getSmtp().getPort()).sendDue();

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(outbox.latest(ShopData.IMPRESS, 1).getFirst().attempts()).isEqualTo(2);
  }

  @Test
  void keepsNoMailWaitingForOneThatIsRefused() {
    outbox.put(to("gone@example.com", "settled/20"));
    outbox.put(to("kim@example.com", "settled/21"));
    outbox.put(to("not an address", "settled/22"));
    outbox.put(to("lee@example.com", "settled/23"));
    try (RefusingServer refusing = new RefusingServer()) {

      sender(refusing.port()).sendDue();

      assertThat(refusing.taken()).containsExactlyInAnyOrder("kim@example.com", "lee@example.com");
    }
  }

  @Test
  void givesUpAMailThatNoServerTakesUntilAPersonTriesAgain() {
    outbox.put(to("gone@example.com", "settled/24"));
    UUID mail = outbox.latest(ShopData.IMPRESS, 1).getFirst().id();
    MailsForStaff staff = new MailsForStaff(outbox, transaction, true);
    try (RefusingServer refusing = new RefusingServer()) {
      for (int day = 0; day < 40; day++) {
        sender(refusing.port()).sendDue();
        clock.advance(Duration.ofHours(6));
      }
    }

    KeptMail given = staff.failed(ShopData.IMPRESS, Optional.empty(), 10).getFirst();
    assertThat(given.id()).isEqualTo(mail);
    assertThat(given.attempts()).isEqualTo(PostgresOutbox.MOST_REFUSALS);
    staff.tryAgain(ShopData.IMPRESS, mail);
    assertThat(staff.failed(ShopData.IMPRESS, Optional.empty(), 10)).isEmpty();
    assertThat(outbox.claim(10)).hasSize(1);
    assertThatThrownBy(() -> staff.tryAgain(ShopData.IMPRESS, mail)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> staff.tryAgain(ShopData.IMPERIUM, mail)).isInstanceOf(Refused.class);
  }

  @Test
  void neverGivesUpAMailBecauseTheServerIsAway() {
    outbox.put(mail("settled/25", "en"));
    for (int day = 0; day < 20; day++) {
      sender(1).sendDue();
      clock.advance(Duration.ofHours(6));
    }

    assertThat(outbox.claim(10)).hasSize(1);
  }

  @Test
  void showsStaffNoKeyOfALinkThatReachesTheShopper() {
    String key = "aB3_-".repeat(8) + "xyz";
    MailRequest request =
        new MailRequest(
            ShopData.impress(),
            "access_link/9",
            Optional.empty(),
            MailTemplate.ACCESS_LINK,
            "en",
            "kim@example.com",
            MailFacts.ofOrder(key, "IC-3001"));
    outbox.put(templates.write(request));
    UUID mail = outbox.latest(ShopData.IMPRESS, 1).getFirst().id();

    Mail hidden = new MailsForStaff(outbox, transaction, true).get(ShopData.IMPRESS, mail).mail();
    Mail shown = new MailsForStaff(outbox, transaction, false).get(ShopData.IMPRESS, mail).mail();

    assertThat(hidden.text() + hidden.html()).doesNotContain(key).contains("/impress/link/•••");
    assertThat(shown.text()).contains("/impress/link/" + key);
    assertThat(shown.html()).contains("/impress/link/" + key);
  }

  @Test
  void claimsAMailForOneSenderOnly() {
    outbox.put(mail("settled/4", "en"));

    assertThat(outbox.claim(10)).hasSize(1);
    assertThat(outbox.claim(10)).isEmpty();
  }

  @Test
  void tellsAmountsInTheReadersLanguage() {
    Mail english = mail("settled/5", "en");
    Mail bulgarian = mail("settled/6", "bg");

    assertThat(english.text())
        .contains("Paid: $500.00", "Restocking fee (15%): -$75.00", "You get (bank transfer): $425.00", "Deliver <b>fast</b>")
        .contains("/impress/link/tok");
    assertThat(english.html()).contains("Deliver &lt;b&gt;fast&lt;/b&gt;");
    assertThat(bulgarian.language()).isEqualTo("en");
  }

  @Test
  void writesEveryTemplateInEveryLanguage() {
    for (MailTemplate template : MailTemplate.values()) {
      for (String language : List.of("en", "bg")) {
        Mail mail =
            templates.write(
                new MailRequest(
                    ShopData.imperium(),
                    template.code() + language,
                    Optional.of(new UUID(1, 2)),
                    template,
                    language,
                    "ana@example.com",
                    MailFacts.ofReturn("tok", "IE-2001", "RMA-1")));

        assertThat(mail.subject()).isNotBlank().doesNotContain("{");
        assertThat(mail.html()).contains("lang=\"" + language + "\"", "/imperium-est/link/tok");
        assertThat(mail.text()).contains("IE-2001");
      }
    }
  }

  private Mail mail(String onceKey, String language) {
    return templates.write(
        new MailRequest(
            ShopData.impress(),
            onceKey,
            Optional.empty(),
            MailTemplate.SETTLED,
            language,
            "kim@example.com",
            MailFacts.ofReturn("tok", "IC-3001", "RMA-1")
                .withItems(List.of(new MailFacts.Item("Deliver <b>fast</b>", 1)))
                .withAmounts(
                    List.of(
                        new MailFacts.Amount("paid", Optional.empty(), Money.of(50000, "USD")),
                        new MailFacts.Amount(
                            "restocking", Optional.of(Percent.of(15)), Money.of(-7500, "USD"))),
                    Money.of(42500, "USD"),
                    "bank_transfer")));
  }

  private Mail to(String recipient, String onceKey) {
    Mail mail = mail(onceKey, "en");
    return new Mail(
        mail.store(),
        onceKey,
        mail.caseId(),
        mail.template(),
        mail.language(),
        recipient,
        mail.subject(),
        mail.text(),
        mail.html());
  }

  private SendMails sender(int port) {
    SmtpSettings settings = new SmtpSettings("127.0.0.1", port, "", "", false);
    return new SendMails(outbox, stores, SendingConfiguration.server(settings), clock);
  }
}
