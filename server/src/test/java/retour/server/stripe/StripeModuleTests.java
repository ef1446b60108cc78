package retour.server.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.server.order.OrderId;
import retour.server.returns.CaseEventKind;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.Payouts;
import retour.server.settlement.Payouts.Payout;
import retour.server.settlement.ProviderRefunds;
import retour.server.settlement.SettleReturn;
import retour.server.stripe.StripeStandIn.Fault;
import retour.server.stripe.StripeStandIn.Refund;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** Whatever Stripe, the network or a server do, a refund is paid once and the books balance. */
@RetourModuleTest
class StripeModuleTests {

  private static final String SECRET = "whsec_test";
  private static final AtomicInteger PAYMENTS = new AtomicInteger();
  private static final String BALANCE =
      "select coalesce(sum(amount_minor), 0) from ledger_entry where case_id = :case and account = :account";

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;
  @Autowired private Payouts payouts;
  @Autowired private ProviderRefunds refunds;

  private ReturnsFixture given;
  private StripeStandIn stripe;
  private SendRefunds send;
  private StripeNews news;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new ReturnsFixture(beans).store(false);
    stripe = new StripeStandIn();
    StripeSettings settings = settings(StripeStandIn.KEY);
    send = new SendRefunds(settings, refunds);
    news = new StripeNews(settings, refunds, clock);
  }

  @AfterEach
  void closeStripe() {
    stripe.close();
  }

  @Test
  void refundsACardOnce() {
    Payout due = due(1000);

    send.sendDue();
    send.sendDue();

    assertPaidOnce(due);
    assertThat(now(due).reference()).startsWith("re_");
  }

  @Test
  void leavesOtherPaymentsToTheAccountant() {
    Payout due = due("tok_1", 1000);

    send.sendDue();

    assertThat(payouts.due(STORE)).extracting(Payout::id).contains(due.id());
    assertThat(stripe.refunds()).isEmpty();
  }

  @Test
  void paysOnceWhenTheClockWasSetBack() {
    Payout due = due(1000);
    stripe.fails(Fault.ANSWER_LOST);
    send.sendDue();
    stripe.fails(Fault.NONE);

    clock.advance(Duration.ofDays(-3));
    send.sendDue();
    send.sendDue();
    clock.advance(Duration.ofDays(3).plusMinutes(3));
    send.sendDue();
    tell(madeFor(due), "succeeded");
    clock.advance(Duration.ofDays(-3));
    tell(madeFor(due), "succeeded");
    send.sendDue();
    clock.advance(Duration.ofDays(3));

    assertPaidOnce(due);
  }

  @Test
  void paysOnceWhenTheAnswerWasLost() {
    Payout due = due(1000);
    stripe.fails(Fault.ANSWER_LOST);
    send.sendDue();
    assertThat(now(due).paid()).isFalse();

    stripe.fails(Fault.NONE);
    send.sendDue();
    assertThat(now(due).paid()).isFalse();
    clock.advance(Duration.ofMinutes(3));
    send.sendDue();

    assertPaidOnce(due);
  }

  @Test
  void paysOnceWhenTheAnswerWasLostAndTheKeyForgotten() {
    Payout due = due(1000);
    stripe.fails(Fault.ANSWER_LOST);
    send.sendDue();

    stripe.forgetKeys();
    stripe.fails(Fault.NONE);
    clock.advance(Duration.ofDays(2));
    send.sendDue();

    assertThat(stripe.lists()).isEqualTo(1);
    assertPaidOnce(due);
  }

  @Test
  void triesAgainWhenStripeWasDown() {
    Payout due = due(1000);
    stripe.fails(Fault.DOWN);
    send.sendDue();

    stripe.fails(Fault.NONE);
    clock.advance(Duration.ofMinutes(3));
    send.sendDue();

    assertPaidOnce(due);
  }

  @Test
  void waitsWhenItsKeyIsWrong() {
    Payout due = due(1000);
    new SendRefunds(settings("sk_test_wrong"), refunds).sendDue();
    assertThat(now(due).paid()).isFalse();

    clock.advance(Duration.ofMinutes(3));
    send.sendDue();

    assertPaidOnce(due);
  }

  @Test
  void bookOnceWhenTheWebhookCameBeforeTheAnswerAndTwice() {
    Payout due = due(1000);
    stripe.fails(Fault.ANSWER_LOST);
    send.sendDue();

    assertThat(tell(madeFor(due), "succeeded")).isEqualTo(204);
    assertThat(tell(madeFor(due), "succeeded")).isEqualTo(204);
    stripe.fails(Fault.NONE);
    clock.advance(Duration.ofMinutes(3));
    send.sendDue();

    assertPaidOnce(due);
  }

  @Test
  void ignoresNewsThatIsOutOfOrder() {
    stripe.answers("pending");
    Payout due = due(1000);
    send.sendDue();
    assertThat(now(due).paid()).isFalse();

    tell(madeFor(due), "succeeded");
    tell(madeFor(due), "pending");

    assertPaidOnce(due);
  }

  @Test
  void makesDueAgainWhatFailedAfterAll() {
    Payout due = due(1000);
    send.sendDue();
    Refund made = madeFor(due);

    tell(made, "failed");
    tell(made, "failed");
    tell(made, "succeeded");
    send.sendDue();

    assertThat(now(due).paid()).isFalse();
    assertThat(payouts.due(STORE)).extracting(Payout::id).contains(due.id());
    assertThat(balance(due, "paid_out")).isZero();
    assertThat(balance(due, "payable")).isEqualTo(-850);
    assertThat(stripe.refunds().stream().filter(each -> each.payout().equals(due.id().toString()))).hasSize(1);
  }

  @Test
  void givesToTheAccountantWhatStripeRefuses() {
    Payout due = due(1000);
    stripe.paid(payment(due), 100);

    send.sendDue();

    assertThat(payouts.due(STORE)).extracting(Payout::id).contains(due.id());
    assertThat(balance(due, "paid_out")).isZero();
  }

  @Test
  void refundsOnceWhenTwoServersSend() throws Exception {
    Payout first = due(1000);
    Payout second = due(2000);
    Callable<Boolean> server =
        () -> {
          new SendRefunds(settings(StripeStandIn.KEY), refunds).sendDue();
          return true;
        };

    try (ExecutorService servers = Executors.newFixedThreadPool(3)) {
      assertThat(servers.invokeAll(List.of(server, server, server)).stream().map(Future::resultNow)).doesNotContain(false);
    }

    assertThat(now(first).paid()).isTrue();
    assertThat(now(second).paid()).isTrue();
    assertThat(stripe.refunds()).hasSize(2);
  }

  @Test
  void believesNoOneWithoutTheSignature() {
    stripe.answers("pending");
    Payout due = due(1000);
    send.sendDue();
    String body = event(madeFor(due), "succeeded");
    long at = clock.instant().getEpochSecond();

    assertThat(status(body, "")).isEqualTo(400);
    assertThat(status(body, signature(body, at, "whsec_other"))).isEqualTo(400);
    assertThat(status(body.replace("succeeded", "failed"), signature(body, at, SECRET))).isEqualTo(400);
    assertThat(status(body, signature(body, at - 600, SECRET))).isEqualTo(400);
    assertThat(news.told("elsewhere", signature(body, at, SECRET), body).getStatusCode().value()).isEqualTo(404);
    assertThat(status("{\"type\": \"charge.updated\"}", signature("{\"type\": \"charge.updated\"}", at, SECRET)))
        .isEqualTo(204);
    assertThat(now(due).paid()).isFalse();
  }

  private int tell(Refund refund, String status) {
    String body = event(refund, status);
    return status(body, signature(body, clock.instant().getEpochSecond(), SECRET));
  }

  private int status(String body, String signature) {
    return news.told(STORE.value(), signature, body).getStatusCode().value();
  }

  private static String event(Refund refund, String status) {
    Refund now = new Refund(refund.id(), refund.payment(), refund.amount(), refund.payout(), status);
    return "{\"id\": \"evt_1\", \"type\": \"refund.updated\", \"data\": {\"object\": " + now.json() + "}}";
  }

  private static String signature(String body, long at, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signed = mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + at + ",v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Refund madeFor(Payout payout) {
    return stripe.refunds().stream()
        .filter(each -> each.payout().equals(payout.id().toString()))
        .findFirst()
        .orElseThrow();
  }

  private StripeSettings settings(String key) {
    return new StripeSettings(stripe.address(), Map.of(STORE.value(), new StripeSettings.Account(key, SECRET)));
  }

  private Payout due(long cents) {
    String payment = "pi_" + PAYMENTS.incrementAndGet();
    stripe.paid(payment, cents);
    return due(payment, cents);
  }

  private Payout due(String payment, long cents) {
    OrderId order = given.order(1, cents);
    jdbc.sql("update customer_order set payment_reference = :payment where order_id = :order")
        .param("payment", payment)
        .param("order", order.value())
        .update();
    ReturnCase accepted = given.accepted(order, 1, Resolution.REFUND);
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    return payouts.ofCase(STORE, accepted.id()).getFirst();
  }

  private String payment(Payout payout) {
    return jdbc.sql("select payment_reference from customer_order where number = :number")
        .param("number", payout.orderNumber())
        .query(String.class)
        .single();
  }

  private Payout now(Payout payout) {
    return payouts.ofCase(STORE, payout.caseId()).getFirst();
  }

  private void assertPaidOnce(Payout due) {
    assertThat(now(due).paid()).isTrue();
    assertThat(stripe.refunds().stream().filter(each -> each.payout().equals(due.id().toString()))).hasSize(1);
    assertThat(balance(due, "paid_out")).isEqualTo(-850);
    assertThat(balance(due, "payable")).isZero();
    assertThat(given.events(given.get(due.caseId()))).filteredOn(CaseEventKind.PAID_OUT::equals).hasSize(1);
  }

  private long balance(Payout of, String account) {
    return jdbc.sql(BALANCE).param("case", of.caseId().value()).param("account", account).query(Long.class).single();
  }
}
