package retour.server.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.carrier.DamageFixture.ACCOUNTANT;
import static retour.server.carrier.DamageFixture.CLERK;
import static retour.server.carrier.DamageFixture.SHOPPER;
import static retour.server.carrier.DamageFixture.STORE;
import static retour.server.returns.Refusals.assertRefused;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Verdict;
import retour.policy.fact.FactValue;
import retour.server.carrier.RecordHandover.NewRecord;
import retour.server.carrier.RecordHandover.Source;
import retour.server.mail.KeptMail;
import retour.server.mail.Outbox;
import retour.server.order.Delivery.Handover;
import retour.server.order.OrderId;
import retour.server.problem.ProblemCode;
import retour.server.returns.Authorization;
import retour.server.returns.CaseEventKind;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** How parcels were handed over, what the policy makes of it, and whom it sends to the carrier. */
@RetourModuleTest
class HandoverModuleTests {

  private static final Optional<Boolean> UNKNOWN = Optional.empty();
  private static final Map<String, FactValue> LEFT_AT_THE_DOOR =
      Map.of("delivery_record", new FactValue.Choice("unsigned"));

  @Autowired private ApplicationContext beans;
  @Autowired private RecordHandover handovers;
  @Autowired private ReferCustomer refer;
  @Autowired private Referrals referrals;
  @Autowired private ReturnCases cases;
  @Autowired private Authorization authorization;
  @Autowired private Outbox outbox;
  @Autowired private TestClock clock;

  private DamageFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new DamageFixture(beans);
  }

  @Test
  void takesTheCustomersWordUntilTheCarriersIsThere() {
    OrderId order = given.order(Optional.empty(), UNKNOWN);
    ReturnCase filed = given.filed(order, DamageFixture.damaged(LEFT_AT_THE_DOOR));
    assertThat(verdict(filed)).isIn(Verdict.PERMITTED, Verdict.PERMITTED_IF);

    handovers.record(STORE, order, record(Handover.SIGNED_CLEAN, 0), CLERK);

    assertThat(verdict(filed)).isEqualTo(Verdict.REFUSED);
    assertThat(cases.history(STORE, filed.id())).last().extracting(e -> e.kind()).isEqualTo(CaseEventKind.HANDOVER_RECORDED);
  }

  @Test
  void keepsEveryRecordAndLetsTheLatestCount() {
    OrderId order = given.order(Optional.empty(), UNKNOWN);

    RecordHandover.Kept first = handovers.record(STORE, order, record(Handover.UNSIGNED, 0), CLERK);
    RecordHandover.Kept same = handovers.record(STORE, order, record(Handover.UNSIGNED, 0), CLERK);
    assertRefused(
        () -> handovers.record(STORE, order, record(Handover.SIGNED_CLEAN, 0), CLERK), ProblemCode.CHANGED_MEANWHILE);
    handovers.record(STORE, order, record(Handover.SIGNED_CLEAN, first.recordNo()), CLERK);

    assertThat(same).isEqualTo(first);
    assertThat(handovers.ofOrder(STORE, order)).hasSize(2);
    assertThat(given.read(order).deliveries().getFirst().handover()).contains(Handover.SIGNED_CLEAN);
  }

  @Test
  void refusesWhatNobodyCanKnow() {
    OrderId order = given.order(Optional.empty(), UNKNOWN);
    NewRecord tomorrow =
        new NewRecord(
            1, Handover.UNSIGNED, UNKNOWN, Optional.of(LocalDate.parse("2026-11-21")), "", Source.CARRIER, 0);
    NewRecord noParcel = new NewRecord(9, Handover.UNSIGNED, UNKNOWN, Optional.empty(), "", Source.CARRIER, 0);

    assertRefused(() -> handovers.record(STORE, order, tomorrow, CLERK), ProblemCode.INVALID_INPUT);
    assertRefused(() -> handovers.record(STORE, order, noParcel, CLERK), ProblemCode.NOT_FOUND);
    assertRefused(() -> handovers.record(STORE, order, record(Handover.UNSIGNED, 0), ACCOUNTANT), ProblemCode.NOT_ALLOWED);
  }

  @Test
  void sendsACustomerToTheCarrierOnceWithContactAndNumber() {
    OrderId order = given.order(Optional.of(Handover.SIGNED_CLEAN), UNKNOWN);

    List<Referral> first = refer.refer(STORE, order, DamageFixture.damaged(), "en", SHOPPER);
    List<Referral> again = refer.refer(STORE, order, DamageFixture.damaged(), "en", SHOPPER);

    assertThat(again).isEqualTo(first);
    assertThat(first)
        .singleElement()
        .satisfies(
            referral -> {
              assertThat(referral.carrier()).isEqualTo("ups");
              assertThat(referral.trackingNumber()).startsWith("1ZIP-");
              assertThat(referral.claimUntil()).contains(LocalDate.parse("2027-01-16"));
              assertThat(referral.clause()).isEqualTo("IP-10");
            });
    assertThat(mails(first.getFirst()))
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail.mail().text())
                    .contains("800-742-5877", first.getFirst().trackingNumber(), "Photos of the packaging"));
  }

  @Test
  void refersNobodyWithoutTheClause() {
    given = new DamageFixture(beans, "IP-10");
    OrderId order = given.order(Optional.of(Handover.SIGNED_CLEAN), UNKNOWN);

    assertRefused(() -> refer.refer(STORE, order, DamageFixture.damaged(), "en", SHOPPER), ProblemCode.NOT_NOW);
  }

  @Test
  void refersWhoseRequestIsDeclinedBecauseOfTheRecord() {
    OrderId order = given.order(Optional.empty(), UNKNOWN);
    ReturnCase filed = given.filed(order, DamageFixture.damaged(LEFT_AT_THE_DOOR));
    handovers.record(STORE, order, record(Handover.SIGNED_CLEAN, 0), CLERK);

    authorization.decline(DamageFixture.by(given.get(filed.id().value()), CLERK), "It was signed for.");

    assertThat(referrals.ofOrder(STORE, order)).singleElement().satisfies(r -> assertThat(r.caseId()).contains(filed.id()));
    assertThat(cases.history(STORE, filed.id())).extracting(e -> e.kind()).endsWith(CaseEventKind.DECLINED, CaseEventKind.REFERRED);
  }

  private List<KeptMail> mails(Referral referral) {
    return outbox.latest(STORE, 100).stream()
        .filter(mail -> mail.mail().onceKey().equals("referral/" + referral.order().value() + "/1"))
        .toList();
  }

  private Verdict verdict(ReturnCase of) {
    return cases.decision(STORE, of.id()).decision().line("1").resolution(of.items().getFirst().resolution()).verdict();
  }

  private static NewRecord record(Handover handover, long seen) {
    return new NewRecord(1, handover, UNKNOWN, Optional.empty(), "Driver's list", Source.CARRIER, seen);
  }
}
