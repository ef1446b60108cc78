package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.draft;
import static retour.server.returns.ReturnsFixture.line;
import static retour.server.returns.ReturnsFixture.usd;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.problem.ProblemCode;
import retour.server.testing.RetourModuleTest;

/** Changes before anything came: the policy decides anew, the history keeps what was. */
@RetourModuleTest
class AmendReturnModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private AmendReturn amendReturn;
  @Autowired private ReturnCases cases;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void takesFewerUnitsAndFreesTheOthers() {
    OrderId order = given.order(3, 3000);
    ReturnCase authorized = given.authorized(order, 3, Resolution.REFUND);

    ReturnCase amended = amendReturn.amend(by(authorized, SHOPPER), Map.of(1, 1), "");

    assertThat(amended.items().getFirst().quantity()).isEqualTo(1);
    assertThat(amended.items().getFirst().money().paid()).isEqualTo(usd(1000));
    assertThat(amended.authorizationNumber()).isEqualTo(authorized.authorizationNumber());
    assertThat(amended.status()).isEqualTo(CaseStatus.AWAITING_GOODS);
    assertThat(given.read(order).line(1).orElseThrow().returnedQuantity()).isEqualTo(1);
    assertThat(given.events(amended)).endsWith(CaseEventKind.AMENDED);
    assertThat(cases.decisions(STORE, amended.id())).hasSize(3);
  }

  @Test
  void takesMoreUnitsAsLongAsThereAreSome() {
    OrderId order = given.order(3, 3000);
    ReturnCase filed = given.filed(order, 1, Resolution.REFUND);

    ReturnCase amended = amendReturn.amend(by(filed, CLERK), Map.of(1, 3), "Asked by telephone.");

    assertThat(amended.items().getFirst().money().paid()).isEqualTo(usd(3000));
    assertThat(given.read(order).line(1).orElseThrow().returnedQuantity()).isEqualTo(3);
    assertRefused(() -> amendReturn.amend(by(amended, CLERK), Map.of(1, 4), ""), ProblemCode.QUANTITY_NOT_AVAILABLE);
  }

  @Test
  void takesAnItemOut() {
    OrderId order = given.order(List.of(line(1, 1000, 0), line(2, 500, 0)), PaymentMethod.CARD, true);
    ReturnCase filed = given.get(given.file(order, draft(List.of(1, 2), Resolution.REFUND)).id());

    ReturnCase amended = amendReturn.amend(by(filed, SHOPPER), Map.of(1, 0), "I keep it.");

    assertThat(amended.items()).extracting(ReturnItem::itemNo).containsExactly(2);
    assertThat(given.read(order).line(1).orElseThrow().returnedQuantity()).isZero();
    assertThat(cases.history(STORE, filed.id()).getLast().data())
        .containsEntry("item", "1")
        .containsEntry("after", "0")
        .containsEntry("reason", "I keep it.");
    assertRefused(() -> amendReturn.amend(by(amended, SHOPPER), Map.of(2, 0), ""), ProblemCode.INVALID_INPUT);
  }

  @Test
  void refusesWhatWouldChangeNothingOrCannotBe() {
    ReturnCase filed = given.filed(given.order(2, 1000), 2, Resolution.REFUND);

    assertRefused(() -> amendReturn.amend(by(filed, SHOPPER), Map.of(1, 2), ""), ProblemCode.INVALID_INPUT);
    assertRefused(() -> amendReturn.amend(by(filed, SHOPPER), Map.of(1, -1), ""), ProblemCode.INVALID_INPUT);
    assertRefused(() -> amendReturn.amend(by(filed, SHOPPER), Map.of(7, 1), ""), ProblemCode.INVALID_INPUT);
    assertRefused(() -> amendReturn.amend(by(filed, INSPECTOR), Map.of(1, 1), ""), ProblemCode.NOT_ALLOWED);
    assertThat(given.get(filed.id())).isEqualTo(filed);
  }

  @Test
  void refusesOnceSomethingCame() {
    ReturnCase received = given.received(given.order(2, 1000), 2, Resolution.REFUND);

    assertRefused(() -> amendReturn.amend(by(received, CLERK), Map.of(1, 1), ""), ProblemCode.NOT_NOW);
  }

  @Test
  void letsOneOfTwoWin() {
    ReturnCase seen = given.filed(given.order(3, 3000), 3, Resolution.REFUND);
    amendReturn.amend(by(seen, SHOPPER), Map.of(1, 1), "");

    assertRefused(() -> amendReturn.amend(by(seen, CLERK), Map.of(1, 2), ""), ProblemCode.CHANGED_MEANWHILE);
  }

  @Test
  void refusesWhatThePolicyRefuses() {
    given.with(
        """
        T-20:
          says: { en: Not one by one. }
          forbid: all
          when: units < 2
        """);
    ReturnCase filed = given.filed(given.order(3, 3000), 2, Resolution.REFUND);

    assertRefused(() -> amendReturn.amend(by(filed, SHOPPER), Map.of(1, 1), ""), ProblemCode.RESOLUTION_REFUSED);
    assertThat(given.get(filed.id())).isEqualTo(filed);
  }
}
