package retour.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.audit.AuditTrail;
import retour.server.complaint.Complaint;
import retour.server.complaint.FileComplaint;
import retour.server.complaint.NewComplaint;
import retour.server.complaint.ReceivedBy;
import retour.server.complaint.Remedy;
import retour.server.desk.DeskBrowser;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.platform.DemoLoader;
import retour.server.platform.PasswordHashes;
import retour.server.platform.Progress;
import retour.server.returns.Channel;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.Payouts;
import retour.server.settlement.SettleReturn;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.Staff;
import retour.server.store.StaffMember;
import retour.server.store.StoreId;
import retour.server.store.StoreScope;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;
import retour.server.testing.TestDatabase;
import retour.server.vault.Owner;
import retour.server.vault.Vault;
import retour.server.withdrawal.ReceiveStatement;
import retour.server.withdrawal.Statement;
import retour.server.withdrawal.StatementKey;
import retour.server.withdrawal.WithdrawalChannel;

@RetourModuleTest
class ErasureModuleTests {

  private static final StoreId STORE = new StoreId("imperium-est");

  @Autowired private List<DemoLoader> demo;
  @Autowired private ApplicationContext beans;
  @Autowired private Orders orders;
  @Autowired private Erasures erasures;
  @Autowired private ErasureRows rows;
  @Autowired private RetentionTerms terms;
  @Autowired private Vault vault;
  @Autowired private Stores stores;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;
  @TempDir private Path folder;

  @BeforeEach
  void load() {
    demo.forEach(loader -> loader.load(Progress.silent()));
    jdbc.sql(Traces.EVERY_ORDER_ITS_OWN_PERSON).update();
    jdbc.sql(Traces.EVERY_INVOICE_TOO).update();
  }

  @AfterEach
  void resetClock() {
    clock.set(TestClock.START);
    jdbc.sql("delete from erasure where erased_at is null").update();
  }

  @Test
  void leavesNothingOfWhoReturnedGoodsAndWasPaid() {
    ReturnsFixture given = new ReturnsFixture(beans).store(true, "EUR");
    Order placed = given.read(given.order(1, 12_000));
    jdbc.sql(Traces.A_NAME_OF_ITS_OWN).param("order", placed.id().value()).update();
    Order order = given.read(placed.id());
    ReturnCase accepted = given.accepted(order.id(), 1, Resolution.REFUND);
    beans.getBean(SettleReturn.class).settle(ReturnsFixture.by(accepted, ReturnsFixture.ACCOUNTANT));
    assertThat(erased(order)).isFalse();
    Payouts payouts = beans.getBean(Payouts.class);
    payouts
        .ofCase(order.store(), accepted.id())
        .forEach(due -> payouts.markPaid(order.store(), due.id(), "paid", ReturnsFixture.ACCOUNTANT));

    assertNothingIsLeft(order);
    assertThat(erasures.of(order.store(), order.id()).orElseThrow().keptUntil()).containsOnlyKeys(Ground.ACCOUNTING);
  }

  @Test
  void leavesNothingOfWhoWithdrew() {
    Order order = order("IE-2011");
    transaction.executeWithoutResult(
        _ -> {
          beans.getBean(ReceiveStatement.class).receive(statement(order));
          jdbc.sql("delete from withdrawal_task").update();
          jdbc.sql("update withdrawal_standing set order_id = :order").param("order", order.id().value()).update();
        });
    assertThat(erased(order)).isFalse();
    jdbc.sql("update withdrawal_standing set state = 'declined' where order_id = :order")
        .param("order", order.id().value())
        .update();

    assertNothingIsLeft(order);
    assertThat(erasures.of(STORE, order.id()).orElseThrow().keptUntil()).containsKey(Ground.CLAIMS);
  }

  @Test
  void waitsForAComplaintAndLeavesNothingAfterIt() {
    Order order = order("IE-2010");
    Complaint filed = beans.getBean(FileComplaint.class).file(complaint(order));
    assertThat(erased(order)).isFalse();
    Erasure waiting = erasures.of(STORE, order.id()).orElseThrow();
    assertThat(waiting.waitsFor()).contains("complaint");
    assertThat(orders.find(STORE, order.id()).orElseThrow().buyer()).isEqualTo(order.buyer());

    Traces.ENDS.forEach(statement -> jdbc.sql(statement).param("order", order.id().value()).update());

    assertNothingIsLeft(order);
    assertThat(notices(filed)).isZero();
  }

