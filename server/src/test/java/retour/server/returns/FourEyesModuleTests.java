package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;

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
import retour.policy.fact.Facts;
import retour.server.goods.GiveInstead;
import retour.server.goods.GoodsSteps;
import retour.server.order.NewLine;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.problem.ProblemCode;
import retour.server.settlement.GiveSupplement;
import retour.server.settlement.GiveSupplement.Wanted;
import retour.server.settlement.SettleReturn;
import retour.server.settlement.Supplement.Ground;
import retour.server.store.Actor;
import retour.server.store.CaseSettings;
import retour.server.store.Role;
import retour.server.store.Store;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;

/** Two people above an amount, and serial numbers against all orders. */
@RetourModuleTest
class FourEyesModuleTests {

  private static final Actor OTHER_SUPERVISOR = new Actor.Staff(new UUID(0, 33), Role.SUPERVISOR);

  @Autowired private ApplicationContext beans;
  @Autowired private Inspection inspection;
  @Autowired private SettleReturn settle;
  @Autowired private CheckSerial serials;
  @Autowired private Stores stores;

  private ReturnsFixture given;

  @BeforeEach
  void openAStoreThatWantsTwoPeopleAboveTenDollars() {
    given = new ReturnsFixture(beans).store(false);
    Store store = stores.get(STORE);
    CaseSettings two = new CaseSettings(Map.of(), 3, 1_000L);
    stores.save(
        new Store(
            store.id(),
            store.name(),
            store.currency(),
            store.zone(),
            store.languages(),
            store.color(),
            store.settings().with(two)));
  }

  @Test
  void letsNobodyInspectAndDecideAboveTheAmount() {
    ReturnCase inspected = inspected(given.order(1, 1001));

    assertRefused(
        () -> inspection.override(by(inspected, SUPERVISOR), 1, Acceptance.REJECTED, "No."),
        ProblemCode.REQUIREMENT_MISSING);
    assertRefused(() -> settle.settle(by(inspected, SUPERVISOR)), ProblemCode.REQUIREMENT_MISSING);
    assertThat(inspection.override(by(inspected, OTHER_SUPERVISOR), 1, Acceptance.REJECTED, "No.").status())
        .isEqualTo(CaseStatus.REJECTED);
  }

  @Test
  void letsAnotherPersonSettle() {
    ReturnCase inspected = inspected(given.order(1, 5000));

    settle.settle(by(inspected, ACCOUNTANT));

    assertThat(given.get(inspected.id()).status()).isEqualTo(CaseStatus.SETTLED);
  }

  @Test
  void letsNobodyInspectAndGiveMoreOrSomethingElseAboveTheAmount() {
    ReturnCase refunded = settled(inspected(given.order(1, 1001)));
    ReturnCase replaced = settled(inspected(given.order(1, 1001), Resolution.REPLACEMENT));
    Wanted more = new Wanted(Ground.OBJECTION, ReturnsFixture.usd(1), "So.");
    GiveSupplement supplements = given.bean(GiveSupplement.class);
    GiveInstead instead = given.bean(GiveInstead.class);
    UUID promised = given.bean(GoodsSteps.class).ofCase(STORE, replaced.id()).getFirst().id();

    assertRefused(() -> supplements.give(by(refunded, SUPERVISOR), 1, more), ProblemCode.REQUIREMENT_MISSING);
    assertRefused(() -> instead.refund(by(replaced, SUPERVISOR), promised, "So."), ProblemCode.REQUIREMENT_MISSING);
    assertThat(supplements.give(by(refunded, ACCOUNTANT), 1, more).version()).isGreaterThan(refunded.version());
    assertThat(instead.refund(by(replaced, OTHER_SUPERVISOR), promised, "So.").version())
        .isGreaterThan(replaced.version());
  }

  @Test
  void letsOnePersonDoBothUpToTheAmount() {
    ReturnCase inspected = inspected(given.order(1, 1000));

    settle.settle(by(inspected, SUPERVISOR));

    assertThat(given.get(inspected.id()).status()).isEqualTo(CaseStatus.SETTLED);
  }

  @Test
  void holdsASerialNumberAgainstTheOneShippedAndAllOtherOrders() {
    OrderId own = given.order(List.of(with("SN-1001")), PaymentMethod.CARD, true);
    OrderId other = given.order(List.of(with("SN-2002")), PaymentMethod.CARD, true);
    ReturnCase filed = given.filed(own, 1, Resolution.REFUND);

    assertThat(serials.check(STORE, filed, 1, " sn-1001 ").matches()).isTrue();
    assertThat(serials.check(STORE, filed, 1, "SN-2002").matches()).isFalse();
    assertThat(serials.check(STORE, filed, 1, "SN-2002").elsewhere()).containsExactly(given.read(other).number());
    assertThat(serials.check(STORE, filed, 1, "SN-3003").elsewhere()).isEmpty();
    assertRefused(() -> serials.check(STORE, filed, 1, " "), ProblemCode.INVALID_INPUT);
  }

  private ReturnCase settled(ReturnCase accepted) {
    settle.settle(by(accepted, ACCOUNTANT));
    return given.get(accepted.id());
  }

  private ReturnCase inspected(OrderId order) {
    return inspected(order, Resolution.REFUND);
  }

  private ReturnCase inspected(OrderId order, Resolution resolution) {
    ReturnCase received = given.received(order, 1, resolution);
    return inspection.record(
        by(received, SUPERVISOR), 1, Map.of("unused", FactValue.yes(), "physical_damage", FactValue.no()));
  }

  private static NewLine with(String serial) {
    NewLine plain = line(1, 1000, 0);
    return new NewLine(
        plain.sku(),
        plain.name(),
        1,
        plain.unitPrice(),
        plain.paid(),
        plain.tax(),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(serial),
        Facts.none());
  }
}
