package retour.server.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.withdrawal.WithdrawalFixture.STORE;
import static retour.server.withdrawal.WithdrawalFixture.statement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.server.returns.ReturnCases;
import retour.server.order.ImportFault;
import retour.server.order.ImportOrders;
import retour.server.order.ImportWatcher;
import retour.server.order.ToldOfRight;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** What a buyer was told of the right is kept with the order, and moves its last day. */
@RetourModuleTest
class ToldOfRightModuleTests {

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
  void keepsTheStoresWordingWhereTheOrderNamesNone() throws IOException {
    take("T-1", "");

    assertThat(shop.order("T-1").told()).contains(new ToldOfRight("2026-06", Optional.empty()));
    assertThat(shop.received(statement("T-1", ADDRESS)).timeliness()).contains(Timeliness.LATE);
  }

  @Test
  void givesTwelveMonthsMoreToWhoWasToldNothing() throws IOException {
    take("T-2", "\"withdrawal_text\": \"none\",");

    Withdrawal made = shop.received(statement("T-2", ADDRESS));

    assertThat(made.state()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(made.informed()).isFalse();
    assertThat(made.term(Term.Name.PERIOD).orElseThrow().clause()).isEqualTo("CRD-10");
    // Delivered on 5 October 2026: 19 October 2027 is a Tuesday.
    assertThat(made.term(Term.Name.PERIOD).orElseThrow().lastDay()).isEqualTo("2027-10-19");
  }

  @Test
  void givesFourteenDaysFromBeingToldLater() throws IOException {
    take("T-3", "\"withdrawal_text\": \"none\",");
    take("T-3", "\"withdrawal_text\": \"2026-06\", \"withdrawal_told_on\": \"2026-11-09\",");

    Withdrawal made = shop.received(statement("T-3", ADDRESS));

    assertThat(shop.order("T-3").told())
        .contains(new ToldOfRight("2026-06", Optional.of(LocalDate.parse("2026-11-09"))));
    assertThat(made.toldOn()).contains(LocalDate.parse("2026-11-09"));
    assertThat(made.state()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(made.term(Term.Name.PERIOD).orElseThrow().lastDay()).isEqualTo("2026-11-23");
    assertThat(made.term(Term.Name.PERIOD).orElseThrow().clause()).isEqualTo("CRD-10-2");
    assertThat(refund(made).until().orElseThrow().lastDay()).isEqualTo("2026-11-23");
  }

  @Test
  void judgesTheReturnByTheFourteenDaysToo() throws IOException {
    take("T-4", "\"withdrawal_text\": \"2026-06\", \"withdrawal_told_on\": \"2026-11-02\",");

    Withdrawal late = shop.received(statement("T-4", ADDRESS));
    Withdrawal granted =
        beans.getBean(WeighStatement.class).accept(WithdrawalFixture.by(late, WithdrawalFixture.SUPERVISOR));

    assertThat(late.timeliness()).contains(Timeliness.LATE);
    assertThat(refund(granted).verdict()).isEqualTo(Verdict.REFUSED);
  }

  private ResolutionDecision refund(Withdrawal made) {
    return beans
        .getBean(ReturnCases.class)
        .decision(STORE, made.returnCase().orElseThrow())
        .decision()
        .line("1")
        .resolution(Resolution.REFUND);
  }

  private void take(String number, String told) throws IOException {
    Path file = folder.resolve("order.json");
    Files.writeString(
        file,
        """
        [{
          "number": "%s", "email": "%s", "name": "Калина Петрова", "country": "BG", %s
          "placed_at": "2026-10-01T10:00:00+03:00", "payment_method": "card", "prices_include_tax": true,
          "lines": [{"sku": "X-1", "name": "Чаша", "quantity": 1, "unit_price": "14.90"}],
          "parcels": [{"carrier": "bulkurier", "shipped_at": "2026-10-02T10:00:00+03:00",
                       "delivered_at": "2026-10-05T10:00:00+03:00"}]
        }]
        """
            .formatted(number, ADDRESS, told));
    beans.getBean(ImportOrders.class).file(STORE, file, OptionalInt.empty(), SILENT);
  }
}