  @Test
  void leavesReturnsThatStaffCanStillRead() {
    ReturnsFixture given = new ReturnsFixture(beans).store(true, "EUR");
    Order placed = given.read(given.order(1, 12_000));
    jdbc.sql(Traces.A_NAME_OF_ITS_OWN).param("order", placed.id().value()).update();
    Order order = given.read(placed.id());
    ReturnCase accepted = given.accepted(order.id(), 1, Resolution.REFUND);
    Traces.ENDS.forEach(statement -> jdbc.sql(statement).param("order", order.id().value()).update());
    String login = "reader-" + order.id().value() + "@corner-shop";
    beans
        .getBean(Staff.class)
        .add(
            new StaffMember(order.store(), UUID.randomUUID(), login, "Reader", Role.SUPERVISOR, "en"),
            new PasswordHashes().hash("a password for reading"));

    awaitErased(order);

    DeskBrowser desk = DeskBrowser.loggedIn(port, login, "a password for reading");
    assertThat(desk.get("/desk/cases/" + accepted.id().value()).statusCode()).isEqualTo(200);
    assertThat(desk.text()).contains(accepted.shownNumber()).doesNotContain(order.buyer().name());
  }

  @Test
  void keepsDecisionsWholeOfWhoTypedACode() {
    ReturnsFixture given = new ReturnsFixture(beans).store(true, "EUR");
    Order placed = given.read(given.order(1, 12_000));
    jdbc.sql(Traces.A_NAME_OF_ITS_OWN).param("order", placed.id().value()).update();
    Order order = given.read(placed.id());
    ReturnCase accepted = given.accepted(order.id(), 1, Resolution.REFUND);
    jdbc.sql(
            """
            insert into case_fact (store_id, case_id, item_no, name, value, source, actor, said_at)
            select store_id, case_id, 0, 'customer_words', '"REFUND"', 'shopper', 'shopper', now()
            from return_case where case_id = :case
            """)
        .param("case", accepted.id().value())
        .update();
    Traces.ENDS.forEach(statement -> jdbc.sql(statement).param("order", order.id().value()).update());

    awaitErased(order);

    assertThat(jdbc.sql("select string_agg(decision::text, '') from decision where case_id = :case")
            .param("case", accepted.id().value())
            .query(String.class)
            .single())
        .contains("\"REFUND\"");
  }

  @Test
  void locksWhatLawKeepsUntilItsLastDayAndDestroysItThen() {
    Order order = order("IE-2002");
    jdbc.sql(
            """
            insert into order_invoice (store_id, order_id, number, issued_on, buyer_name, buyer_address, buyer_country)
            values ('imperium-est', :order, '1000009999', date '2026-11-15', :name, 'ул. „Шипка“ 12', 'BG')
            on conflict (store_id, order_id) do nothing
            """)
        .param("order", order.id().value())
        .param("name", order.buyer().name())
        .update();
    assertThat(erasures.outlook(STORE, order.buyer().email()))
        .extracting(Erasure::keptUntil)
        .contains(Map.of(Ground.ACCOUNTING, LocalDate.of(2036, 12, 31)));

    awaitErased(order);

    Owner owner = new Owner("kept", order.id().value() + ":accounting");
    byte[] sealed = sealed(order).getFirst();
    assertThat(erasures.of(STORE, order.id()).orElseThrow().keptUntil())
        .containsEntry(Ground.ACCOUNTING, LocalDate.of(2036, 12, 31));
    assertThat(vault.opener(STORE, List.of(owner)).text(owner, sealed).orElseThrow()).contains(order.buyer().name());
    clock.set(LocalDate.of(2037, 1, 2).atStartOfDay(stores.get(STORE).zone()).toInstant());
    erasures.keepNothingTooLong();
    assertThat(sealed(order)).isEmpty();
    assertThat(vault.opener(STORE, List.of(owner)).text(owner, sealed)).isEmpty();
  }

  @Test
  void forgetsAgainAfterAnOlderDatabaseIsRestored() {
    Order order = order("IE-2004");
    Erasures withFile = withFile();
    withFile.ask(STORE, order.buyer().email(), new Actor.Shopper());
    jdbc.sql("delete from erasure where order_id = :order").param("order", order.id().value()).update();

    Erasures restarted = withFile();
    restarted.askAgain();
    restarted.eraseDue();

    assertThat(erasures.of(STORE, order.id()).orElseThrow().erasedAt()).isPresent();
    assertThat(folder.resolve("data.erased")).content().doesNotContain(order.buyer().name(), order.buyer().email());
  }

  @Test
  void asksForNobodyOfAnotherDatabaseAgain() {
    Order order = order("IE-2005");
    Erasures withFile = withFile();
    withFile.ask(STORE, order.buyer().email(), new Actor.Shopper());
    jdbc.sql("delete from erasure where order_id = :order").param("order", order.id().value()).update();
    jdbc.sql("update customer_order set placed_at = placed_at - interval '1 day' where order_id = :order")
        .param("order", order.id().value())
        .update();

    withFile().askAgain();

    assertThat(erasures.of(STORE, order.id())).isEmpty();
  }

