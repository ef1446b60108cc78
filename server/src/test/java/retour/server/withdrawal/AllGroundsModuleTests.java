package retour.server.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.withdrawal.WithdrawalFixture.CLERK;
import static retour.server.withdrawal.WithdrawalFixture.SHOPPER;
import static retour.server.withdrawal.WithdrawalFixture.STORE;
import static retour.server.withdrawal.WithdrawalFixture.refused;
import static retour.server.withdrawal.WithdrawalFixture.statement;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintCommand;
import retour.server.complaint.ComplaintState;
import retour.server.complaint.Complaints;
import retour.server.complaint.FileComplaint;
import retour.server.complaint.NewComplaint;
import retour.server.complaint.ReceivedBy;
import retour.server.complaint.Remedy;
import retour.server.complaint.TurnComplaint;
import retour.server.complaint.TurnIntoComplaint;
import retour.server.evidence.EvidenceFiles;
import retour.server.order.Order;
import retour.server.problem.ProblemCode;
import retour.server.returns.CaseStatus;
import retour.server.returns.Channel;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnDraft;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.store.Actor;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** Each ground becomes each other: the goods, what was said and the day stay, and no unit is held twice. */
@RetourModuleTest
class AllGroundsModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private Complaints complaints;
  @Autowired private FileComplaint fileComplaint;
  @Autowired private TurnComplaint turn;
  @Autowired private TurnIntoComplaint intoComplaint;
  @Autowired private ReturnCases cases;

  private WithdrawalFixture shop;

  @BeforeEach
  void open() {
    beans.getBean(TestClock.class).set(TestClock.START);
    shop = new WithdrawalFixture(beans);
  }

  @Test
  void makesAComplaintAWithdrawalOfItsDay() {
    Complaint made = complained("IE-2001", Optional.empty());
    beans.getBean(TestClock.class).advance(Duration.ofDays(20));

    Withdrawal withdrawn = turn.toWithdrawal(by(made, SHOPPER));
    shop.followUp();

    assertThat(withdrawn.state()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(withdrawn.statedAt()).isEqualTo(TestClock.START);
    assertThat(withdrawn.timeliness()).contains(Timeliness.IN_TIME);
    assertThat(shop.mails(withdrawn)).contains("withdrawal_receipt");
    assertThat(again(made).state()).isEqualTo(ComplaintState.WITHDRAWN);
    assertThat(leg(made).status()).isEqualTo(CaseStatus.CANCELLED);
    assertThat(held("IE-2001")).isEqualTo(1);
    assertThat(refused(() -> turn.toWithdrawal(by(again(made), SHOPPER)))).isEqualTo(ProblemCode.NOT_NOW);
  }

  @Test
  void makesAComplaintAReturnOfItsDay() {
    Complaint made = complained("IE-2002", Optional.empty());
    beans.getBean(TestClock.class).advance(Duration.ofDays(20));

    ReturnCase returned = turn.toReturn(by(made, CLERK));

    assertThat(returned.requestedAt()).isEqualTo(TestClock.START);
    assertThat(again(made).state()).isEqualTo(ComplaintState.WITHDRAWN);
    assertThat(held("IE-2002")).isEqualTo(1);
  }

  @Test
  void asksWhatTheReturnPolicyAsksBesideAndTypesNothingTwice() {
    beans.getBean(TestClock.class).advance(Duration.ofDays(30));
    Complaint made = complained("IE-2004", "wrong_item");
    beans
        .getBean(EvidenceFiles.class)
        .keepForCase(
            new EvidenceFiles.CaseFile(STORE, made.order(), leg(made).id().value()), WithdrawalFixture.photo(), "shopper");

    assertThat(refused(() -> turn.toReturn(by(made, SHOPPER)))).isEqualTo(ProblemCode.ANSWERS_MISSING);
    assertThat(again(made).state()).isEqualTo(made.state());
    assertThat(leg(made).status()).isEqualTo(CaseStatus.AWAITING_GOODS);

    ReturnCase returned = turn.toReturn(by(made, SHOPPER), more(turn.draft(made), "courier_protocol"));

    assertThat(cases.facts(STORE, returned.id()).stream().map(said -> said.fact().name()))
        .contains("reason", "courier_protocol");
    assertThat(beans.getBean(EvidenceFiles.class).ofCase(STORE, returned.id().value())).hasSize(1);
    assertThat(again(made).state()).isEqualTo(ComplaintState.WITHDRAWN);
  }

  @Test
  void leavesNoGoodsOfAComplaintBehind() {
    Complaint made = complained("IE-2014", "defective");
    ReturnDraft other = new ReturnDraft(List.of(line(2, Map.of())), Map.of());

    assertThat(refused(() -> turn.toReturn(by(made, CLERK), other))).isEqualTo(ProblemCode.INVALID_INPUT);
    assertThat(again(made).state()).isEqualTo(made.state());
  }

  private static ReturnDraft more(ReturnDraft known, String fact) {
    Map<String, FactValue> whole = new HashMap<>(known.claims());
    whole.put(fact, FactValue.yes());
    return new ReturnDraft(List.of(line(1, known.lines().getFirst().claims())), whole);
  }

  private static DraftLine line(int lineNo, Map<String, FactValue> claims) {
    return new DraftLine(lineNo, 1, claims, Optional.of(Resolution.REFUND));
  }

  @Test
  void makesAWithdrawalAComplaintAndBack() {
    Withdrawal stated = shop.received(statement("IE-2012", "nikola.ivanov@example.com"));
    ReturnCase of = shop.returnCase(stated);
    assertThat(intoComplaint.givesWay(of, shop.order("IE-2012"))).isTrue();
    int held = held("IE-2012");

    Complaint made = complained("IE-2012", Optional.of(of));

    assertThat(shop.read(stated).state()).isEqualTo(WithdrawalState.COMPLAINED);
    assertThat(shop.returnCase(shop.read(stated)).id()).isEqualTo(made.standing().caseId());
    assertThat(cases.get(STORE, of.id()).status()).isEqualTo(CaseStatus.CANCELLED);
    assertThat(held("IE-2012")).isEqualTo(1).isLessThanOrEqualTo(held);
    assertThat(complained("IE-2012", Optional.of(of)).id()).isEqualTo(made.id());

    Withdrawal again = turn.toWithdrawal(by(again(made), SHOPPER));

    assertThat(again.id()).isEqualTo(stated.id());
    assertThat(again.statedAt()).isEqualTo(stated.statedAt());
    assertThat(again.state()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(held("IE-2012")).isEqualTo(1);
  }

  @Test
  void keepsAComplaintThatTheLawLetsNobodyWithdrawFrom() {
    Complaint late = complained("IE-2016", Optional.empty());

    assertThat(turn.canWithdraw(late)).isFalse();
    assertThat(refused(() -> turn.toWithdrawal(by(late, SHOPPER)))).isEqualTo(ProblemCode.NOT_NOW);
    assertThat(again(late).state()).isEqualTo(late.state());
    assertThat(leg(late).status()).isEqualTo(CaseStatus.AWAITING_GOODS);
  }

  private Complaint complained(String number, String reason) {
    return complained(number, Optional.empty(), reason);
  }

  private Complaint complained(String number, Optional<ReturnCase> of) {
    return complained(number, of, "defective");
  }

  private Complaint complained(String number, Optional<ReturnCase> of, String reason) {
    Order order = shop.order(number);
    NewComplaint said =
        new NewComplaint(
            STORE,
            order.id(),
            List.of(new NewComplaint.Line(1, 1, Map.of("reason", new FactValue.Choice(reason)))),
            Map.of(),
            new Complaint.Claim("Скъсан шев.", Remedy.REFUND, Money.of(0, "EUR"), "", "", ""),
            Optional.empty(),
            List.of(),
            new NewComplaint.Intake(
                UUID.randomUUID().toString(),
                Channel.PORTAL,
                ReceivedBy.FORM,
                "Imperium Est",
                "bg",
                Optional.empty(),
                SHOPPER));
    return of.map(
            found ->
                intoComplaint.turn(
                    new TurnIntoComplaint.Turn(
                        STORE, found.id(), Optional.of(order.id()), "", SHOPPER, Optional.of(said.outOf(found.id())))))
        .orElseGet(() -> fileComplaint.file(said));
  }

  private Complaint again(Complaint seen) {
    return complaints.get(STORE, seen.id());
  }

  private ReturnCase leg(Complaint seen) {
    return cases.get(STORE, again(seen).standing().caseId());
  }

  /** Units of the first line that are asked back. */
  private int held(String number) {
    return shop.order(number).line(1).orElseThrow().returnedQuantity();
  }

  private static ComplaintCommand by(Complaint seen, Actor actor) {
    return new ComplaintCommand(STORE, seen.id(), seen.version(), actor);
  }
}
