package retour.server.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.withdrawal.WithdrawalFixture.STORE;
import static retour.server.withdrawal.WithdrawalFixture.statement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.fact.FactValue;
import retour.server.returns.ReturnCases;
import retour.server.order.ImportFault;
import retour.server.order.ImportOrders;
import retour.server.order.ImportWatcher;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** The delivery cost that a withdrawal gives back: what was paid, up to the cheapest standard delivery. */
@RetourModuleTest
class DeliveryCostModuleTests {

  private static final String ADDRESS = "kalina@example.com";

  private static final ImportWatcher SILENT =
      new ImportWatcher() {
        @Override
        public void read(long bytes, long of) {}

        @Override
        public void fault(ImportFault fault) {
          throw new AssertionError(fault.toString());
        }
      };

  @Autowired private ApplicationContext beans;
  @TempDir private Path folder;
  private WithdrawalFixture shop;

  @BeforeEach
  void open() {
    beans.getBean(TestClock.class).set(TestClock.START);
    shop = new WithdrawalFixture(beans);
  }

  @Test
  void givesTheStandardDeliveryBackAndKeepsTheSurplusOfExpress() throws IOException {
    take("X-1", "12.90");

    assertThat(delivery(shop.received(statement("X-1", ADDRESS)))).isEqualTo("4.90 EUR");
  }

  @Test
  void givesBackWhatWasPaidWhereThatWasLess() throws IOException {
    take("X-2", "3.10");

    assertThat(delivery(shop.received(statement("X-2", ADDRESS)))).isEqualTo("3.10 EUR");
  }

  private String delivery(Withdrawal made) {
    return beans.getBean(ReturnCases.class).facts(STORE, made.returnCase().orElseThrow()).stream()
        .map(said -> said.fact())
        .filter(fact -> fact.name().equals(EffectOfStatement.DELIVERY_COST))
        .map(fact -> fact.value() instanceof FactValue.Amount amount ? amount.value().toString() : "")
        .findFirst()
        .orElseThrow();
  }

  private void take(String number, String delivery) throws IOException {
    Path file = folder.resolve("order.json");
    Files.writeString(
        file,
        """
        [{
          "number": "%s", "email": "%s", "name": "Калина Петрова", "country": "BG", "delivery_paid": "%s",
          "placed_at": "2026-11-10T10:00:00+02:00", "payment_method": "card", "prices_include_tax": true,
          "lines": [{"sku": "X-1", "name": "Чаша", "quantity": 1, "unit_price": "14.90"}],
          "parcels": [{"carrier": "bulkurier", "shipped_at": "2026-11-12T10:00:00+02:00",
                       "delivered_at": "2026-11-16T10:00:00+02:00"}]
        }]
        """
            .formatted(number, ADDRESS, delivery));
    beans.getBean(ImportOrders.class).file(STORE, file, OptionalInt.empty(), SILENT);
  }
}
