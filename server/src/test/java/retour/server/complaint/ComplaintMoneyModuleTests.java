package retour.server.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.complaint.ComplaintsFixture.ACCOUNTANT;
import static retour.server.complaint.ComplaintsFixture.CLERK;
import static retour.server.complaint.ComplaintsFixture.STORE;
import static retour.server.complaint.ComplaintsFixture.by;
import static retour.server.complaint.ComplaintsFixture.withAccount;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.server.order.PaymentMethod;
import retour.server.returns.CaseCommand;
import retour.server.returns.ReturnCase;
import retour.server.settlement.BankAccounts;
import retour.server.settlement.PaymentConsents;
import retour.server.settlement.Payouts;
import retour.server.settlement.SettleReturn;
import retour.server.settlement.TransferQueue;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** By which means the money of a complaint goes back, and what the customer's word has to do with it. */
@RetourModuleTest
class ComplaintMoneyModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private FileComplaint fileComplaint;
  @Autowired private DecideComplaint decide;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;
  @Autowired private TransferQueue queue;
  @Autowired private BankAccounts accounts;
  @Autowired private PaymentConsents consents;
  @Autowired private TestClock clock;

  private ComplaintsFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new ComplaintsFixture(beans);
  }

  @Test
  void paysBackToTheCardWhereAnAccountWasTypedWithoutConsent() {
    Complaint filed = filed(PaymentMethod.CARD, false);

    assertThat(accounts.find(STORE, filed.standing().caseId())).isEmpty();
    assertThat(method(settled(filed))).isEqualTo("card");
  }

  @Test
  void paysByTransferWhereTheCustomerExpresslyAgreed() {
    Complaint filed = filed(PaymentMethod.CARD, true);

    assertThat(consents.givenAt(STORE, filed.standing().caseId())).contains(TestClock.START);
    assertThat(method(settled(filed))).isEqualTo("bank_transfer");
    assertThat(held(filed)).isEmpty();
  }

  @Test
  void paysByTransferWhereCashWasPaidOnceTheCustomerAgreed() {
    Complaint filed = filed(PaymentMethod.CASH_ON_DELIVERY, false);
    Complaint agreed = filed(PaymentMethod.CASH_ON_DELIVERY, true);

    assertThat(method(settled(filed))).isEqualTo("bank_transfer");
    assertThat(accounts.find(STORE, filed.standing().caseId())).isPresent();
    assertThat(held(filed)).contains("no_consent");
    assertThat(method(settled(agreed))).isEqualTo("bank_transfer");
    assertThat(held(agreed)).isEmpty();
  }

  private Complaint filed(PaymentMethod paid, boolean agreed) {
    return fileComplaint.file(
        withAccount(
            given.about(given.order(paid), Remedy.REFUND, "proof_of_payment", "courier_receipt", "protocols"), agreed));
  }

  private Complaint settled(Complaint filed) {
    Complaint upheld =
        decide.decide(
            by(given.received(filed), CLERK),
            new Opinion.Upheld(Remedy.REFUND, Optional.empty(), Optional.empty(), "Лампата е дефектна."));
    ReturnCase leg = given.leg(upheld);
    settle.settle(new CaseCommand(STORE, leg.id(), leg.version(), ACCOUNTANT));
    return upheld;
  }

  private String method(Complaint settled) {
    return payouts.ofCase(STORE, settled.standing().caseId()).getFirst().method();
  }

  private Optional<String> held(Complaint settled) {
    return queue.due(STORE).stream()
        .filter(each -> each.payout().caseId().equals(settled.standing().caseId()))
        .findFirst()
        .orElseThrow()
        .held();
  }
}
