package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.order.PaymentMethod;
import retour.server.policy.LawMode;
import retour.server.policy.PolicyVersions;
import retour.server.policy.Publication;
import retour.server.policy.Publication.LawDocument;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.PaymentConsents.Wording;
import retour.server.testing.RetourModuleTest;

/** A store that pays by transfer only, told of a law that has the money go the way the customer paid. */
@RetourModuleTest
class ConsentModuleTests {

  private static final String POLICY =
      """
      store: corner-shop
      policy: returns
      in-force: 2020-01-03
      currency: EUR
      windows:
        told: 30 days after delivery
      clauses:
        C-1:
          says: Tell us within 30 days.
          permit: refund
          when: within(told)
        C-2:
          says: We pay by bank transfer.
          pay-by: bank_transfer
        C-3:
          says: Every return needs a number.
          require: authorization_number
          series: RMA
          by: receipt
        C-4:
          says: Goods come back unused and whole.
          forbid: all
          when: physical_damage || !unused || (reason == "defective" && make == "none")
      """;

  private static final String LAW =
      """
      layer: law
      policy: union
      applies: consumer
      clauses:
        L-1:
          law: Directive 2011/83/EU Art. 13
          says: You get it back the way you paid.
          pay-by: original
      """;

  @Autowired private ApplicationContext beans;
  @Autowired private TransferQueue queue;
  @Autowired private GiveBankAccount give;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new BankFixture(beans).returns();
    given
        .bean(PolicyVersions.class)
        .publish(
            new Publication(
                STORE,
                POLICY,
                List.of(new LawDocument(LAW, LawMode.ADVISE)),
                LocalDate.parse("2020-01-03"),
                "test",
                List.of()));
  }

  @Test
  void holdsATransferBackUntilTheCustomerAgrees() {
    ReturnCase settled = settled(PaymentMethod.CARD);
    give.give(by(settled, SHOPPER), BankFixture.ANN);
    assertThat(held(settled)).contains("no_consent");

    give.give(by(given.get(settled.id()), SHOPPER), BankFixture.ANN, Wording.in("en"));

    assertThat(held(settled)).isEmpty();
  }

  @Test
  void asksNoConsentOfWhoPaidByTransfer() {
    ReturnCase settled = settled(PaymentMethod.BANK_TRANSFER);

    give.give(by(settled, SHOPPER), BankFixture.ANN);

    assertThat(held(settled)).isEmpty();
  }

  @Test
  void takesATransferInPlaceOfCashForAnotherMeans() {
    ReturnCase settled = settled(PaymentMethod.CASH_ON_DELIVERY);
    give.give(by(settled, SHOPPER), BankFixture.ANN);
    assertThat(held(settled)).contains("no_consent");

    give.agree(by(given.get(settled.id()), SHOPPER), Wording.in("bg"));

    assertThat(held(settled)).isEmpty();
  }

  @Test
  void takesNoConsentToAnAccountNobodyGave() {
    ReturnCase settled = settled(PaymentMethod.CASH_ON_DELIVERY);

    assertThat(catchThrowableOfType(Refused.class, () -> give.agree(by(settled, SHOPPER), Wording.in("bg"))).code())
        .isEqualTo(ProblemCode.NOT_NOW);
  }

  private Optional<String> held(ReturnCase of) {
    return queue.due(STORE).stream()
        .filter(candidate -> candidate.payout().caseId().equals(of.id()))
        .findFirst()
        .orElseThrow()
        .held();
  }

  private ReturnCase settled(PaymentMethod method) {
    Money nothing = Money.of(0, "EUR");
    ReturnCase accepted =
        given.accepted(
            given.order(List.of(line(1, Money.of(1000, "EUR"), nothing)), method, true), 1, Resolution.REFUND);
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    return given.get(accepted.id());
  }
}
