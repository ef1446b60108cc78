package retour.server.withdrawal;

import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.evidence.EvidenceFiles;
import retour.server.mail.Mail;
import retour.server.mail.Outbox;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.Receiving;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.StoreId;
import retour.server.testing.TestClock;

/** Statements to Imperium Est of the demonstration, with the clock moved by hand. */
final class WithdrawalFixture {

  static final StoreId STORE = new StoreId("imperium-est");
  static final Actor SHOPPER = new Actor.Shopper();
  static final Actor INSPECTOR = new Actor.Staff(new UUID(0, 2), Role.INSPECTOR);
  static final Actor ADMINISTRATOR = new Actor.Staff(new UUID(0, 5), Role.ADMINISTRATOR);
  static final Actor CLERK = new Actor.Staff(new UUID(0, 1), Role.CLERK);
  static final Actor SUPERVISOR = new Actor.Staff(new UUID(0, 3), Role.SUPERVISOR);

  private final ApplicationContext beans;

  WithdrawalFixture(ApplicationContext beans) {
    this.beans = beans;
    beans.getBeansOfType(DemoLoader.class).values().forEach(loader -> loader.load(Progress.silent()));
  }

  <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  static Statement statement(String contract, String address) {
    return statement(contract, address, "", StatementKey.next());
  }

  static Statement statement(String contract, String address, String goods, String key) {
    return new Statement(
        STORE,
        key,
        WithdrawalChannel.PORTAL,
        new Statement.Words("Елена Стоянова", contract, address, goods),
        Map.of(),
        Optional.empty(),
        "bg",
        Optional.empty(),
        SHOPPER);
  }

  /** From an opened order. */
  Statement proven(String number, Map<Integer, Integer> parts) {
    Order order = order(number);
    return new Statement(
        STORE,
        StatementKey.next(),
        WithdrawalChannel.PORTAL,
        new Statement.Words("Елена Стоянова", number, order.buyer().email(), parts.isEmpty() ? "" : "goods"),
        parts,
        Optional.of(order.id()),
        "bg",
        Optional.empty(),
        SHOPPER);
  }

  static Statement byLetter(String contract, Instant statedAt) {
    return new Statement(
        STORE,
        StatementKey.next(),
        WithdrawalChannel.LETTER,
        new Statement.Words("Елена Стоянова", contract, "", ""),
        Map.of(),
        Optional.empty(),
        "bg",
        Optional.of(statedAt),
        CLERK);
  }

  /** Received, followed up, and read again. */
  Withdrawal received(Statement statement) {
    Withdrawal received = bean(ReceiveStatement.class).receive(statement).withdrawal();
    followUp();
    return read(received);
  }

  /** Does what is due, with whatever the running server holds of it just now. */
  void followUp() {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              bean(StatementTasks.class).doDue();
              return due() == 0;
            });
  }

  private long due() {
    return bean(JdbcClient.class)
        .sql("select count(*) from withdrawal_task where next_try_at <= :now")
        .param("now", WithdrawalWrites.time(bean(TestClock.class).instant()))
        .query(Long.class)
        .single();
  }

  Withdrawal read(Withdrawal seen) {
    return bean(Withdrawals.class).get(STORE, seen.id());
  }

  ReturnCase returnCase(Withdrawal of) {
    return bean(ReturnCases.class).get(STORE, of.returnCase().orElseThrow());
  }

  Order order(String number) {
    return bean(Orders.class).byNumber(STORE, number).orElseThrow();
  }

  static WithdrawalCommand by(Withdrawal seen, Actor actor) {
    return new WithdrawalCommand(STORE, seen.id(), seen.version(), actor);
  }

  List<String> events(Withdrawal of) {
    return bean(Withdrawals.class).history(STORE, of.id()).stream().map(event -> event.kind().code()).toList();
  }

  /** Mails about statements to an address, oldest first. */
  List<Mail> mails(String address) {
    return bean(Outbox.class).latest(STORE, 500).reversed().stream()
        .map(kept -> kept.mail())
        .filter(mail -> mail.recipient().equals(address) && mail.template().startsWith("withdrawal_"))
        .toList();
  }

  /** The last call to staff about a statement. */
  Mail alarm(Withdrawal about) {
    return bean(Outbox.class).latest(STORE, 500).stream()
        .map(kept -> kept.mail())
        .filter(mail -> mail.onceKey().startsWith("withdrawal/" + about.id().value() + "/withdrawal_alarm"))
        .findFirst()
        .orElseThrow();
  }

  Withdrawals.Event lastEvent(Withdrawal of) {
    return bean(Withdrawals.class).history(STORE, of.id()).getLast();
  }

  /** Mails about one statement, oldest first, by template. */
  List<String> mails(Withdrawal about) {
    return bean(Outbox.class).latest(STORE, 500).reversed().stream()
        .map(kept -> kept.mail())
        .filter(mail -> mail.onceKey().startsWith("withdrawal/" + about.id().value() + "/"))
        .map(Mail::template)
        .toList();
  }

  /** Goes through the terms as the clock of the server does. */
  void lookAround() {
    bean(WatchStatements.class).lookAround();
    followUp();
  }

  /** Takes the goods in at the door. */
  void receive(Withdrawal of) {
    bean(Receiving.class)
        .receive(
            new Receiving.Arrival(
                STORE,
                returnCase(of).shownNumber(),
                "bulkurier",
                "T" + of.number(),
                Receiving.Freight.PREPAID,
                "",
                Map.of(),
                CLERK));
  }

  CaseCommand step(Withdrawal of, Actor actor) {
    ReturnCase found = returnCase(of);
    return new CaseCommand(STORE, found.id(), found.version(), actor);
  }

  /** A file of one white pixel. */
  static InputStream photo() {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", png);
      return new ByteArrayInputStream(png.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void staffPhoto(Withdrawal of) {
    ReturnCase found = returnCase(of);
    bean(EvidenceFiles.class)
        .keepForCase(
            new EvidenceFiles.CaseFile(STORE, found.order(), found.id().value()), photo(), INSPECTOR.reference());
  }

  static ProblemCode refused(ThrowableAssert.ThrowingCallable step) {
    return Objects.requireNonNull(Assertions.catchThrowableOfType(Refused.class, step)).code();
  }

  void at(String instant) {
    bean(TestClock.class).set(Instant.parse(instant));
  }
}
