package retour.server.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import retour.server.customer.AccessLinks.LinkRequest;
import retour.server.mail.MailTemplates;
import retour.server.mail.Outbox;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.ShopData;
import retour.server.testing.TestClock;

@RetourModuleTest
class AccessLinksModuleTests {

  private static final OrderId ORDER = new OrderId(70);

  @Autowired private Stores stores;
  @Autowired private Orders orders;
  @Autowired private MailTemplates templates;
  @Autowired private Outbox outbox;
  @Autowired private Visits visits;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;

  private AccessLinks links;

  @BeforeEach
  void aShopWithAnOrder() {
    links = new AccessLinks(stores, orders, templates, outbox, jdbc, clock, Runnable::run);
    stores.save(ShopData.impress());
    stores.save(ShopData.imperium());
    ShopData.order(jdbc, ShopData.IMPRESS, ORDER.value(), "IC-3001", "kim@example.com");
  }

  @Test
  void mailsALinkThatOpensOnce() {
    links.request(asks("IC-3001", "kim@example.com"));
    String token = mailedToken();

    String visit = links.open(ShopData.IMPRESS, token);

    assertThat(visits.order(ShopData.IMPRESS, visit)).isEqualTo(ORDER);
    assertThatThrownBy(() -> links.open(ShopData.IMPRESS, token)).satisfies(refusedFor(ProblemCode.LINK_USED));
  }

  @Test
  void mailsNothingWhenOrderAndMailDoNotBelongTogether() {
    int before = outbox.latest(ShopData.IMPRESS, 100).size();

    links.request(asks("IC-3001", "lee@example.com"));
    links.request(asks("IC-9999", "kim@example.com"));

    assertThat(outbox.latest(ShopData.IMPRESS, 100)).hasSize(before);
  }

  @Test
  void keepsNoTokenInTheDatabase() {
    String token = links.issue(ShopData.IMPRESS, ORDER);

    assertThat(jdbc.sql("select token_hash from access_link").query(byte[].class).list())
        .contains(Tokens.hash(token))
        .noneMatch(kept -> new String(kept, StandardCharsets.ISO_8859_1).contains(token));
  }

  @Test
  void refusesForgedLateAndOtherStoresLinks() {
    String token = links.issue(ShopData.IMPRESS, ORDER);

    assertThatThrownBy(() -> links.open(ShopData.IMPERIUM, token)).satisfies(refusedFor(ProblemCode.NOT_FOUND));
    assertThatThrownBy(() -> links.open(ShopData.IMPRESS, "x".repeat(43)))
        .satisfies(refusedFor(ProblemCode.NOT_FOUND));
    clock.advance(AccessLinks.IN_A_MAIL);
    assertThatThrownBy(() -> links.open(ShopData.IMPRESS, token)).satisfies(refusedFor(ProblemCode.LINK_EXPIRED));
  }

  @Test
  void throttlesAnOrderNumberWhetherItExistsOrNot() {
    for (int time = 0; time < 5; time++) {
      links.request(asks("IC-404", "kim@example.com"));
    }

    assertThatThrownBy(() -> links.request(asks("#ic-404", "lee@example.com")))
        .satisfies(refusedFor(ProblemCode.TOO_MANY_TRIES));
    clock.advance(Duration.ofMinutes(12));
    links.request(asks("IC-404", "kim@example.com"));
  }

  @Test
  void throttlesASenderWhoTriesManyOrderNumbers() {
    for (int time = 0; time < 30; time++) {
      links.request(asks("IC-" + time, "kim@example.com"));
    }

    assertThatThrownBy(() -> links.request(asks("IC-31", "kim@example.com")))
        .satisfies(refusedFor(ProblemCode.TOO_MANY_TRIES));
  }

  @Test
  void forgetsLinksAndVisitsSomeTimeAfterTheyEnded() {
    String token = links.issue(ShopData.IMPRESS, ORDER);
    String visit = links.open(ShopData.IMPRESS, links.issue(ShopData.IMPRESS, ORDER));
    clock.advance(AccessLinks.IN_A_MAIL.plusDays(1));

    ForgetLinks.forget(jdbc, clock.instant());

    assertThatThrownBy(() -> links.open(ShopData.IMPRESS, token)).satisfies(refusedFor(ProblemCode.LINK_EXPIRED));
    assertThatThrownBy(() -> visits.order(ShopData.IMPRESS, visit)).satisfies(refusedFor(ProblemCode.NOT_FOUND));
    ForgetLinks.forget(jdbc, clock.instant().plus(Duration.ofDays(31)));
    assertThatThrownBy(() -> links.open(ShopData.IMPRESS, token)).satisfies(refusedFor(ProblemCode.NOT_FOUND));
  }

  @Test
  void asksToComeAgainWhenTooManyLinksWait() {
    ThreadPoolTaskExecutor full = new LinkMailConfiguration().linkMails();
    full.initialize();
    CountDownLatch release = new CountDownLatch(1);
    try {
      assertThatThrownBy(() -> IntStream.range(0, 2000).forEach(_ -> full.execute(() -> await(release))))
          .satisfies(refusedFor(ProblemCode.OVERLOADED));
    } finally {
      release.countDown();
      full.shutdown();
    }
  }

  private static void await(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void endsAVisitAfterTwoHours() {
    String visit = links.open(ShopData.IMPRESS, links.issue(ShopData.IMPRESS, ORDER));

    clock.advance(AccessLinks.VISIT);

    assertThatThrownBy(() -> visits.order(ShopData.IMPRESS, visit))
        .satisfies(refusedFor(ProblemCode.LINK_EXPIRED));
    assertThatThrownBy(() -> visits.order(ShopData.IMPERIUM, visit)).satisfies(refusedFor(ProblemCode.NOT_FOUND));
  }

  @Test
  void givesAnUnfinishedReturnToOneTakerOnly() {
    String visit = links.open(ShopData.IMPRESS, links.issue(ShopData.IMPRESS, ORDER));
    assertThat(visits.draft(ShopData.IMPRESS, visit)).isEmpty();
    visits.keepDraft(ShopData.IMPRESS, visit, "{\"a\": 1}");
    String seen = visits.draft(ShopData.IMPRESS, visit).orElseThrow();

    assertThat(visits.takeDraft(ShopData.IMPRESS, visit, seen)).isTrue();
    assertThat(visits.takeDraft(ShopData.IMPRESS, visit, seen)).isFalse();
    assertThat(visits.draft(ShopData.IMPRESS, visit)).isEmpty();
  }

  private static LinkRequest asks(String order, String email) {
    return new LinkRequest(ShopData.IMPRESS, order, email, "en", "sender");
  }

  private String mailedToken() {
    Matcher link =
        Pattern.compile("/impress/link/([\\w-]{43})")
            .matcher(outbox.latest(ShopData.IMPRESS, 1).getFirst().mail().text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static Consumer<Throwable> refusedFor(ProblemCode code) {
    return thrown -> assertThat(((Refused) thrown).code()).isEqualTo(code);
  }
}
