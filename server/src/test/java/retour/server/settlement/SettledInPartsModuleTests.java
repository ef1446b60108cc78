package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.arrival;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.draft;
import static retour.server.returns.ReturnsFixture.line;
import static retour.server.returns.ReturnsFixture.usd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.returns.Authorization;
import retour.server.returns.Inspection;
import retour.server.returns.Receiving;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.SettleReturn.Settlement;
import retour.server.testing.RetourModuleTest;

/** A return whose items are settled on different days bears a sum for the whole return once. */
@RetourModuleTest
class SettledInPartsModuleTests {

  private static final String LABEL =
      """
      T-10:
        says: { en: 'A return label costs 5 dollars, however much you send back with it.' }
        charge: label
        amount: 5.00
        per: return
      """;

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private SettleReturn settle;
  @Autowired private Inspection inspection;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false).with(LABEL);
  }

  @Test
  void takesASumPerReturnOnceOverAllItsSettlements() {
    OrderId order = given.order(List.of(line(1, 1000, 0), line(1, 1000, 0), line(1, 1000, 0)), PaymentMethod.CARD, true);
    ReturnCase received = received(order);

    long first = settled(received, 1, true);
    long second = settled(received, 2, true);
    long third = settled(received, 3, true);

    assertThat(List.of(first, second, third)).containsExactly(167L, 167L, 166L);
    assertThat(given.read(order).refunded()).isEqualTo(usd(3000 - 500));
    assertThat(fees(received)).isEqualTo(-500);
  }

  @Test
  void leavesWhatARejectedItemWouldHaveBorneToThoseNotSettledYet() {
    OrderId order = given.order(List.of(line(1, 1000, 0), line(1, 1000, 0), line(1, 1000, 0)), PaymentMethod.CARD, true);
    ReturnCase received = received(order);

    long first = settled(received, 1, true);
    inspect(received, 2, false);
    long third = settled(received, 3, true);

    assertThat(first).isEqualTo(167);
    assertThat(third).isEqualTo(333);
    assertThat(fees(received)).isEqualTo(-500);
  }

  private ReturnCase received(OrderId order) {
    ReturnCase filed = given.get(given.file(order, draft(List.of(1, 1, 1), Resolution.STORE_CREDIT)).id());
    ReturnCase authorized = given.bean(Authorization.class).authorize(by(filed, CLERK), Optional.empty());
    given.bean(Receiving.class).receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of()));
    return given.get(filed.id());
  }

  private void inspect(ReturnCase of, int itemNo, boolean unused) {
    Map<String, FactValue> found =
        Map.of("unused", new FactValue.YesNo(unused), "physical_damage", FactValue.no());
    inspection.record(by(given.get(of.id()), INSPECTOR), itemNo, found);
  }

  /** What the item bore of the label. */
  private long settled(ReturnCase of, int itemNo, boolean unused) {
    inspect(of, itemNo, unused);
    ReturnCase seen = given.get(of.id());
    Settlement preview = settle.preview(seen);
    Settlement settlement = settle.settle(by(seen, ACCOUNTANT));

    assertThat(settlement).isEqualTo(preview);
    return settlement.items().getFirst().amounts().adjustments().getFirst().amount().minor();
  }

  private long fees(ReturnCase of) {
    return jdbc
        .sql("select sum(amount_minor) from ledger_entry where store_id = :store and case_id = :case and account = 'return_fees'")
        .param("store", STORE.value())
        .param("case", of.id().value())
        .query(Long.class)
        .single();
  }
}
