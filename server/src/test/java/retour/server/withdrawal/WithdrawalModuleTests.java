package retour.server.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.withdrawal.WithdrawalFixture.STORE;
import static retour.server.withdrawal.WithdrawalFixture.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.mail.KeptMail;
import retour.server.mail.Mail;
import retour.server.mail.Outbox;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.AuthorizationState;
import retour.server.returns.CaseStatus;
import retour.server.returns.ReturnCases;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** From the statement to the return it leads to. */
@RetourModuleTest
class WithdrawalModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  private WithdrawalFixture shop;

  @BeforeEach
  void open() {
    beans.getBean(TestClock.class).set(TestClock.START);
    shop = new WithdrawalFixture(beans);
  }

  @Test
  void takesEffectWithoutAnybodysApproval() {
    Withdrawal made = shop.received(statement("ie-2001", "ELENA.stoyanova@example.com "));

    assertThat(made.state()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(made.timeliness()).contains(Timeliness.IN_TIME);
    assertThat(shop.events(made)).containsExactly("stated", "matched", "accepted");
    assertThat(shop.returnCase(made).authorization()).isEqualTo(AuthorizationState.AUTHORIZED);
    assertThat(shop.returnCase(made).status()).isEqualTo(CaseStatus.AWAITING_GOODS);
    assertThat(shop.returnCase(made).requestedAt()).isEqualTo(made.statedAt());
  }

  @Test
  void countsEveryTermWithItsTrace() {
    Withdrawal made = shop.received(statement("IE-2002", "georgi.dimitrov@example.com"));

    // Delivered on Saturday 14 November: 14 days on is Saturday 28, so Monday 30.
    assertThat(made.term(Term.Name.PERIOD))
        .contains(
            new Term(
                Term.Name.PERIOD,
                "CRD-9",
                LocalDate.parse("2026-11-14"),
                LocalDate.parse("2026-11-28"),
                LocalDate.parse("2026-11-30"),
                "14 days",
                "eu-1182-71"));
    assertThat(made.term(Term.Name.SENDING).orElseThrow().lastDay()).isEqualTo("2026-12-04");
    assertThat(made.term(Term.Name.REPAYMENT).orElseThrow().rawLastDay()).isEqualTo("2026-12-04");
  }

  @Test
  void acknowledgesAtOnceWithContentTimeAndDigest() {
    Withdrawal made = shop.received(statement("unknown", "somebody@example.com"));

    Mail receipt = shop.mails("somebody@example.com").getFirst();
    assertThat(receipt.template()).isEqualTo("withdrawal_receipt");
    assertThat(receipt.text())
        .contains(made.number(), "Елена Стоянова", "20 ноември 2026", "12:00:00 (Europe/Sofia)", made.receipt().hash());
    KeptMail kept = beans.getBean(Outbox.class).latest(STORE, 1).getFirst();
    assertThat(beans.getBean(Outbox.class).attachments(STORE, kept.id()))
        .singleElement()
        .satisfies(file -> assertThat(new String(file.content(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF"));
    assertThat(jdbc.sql("select sha256 from withdrawal where number = :n").param("n", made.number()).query(byte[].class).single())
        .isEqualTo(made.receipt().sha256());
  }

  @Test
  void recordsWhatMatchesNoOrderForStaff() {
    Withdrawal wrongAddress = shop.received(statement("IE-2003", "another@example.com"));

    assertThat(wrongAddress.state()).isEqualTo(WithdrawalState.UNMATCHED);
    assertThat(wrongAddress.order()).isEmpty();
    assertThat(shop.mails("another@example.com")).hasSize(1);
  }

  @Test
  void leavesGoodsInWordsToStaff() {
    Withdrawal made =
        shop.received(
            statement("IE-2014", "georgi.dimitrov@example.com", "само едното", StatementKey.next()));

    assertThat(made.state()).isEqualTo(WithdrawalState.UNMATCHED);
    assertThat(made.order()).isPresent();
  }

  @Test
  void recordsALateStatementAndLeavesTheAnswerToStaff() {
    Withdrawal made = shop.received(statement("IE-2016", "nikola.ivanov@example.com"));

    assertThat(made.state()).isEqualTo(WithdrawalState.WEIGHING);
    assertThat(made.timeliness()).contains(Timeliness.LATE);
    assertThat(shop.mails("nikola.ivanov@example.com")).extracting(Mail::template).contains("withdrawal_receipt");
  }

  @Test
  void cancelsWhatWasNotShippedAndGivesDeliveryBack() {
    Withdrawal made = shop.received(statement("IE-2006", "georgi.dimitrov@example.com"));

    assertThat(made.timeliness()).contains(Timeliness.NOT_BEGUN);
    assertThat(made.term(Term.Name.SENDING)).isEmpty();
    assertThat(shop.returnCase(made).status()).isEqualTo(CaseStatus.AWAITING_SETTLEMENT);
    assertThat(beans.getBean(ReturnCases.class).facts(STORE, made.returnCase().orElseThrow()))
        .extracting(said -> said.fact().name() + " " + said.fact().value() + " " + said.actor())
        .contains("delivery_cost_due Amount[value=4.90 EUR] clock", "reason Choice[value=changed_mind] shopper");
  }

  @Test
  void takesWhatIsOnItsWay() {
    Withdrawal made = shop.received(statement("IE-2007", "maria.petrova@example.com"));

    assertThat(made.timeliness()).contains(Timeliness.NOT_BEGUN);
    assertThat(made.term(Term.Name.PERIOD)).isEmpty();
    assertThat(made.term(Term.Name.SENDING)).isPresent();
    assertThat(shop.returnCase(made).status()).isEqualTo(CaseStatus.AWAITING_GOODS);
  }

  @Test
  void takesAPartOfAnOrder() {
    Withdrawal made = shop.received(shop.proven("IE-2010", Map.of(1, 1)));

    assertThat(made.state()).as(made.timeliness().toString()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(shop.returnCase(made).items()).hasSize(1);
  }

  @Test
  void isOneStatementHoweverOftenItIsSent() throws Exception {
    String key = StatementKey.next();
    Statement sent = statement("IE-2017", "sofia.lambrou@example.com", "", key);
    try (ExecutorService people = Executors.newFixedThreadPool(20)) {
      List<Callable<String>> tries =
          IntStream.range(0, 20)
              .<Callable<String>>mapToObj(
                  _ -> () -> shop.bean(ReceiveStatement.class).receive(sent).withdrawal().number())
              .toList();
      List<Future<String>> numbers = people.invokeAll(tries);

      assertThat(numbers.stream().map(Future::resultNow).distinct()).hasSize(1);
    }
    shop.followUp();
    shop.followUp();
    assertThat(shop.mails("sofia.lambrou@example.com")).hasSize(1);
    assertThat(beans.getBean(ReturnCases.class).ofOrder(STORE, shop.order("IE-2017").id())).hasSize(1);
  }

  @Test
  void keepsOtherWordsUnderAUsedKeyAsAnotherStatement() {
    String key = StatementKey.next();
    ReceiveStatement.Received first =
        shop.bean(ReceiveStatement.class).receive(statement("A-1", "b@example.com", "", key));
    ReceiveStatement.Received second =
        shop.bean(ReceiveStatement.class).receive(statement("A-2", "b@example.com", "", key));

    assertThat(second.withdrawal().id()).isNotEqualTo(first.withdrawal().id());
    assertThat(second.key()).isNotEqualTo(first.key());
  }

  @Test
  void makesTwoStatementsAboutOneOrderOneReturn() {
    Withdrawal first = shop.received(statement("IE-2008", "nikola.ivanov@example.com"));
    Withdrawal second = shop.received(statement("IE-2008", "nikola.ivanov@example.com"));

    assertThat(first.state()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(second.state()).isEqualTo(WithdrawalState.WEIGHING);
    assertThat(second.timeliness()).contains(Timeliness.NO_RIGHT);
  }

  @Test
  void leavesACompanysStatementToStaff() {
    Withdrawal made = shop.received(statement("IE-2018", "office@izgrev.example.com"));

    assertThat(made.state()).isEqualTo(WithdrawalState.WEIGHING);
    assertThat(made.timeliness()).contains(Timeliness.NO_RIGHT);
  }

  @Test
  void findsTheNumberAmongOtherWords() {
    Withdrawal made = shop.received(statement("Поръчка IE-2015, от вчера", "maria.petrova@example.com"));

    assertThat(made.order()).contains(shop.order("IE-2015").id());
  }

  @Test
  void cleansWhatIsTypedAndNamesWhatIsWrong() {
    Statement hostile = statement("IE-1\u0007\n\u202E<script>", "x@example.com");
    assertThat(shop.bean(ReceiveStatement.class).receive(hostile).withdrawal().words().contract())
        .isEqualTo("IE-1 <script>");

    assertThat(faults(statement("", "no address"))).containsExactly("contract missing", "address not_an_address");
    assertThat(faults(statement("x".repeat(201), ""))).containsExactly("contract too_long", "address missing");
  }

  @Test
  void postponesReceiptsForAFloodedAddressButRecordsEveryStatement() {
    for (int i = 0; i < 7; i++) {
      shop.bean(ReceiveStatement.class).receive(statement("F-" + i, "flood@example.com"));
    }
    shop.followUp();
    assertThat(shop.mails("flood@example.com")).hasSize(5);

    beans.getBean(TestClock.class).advance(Duration.ofHours(1));
    shop.followUp();
    assertThat(shop.mails("flood@example.com")).hasSize(7);
  }

  @Test
  void sendsTheReceiptForAnotherOrderAtOnceWhateverCameBefore() {
    for (int i = 0; i < 7; i++) {
      shop.bean(ReceiveStatement.class).receive(statement("G-" + i, "nikola.ivanov@example.com"));
    }
    shop.followUp();
    int before = shop.mails("nikola.ivanov@example.com").size();

    for (String order : List.of("IE-2004", "IE-2012")) {
      shop.received(statement(order, "nikola.ivanov@example.com"));
    }

    assertThat(shop.mails("nikola.ivanov@example.com")).hasSize(before + 2);
  }

  @Test
  void refusesAFloodFromOneNetwork() {
    Optional<Refused> refused = Optional.empty();
    for (int i = 0; i < 301 && refused.isEmpty(); i++) {
      try {
        shop.bean(ReceiveStatement.class).receive(statement("G-" + i, "g" + i + "@example.com"), "net");
      } catch (Refused why) {
        refused = Optional.of(why);
      }
    }

    assertThat(refused).map(Refused::code).contains(ProblemCode.TOO_MANY_TRIES);
    jdbc.sql("delete from withdrawal_task").update();
  }

  @Test
  void countsALetterFromTheDayItWasSent() {
    Instant sent = Instant.parse("2026-11-18T09:00:00Z");

    Withdrawal made = shop.received(WithdrawalFixture.byLetter("IE-2005", sent));
    assertThat(made.state()).isEqualTo(WithdrawalState.UNMATCHED);
    Withdrawal matched =
        shop.bean(MatchStatement.class)
            .byHand(
                WithdrawalFixture.by(made, WithdrawalFixture.CLERK),
                new MatchStatement.Found("IE-2005", Map.of()));

    assertThat(matched.timeliness()).contains(Timeliness.IN_TIME);
    assertThat(matched.state()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(shop.returnCase(matched).requestedOn()).isEqualTo("2026-11-18");
  }

  private List<String> faults(Statement statement) {
    try {
      shop.bean(ReceiveStatement.class).receive(statement);
      return List.of();
    } catch (Refused refused) {
      return refused.fields().stream().map(fault -> fault.field() + " " + fault.code()).toList();
    }
  }
}