  @Test
  void letsNobodyElseChangeHistory() {
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    _ -> {
                      jdbc.sql("select set_config('retour.erasing', 'yes', true)").query().singleRow();
                      jdbc.sql("update policy_version set published_by = 'x'").update();
                    }))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("append-only");
  }

  @Test
  void erasesNoOtherStoresOrder() {
    Order order = order("IE-2006");
    try (StoreScope.Entered _ = StoreScope.only(new StoreId("impress"))) {
      assertThatThrownBy(() -> rows.erase(new ErasureRows.Due(STORE, order.id()), clock.instant()))
          .isInstanceOf(DataAccessException.class);
    }
    assertThat(orders.find(STORE, order.id()).orElseThrow().buyer()).isEqualTo(order.buyer());
  }

  private int notices(Complaint of) {
    return jdbc.sql("select count(*) from complaint_notice where complaint_id = :complaint")
        .param("complaint", of.id().value())
        .query(Integer.class)
        .single();
  }

  private Erasures withFile() {
    return new Erasures(
        rows, terms, ErasedFile.of(folder.resolve("data").toString(), ""), vault, stores, transaction, clock);
  }

  private Order order(String number) {
    return orders.byNumber(STORE, number).orElseThrow();
  }

  private static List<String> person(Order order) {
    return Stream.of(order.buyer().email(), order.buyer().name(), order.buyer().phone(), "secret-of-" + order.number())
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private List<byte[]> sealed(Order order) {
    return jdbc.sql("select sealed from kept_record where order_id = :order")
        .param("order", order.id().value())
        .query((row, _) -> row.getBytes("sealed"))
        .list();
  }

  /** What people write and send while a return goes its way. */
  private void leaveTraces(Order order) {
    String words = "Call %s at %s, secret-of-%s".formatted(order.buyer().name(), order.buyer().phone(), order.number());
    Map<String, Object> traces =
        Map.of("order", order.id().value(), "words", words, "email", order.buyer().email(), "bytes", words.getBytes(StandardCharsets.UTF_8));
    for (String statement : Traces.STATEMENTS) {
      jdbc.sql(statement).params(traces).update();
    }
    for (UUID each : cases(order)) {
      byte[] sealed = vault.seal(order.store(), Owner.ofCase(each), words);
      jdbc.sql(Traces.ACCOUNT).param("case", each).param("sealed", sealed).update();
    }
  }

  private List<UUID> cases(Order order) {
    return jdbc.sql("select case_id from return_case where order_id = :order")
        .param("order", order.id().value())
        .query((row, _) -> row.getObject("case_id", UUID.class))
        .list();
  }

  private void assertNothingIsLeft(Order order) {
    List<String> person = person(order);
    leaveTraces(order);
    assertThat(new WholeDatabase(jdbc).placesOf(person)).isNotEmpty();

    awaitErased(order);

    assertThat(new WholeDatabase(jdbc).placesOf(person)).isEmpty();
    assertThat(auditFaults(order.store())).isEmpty();
  }

  /** The running server may look at the same time, and hold the order just now. */
  private void awaitErased(Order order) {
    boolean atOnce = erased(order);
    await().until(() -> atOnce || erasures.of(order.store(), order.id()).orElseThrow().erasedAt().isPresent());
  }

  /** Asks, and looks as the clock would some hours later. */
  private boolean erased(Order order) {
    erasures.ask(order.store(), order.buyer().email(), new Actor.Shopper());
    clock.advance(Duration.ofHours(7));
    erasures.eraseDue();
    return erasures.of(order.store(), order.id()).orElseThrow().erasedAt().isPresent();
  }

  private static Statement statement(Order order) {
    return new Statement(
        STORE,
        StatementKey.next(),
        WithdrawalChannel.PORTAL,
        new Statement.Words(order.buyer().name(), order.number(), order.buyer().email(), ""),
        Map.of(),
        Optional.empty(),
        "bg",
        Optional.empty(),
        new Actor.Shopper());
  }

  private static NewComplaint complaint(Order order) {
    return new NewComplaint(
        STORE,
        order.id(),
        List.of(new NewComplaint.Line(1, 1, Map.of("reason", new FactValue.Choice("defective")))),
        Map.of(),
        new Complaint.Claim(
            "It flickers, says " + order.buyer().name(),
            Remedy.REPAIR,
            Money.zero(order.paid().currency()),
            order.buyer().name(),
            "ул. „Шипка“ 12",
            order.buyer().phone()),
        Optional.empty(),
        List.of(),
        new NewComplaint.Intake(
            order.number(),
            Channel.PORTAL,
            ReceivedBy.FORM,
            "store",
            order.language(),
            Optional.empty(),
            new Actor.Shopper()));
  }

  private List<String> auditFaults(StoreId store) {
    String database = jdbc.sql("select current_database()").query(String.class).single();
    List<String> faults = new ArrayList<>();
    try (HikariDataSource owner = TestDatabase.pool(TestDatabase.access(database), TestDatabase.access(database).owner())) {
      JdbcClient root = JdbcClient.create(owner);
      root.sql("select audit_seal(:store, 100000)").param("store", store.value()).query(Integer.class).single();
      new AuditTrail(root).verify(List.of()).forEach(each -> each.fault().ifPresent(faults::add));
    }
    return faults;
  }
}
