package retour.server.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.complaint.ComplaintsFixture.ACCOUNTANT;
import static retour.server.complaint.ComplaintsFixture.CLERK;
import static retour.server.complaint.ComplaintsFixture.SHOPPER;
import static retour.server.complaint.ComplaintsFixture.STORE;
import static retour.server.complaint.ComplaintsFixture.SUPERVISOR;
import static retour.server.complaint.ComplaintsFixture.by;
import static retour.server.complaint.ComplaintsFixture.eur;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Deadline;
import retour.policy.money.Percent;
import retour.server.mail.KeptMail;
import retour.server.mail.Outbox;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.order.PaymentMethod;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Acceptance;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseStatus;
import retour.server.returns.ReturnCase;
import retour.server.settlement.Payouts;
import retour.server.settlement.SettleReturn;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
@Timeout(60)
class ComplaintModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private Complaints complaints;
  @Autowired private FileComplaint fileComplaint;
  @Autowired private DecideComplaint decide;
  @Autowired private ComplaintSteps steps;
  @Autowired private ReopenComplaint reopen;
  @Autowired private WatchComplaints watch;
  @Autowired private TellOfComplaints tell;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;
  @Autowired private Outbox outbox;
  @Autowired private TestClock clock;

  private ComplaintsFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new ComplaintsFixture(beans);
  }

  @Test
  void entersAComplaintWithEverythingAndTellsTheCustomer() {
    Complaint filed = given.filed(Remedy.REPAIR, "proof_of_payment", "protocols");

    assertThat(filed.state()).isEqualTo(ComplaintState.FILED);
    assertThat(filed.standing().nextActor()).isEqualTo(ComplaintActor.CLERK);
    assertThat(filed.standing().dueOn()).contains(LocalDate.parse("2026-12-20"));
    assertThat(filed.claim().address()).contains("София");
    assertThat(given.leg(filed).status()).isEqualTo(CaseStatus.AWAITING_GOODS);
    KeptMail mail = mails(filed, 1).getFirst();
    assertThat(mail.mail().template()).isEqualTo("complaint_filed");
    assertThat(mail.mail().subject()).contains("рекламация № " + filed.number());
    assertThat(mail.mail().text()).contains("20 декември 2026");
    assertThat(outbox.attachments(STORE, mail.id()).getFirst().content()).startsWith('%', 'P', 'D', 'F');
  }

  @Test
  void entersAComplaintThatLacksDocumentsAndSaysWhich() {
    Complaint filed = given.filed(Remedy.REPAIR);

    assertThat(filed.state()).isEqualTo(ComplaintState.DOCUMENTS_MISSING);
    assertThat(filed.standing().nextActor()).isEqualTo(ComplaintActor.SHOPPER);
    assertThat(mails(filed, 1).getFirst().mail().text())
        .contains("Доказателство за плащане", "Протокол или друг документ");

    Complaint first = steps.dispense(by(filed, CLERK), "protocols", "Няма такъв документ.");
    Complaint complete = steps.dispense(by(first, CLERK), "proof_of_payment", "Платено с карта при нас.");

    assertThat(first.state()).isEqualTo(ComplaintState.DOCUMENTS_MISSING);
    assertThat(complete.state()).isEqualTo(ComplaintState.FILED);
    assertThat(complete.standing().dueOn()).contains(LocalDate.parse("2026-12-20"));
  }

  @Test
  void wantsTheCouriersReceiptForCashOnDelivery() {
    Complaint filed = fileComplaint.file(given.about(given.order(PaymentMethod.CASH_ON_DELIVERY), Remedy.REFUND, "protocols"));

    assertThat(complaints.history(STORE, filed.id()).getFirst().data()).containsEntry("missing", "courier_receipt");
  }

  @Test
  void numbersTheRegisterWithoutGapsUnderManyAtOnce() throws Exception {
    List<Callable<Complaint>> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      NewComplaint complaint = given.about(given.order(PaymentMethod.CARD), Remedy.REPAIR);
      NewComplaint refused = withAmount(given.about(given.order(PaymentMethod.CARD), Remedy.REPAIR), 4501);
      many.add(() -> fileComplaint.file(complaint));
      many.add(() -> fileComplaint.file(complaint));
      many.add(() -> fileComplaint.file(refused));
    }
    long before = complaints.newest(STORE, Optional.empty(), Long.MAX_VALUE, 1).stream().mapToLong(Complaint::number).sum();

    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Complaint> each : threads.invokeAll(many)) {
        assertThat(each.isDone()).isTrue();
      }
    }

    List<Long> numbers =
        complaints.newest(STORE, Optional.empty(), Long.MAX_VALUE, 12).stream().map(Complaint::number).sorted().toList();
    assertThat(numbers).first().isEqualTo(before + 1);
    assertThat(numbers).last().isEqualTo(before + 12);
  }

  @Test
  void countsTheTermsOfTheLawFromTheDelivery() {
    Terms terms = Terms.of(given.decision(given.filed(Remedy.REPAIR)));

    assertThat(terms.opinion()).map(Deadline::lastDay).contains(LocalDate.parse("2026-12-20"));
    assertThat(terms.remedy()).map(Deadline::lastDay).contains(LocalDate.parse("2026-12-21"));
    assertThat(terms.presumption()).map(Deadline::lastDay).contains(LocalDate.parse("2027-11-10"));
    assertThat(terms.liability()).map(Deadline::lastDay).contains(LocalDate.parse("2028-11-10"));
    assertThat(terms.liability()).map(Deadline::clause).contains("BG-32");
  }

  @Test
  void lowersThePriceWhereTheCustomerKeepsTheGoods() {
    Complaint received = given.received(given.filed(Remedy.PRICE_REDUCTION, "proof_of_payment", "protocols"));

    Complaint upheld =
        decide.decide(
            by(received, SUPERVISOR),
            new Opinion.Upheld(
                Remedy.PRICE_REDUCTION, Optional.of(Percent.of(20)), Optional.empty(), "Драскотина по абажура."));
    ReturnCase leg = given.leg(upheld);
    settle.settle(new CaseCommand(STORE, leg.id(), leg.version(), ACCOUNTANT));

    assertThat(payouts.ofCase(STORE, leg.id()).getFirst().amount()).isEqualTo(eur(900));
  }

  @Test
  void claimsNoMoreThanWasPaid() {
    NewComplaint above = withAmount(given.about(given.order(PaymentMethod.CARD), Remedy.REFUND), 4501);

    assertThat(fields(() -> fileComplaint.file(above))).containsExactly("amount:above_paid");
  }

  @Test
  void grantsMoneyBackAndClosesOnceItIsPaid() {
    Complaint received = given.received(given.filed(Remedy.REFUND, "proof_of_payment", "protocols"));

    Complaint upheld =
        decide.decide(
            by(received, CLERK),
            new Opinion.Upheld(Remedy.REFUND, Optional.empty(), Optional.of(eur(640)), "Лампата е дефектна."));
    ReturnCase leg = given.leg(upheld);
    settle.settle(new CaseCommand(STORE, leg.id(), leg.version(), ACCOUNTANT));
    watch.lookAround();
    assertThat(given.again(upheld).state()).isEqualTo(ComplaintState.UPHELD);
    payouts.ofCase(STORE, leg.id()).forEach(due -> payouts.markPaid(STORE, due.id(), "BANK-1", ACCOUNTANT));
    watch.lookAround();

    assertThat(upheld.standing().nextActor()).isEqualTo(ComplaintActor.ACCOUNTANT);
    assertThat(payouts.ofCase(STORE, leg.id()).getFirst().amount()).isEqualTo(eur(5140));
    assertThat(given.again(upheld).state()).isEqualTo(ComplaintState.FULFILLED);
    KeptMail opinion = mail(upheld, 2, "complaint_upheld");
    assertThat(opinion.mail().text()).contains("Лампата е дефектна.", "Връщане на парите");
    assertThat(outbox.attachments(STORE, opinion.id()).getFirst().name()).endsWith("-act.pdf");
  }

  @Test
  void rejectsWithReasonsAndOpensAgain() {
    Complaint received = given.received(given.filed(Remedy.REPAIR, "proof_of_payment", "protocols"));

    Opinion unfounded = new Opinion.Unfounded("Лампата свети с нова крушка.");

    assertThat(code(() -> decide.decide(by(received, CLERK), unfounded))).isEqualTo(ProblemCode.NOT_ALLOWED);
    Complaint rejected = decide.decide(by(received, SUPERVISOR), unfounded);

    assertThat(rejected.state()).isEqualTo(ComplaintState.REJECTED);
    assertThat(rejected.standing().nextActor()).isEqualTo(ComplaintActor.NOBODY);
    assertThat(given.leg(rejected).item(1).acceptance()).isEqualTo(Acceptance.REJECTED);
    assertThat(mail(rejected, 2, "complaint_rejected").mail().text()).contains("нова крушка", "kzp.bg");

    Complaint reopened = reopen.reopen(by(rejected, CLERK), "Пак не свети.");

    assertThat(reopened.state()).isEqualTo(ComplaintState.FILED);
    assertThat(reopened.standing().caseId()).isEqualTo(rejected.standing().caseId());
    assertThat(given.leg(reopened).status()).isEqualTo(CaseStatus.AWAITING_INSPECTION);
    assertThat(available(reopened)).isZero();
  }

  @Test
  void givesMoneyBackWhereTheRepairFailed() {
    Complaint received = given.received(given.filed(Remedy.REPAIR, "proof_of_payment", "protocols"));
    Complaint repaired =
        decide.decide(
            by(received, CLERK),
            new Opinion.Upheld(Remedy.REPAIR, Optional.empty(), Optional.empty(), "Сменен фасунг."));
    settleAndPay(repaired);
    given.repaired(repaired);
    watch.lookAround();

    Complaint reopened = reopen.reopen(by(given.again(repaired), CLERK), "Пак не свети.");
    assertThat(reopened.standing().caseId()).isNotEqualTo(repaired.standing().caseId());
    Complaint refunded =
        decide.decide(
            by(given.received(reopened), CLERK),
            new Opinion.Upheld(Remedy.REFUND, Optional.empty(), Optional.empty(), "Ремонтът не помогна."));
    settleAndPay(refunded);

    assertThat(payouts.ofCase(STORE, refunded.standing().caseId()).getFirst().amount()).isEqualTo(eur(4500));
    assertThat(available(refunded)).isZero();
  }

  private void settleAndPay(Complaint upheld) {
    ReturnCase leg = given.leg(upheld);
    settle.settle(new CaseCommand(STORE, leg.id(), leg.version(), ACCOUNTANT));
    payouts.ofCase(STORE, leg.id()).forEach(due -> payouts.markPaid(STORE, due.id(), "BANK-" + leg.id().value(), ACCOUNTANT));
  }

  private int available(Complaint complaint) {
    return given.bean(Orders.class).find(STORE, complaint.order()).orElseThrow().line(1).orElseThrow().available();
  }

  @Test
  void leavesItToASupervisorToRejectWhatNeverCame() {
    Complaint filed = given.filed(Remedy.REPAIR, "proof_of_payment", "protocols");
    Opinion notCome = new Opinion.GoodsNotReturned("Стоката не пристигна.");

    assertThat(code(() -> decide.decide(by(filed, CLERK), notCome))).isEqualTo(ProblemCode.NOT_ALLOWED);
    Complaint rejected = decide.decide(by(filed, SUPERVISOR), notCome);
    Complaint reopened = reopen.reopen(by(rejected, CLERK), "Стоката е на път.");

    assertThat(rejected.state()).isEqualTo(ComplaintState.REJECTED);
    assertThat(reopened.state()).isEqualTo(ComplaintState.FILED);
    assertThat(reopened.standing().timesReopened()).isEqualTo(1);
    assertThat(reopened.standing().caseId()).isNotEqualTo(rejected.standing().caseId());
    assertThat(complaints.ofCase(STORE, rejected.standing().caseId())).map(Complaint::id).contains(reopened.id());
  }

  @Test
  void letsOneOfTwoClerksWin() throws Exception {
    Complaint received = given.received(given.filed(Remedy.REFUND, "proof_of_payment", "protocols"));
    Callable<Complaint> yes =
        () ->
            decide.decide(
                by(received, CLERK), new Opinion.Upheld(Remedy.REFUND, Optional.empty(), Optional.empty(), "Да."));
    Callable<Complaint> no = () -> decide.decide(by(received, CLERK), new Opinion.Unfounded("Не."));

    List<ProblemCode> lost = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Complaint> each : threads.invokeAll(List.of(yes, no))) {
        if (each.state() == Future.State.FAILED && each.exceptionNow() instanceof Refused refused) {
          lost.add(refused.code());
        }
      }
    }

    assertThat(lost).hasSize(1).first().isEqualTo(ProblemCode.CHANGED_MEANWHILE);
    assertThat(complaints.history(STORE, received.id()).stream().filter(event -> event.kind().isTold())).hasSize(2);
  }

  @Test
  void remindsTheStaffBeforeTheTermEndsAndOnceItIsOver() {
    Complaint filed = given.filed(Remedy.REPAIR, "proof_of_payment", "protocols");
    watch.lookAround();
    assertThat(reminders(filed)).isEmpty();

    clock.advance(Duration.ofDays(23));
    watch.lookAround();
    watch.lookAround();
    assertThat(reminders(filed)).containsExactly("soon");
    clock.advance(Duration.ofDays(6));
    watch.lookAround();
    watch.lookAround();
    assertThat(reminders(filed)).containsExactly("soon", "tomorrow");
    clock.advance(Duration.ofDays(2));
    watch.lookAround();
    watch.lookAround();

    assertThat(reminders(filed)).containsExactly("soon", "tomorrow", "overdue");
    List<KeptMail> mails = mails(filed, 4);
    assertThat(mails.getLast().mail().recipient()).isEqualTo("returns@imperium-est.example");
    assertThat(mails.getLast().mail().text()).contains("/desk/complaints/" + filed.key());
    assertThat(complaints.open(STORE, 200).stream().filter(each -> each.isOverdue(LocalDate.parse("2026-12-21"))))
        .extracting(Complaint::id)
        .contains(filed.id());
  }

  @Test
  void givesTheGoodsFreeWhenTheCustomerTakesItBack() {
    OrderId order = given.order(PaymentMethod.CARD);
    Complaint filed = fileComplaint.file(given.about(order, Remedy.REPAIR));

    Complaint withdrawn = steps.withdraw(by(filed, SHOPPER));
    Complaint second = fileComplaint.file(given.about(order, Remedy.REFUND));

    assertThat(withdrawn.state()).isEqualTo(ComplaintState.WITHDRAWN);
    assertThat(second.number()).isGreaterThan(filed.number());
  }

  @Test
  void writesTheRegisterAsPdfAndCsv() {
    Complaint filed = given.filed(Remedy.REPAIR);
    LocalDate day = filed.filedOn();

    byte[] pdf = given.bean(ComplaintPapers.class).register(STORE, day, day, "bg");
    String csv = new String(given.bean(ComplaintPapers.class).csv(STORE, day, day), java.nio.charset.StandardCharsets.UTF_8);

    assertThat(pdf).startsWith('%', 'P', 'D', 'F');
    assertThat(csv).contains("\"" + filed.number() + "\",\"2026-11-20\"", "Настолна лампа", "Imperium Est, уебсайт");
  }

  @Test
  void writesNoFormulasIntoTheRegister() {
    for (String hostile : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1")) {
      NewComplaint typed = withSubject(given.about(given.order(PaymentMethod.CARD), Remedy.REPAIR), hostile + " x");
      Complaint filed = fileComplaint.file(typed);

      String csv =
          new String(
              given.bean(ComplaintPapers.class).csv(STORE, filed.filedOn(), filed.filedOn()),
              java.nio.charset.StandardCharsets.UTF_8);

      assertThat(csv).contains("\"'" + hostile.strip()).doesNotContain(",\"" + hostile.strip());
    }
  }

  private static NewComplaint withSubject(NewComplaint from, String subject) {
    Complaint.Claim claim = from.claim();
    return new NewComplaint(
        from.store(),
        from.order(),
        from.lines(),
        from.shared(),
        new Complaint.Claim(
            subject, claim.remedy(), claim.amount(), claim.name(), claim.address(), claim.phone()),
        from.account(),
        from.documents(),
        from.intake());
  }

  private List<String> reminders(Complaint complaint) {
    return complaints.history(STORE, complaint.id()).stream()
        .filter(event -> event.kind() == ComplaintEvent.Kind.REMINDED)
        .map(event -> event.data().getOrDefault("kind", ""))
        .toList();
  }

  /** The job may run beside the test, as it does beside other servers. */
  private List<KeptMail> mails(Complaint complaint, int wanted) {
    List<KeptMail> mails = List.of();
    while (mails.size() < wanted) {
      tell.tellAll();
      mails =
          outbox.ofCase(STORE, complaint.standing().caseId().value()).stream()
              .filter(kept -> kept.mail().template().startsWith("complaint_"))
              .toList();
      Thread.onSpinWait();
    }
    assertThat(mails).hasSize(wanted);
    return mails;
  }

  private KeptMail mail(Complaint complaint, int wanted, String template) {
    return mails(complaint, wanted).stream()
        .filter(kept -> kept.mail().template().equals(template))
        .findFirst()
        .orElseThrow();
  }

  private static NewComplaint withAmount(NewComplaint from, long minor) {
    Complaint.Claim claim = from.claim();
    return new NewComplaint(
        from.store(),
        from.order(),
        from.lines(),
        from.shared(),
        new Complaint.Claim(
            claim.subject(), claim.remedy(), eur(minor), claim.name(), claim.address(), claim.phone()),
        from.account(),
        from.documents(),
        from.intake());
  }

  private static ProblemCode code(ThrowingCallable call) {
    return refused(call).code();
  }

  private static List<String> fields(ThrowingCallable call) {
    return refused(call).fields().stream().map(fault -> fault.field() + ":" + fault.code()).toList();
  }

  private static Refused refused(ThrowingCallable call) {
    Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
    assertThat(thrown).isInstanceOf(Refused.class);
    return (Refused) thrown;
  }
}
