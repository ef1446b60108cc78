package retour.server.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.withdrawal.WithdrawalFixture.ADMINISTRATOR;
import static retour.server.withdrawal.WithdrawalFixture.INSPECTOR;
import static retour.server.withdrawal.WithdrawalFixture.STORE;
import static retour.server.withdrawal.WithdrawalFixture.SUPERVISOR;
import static retour.server.withdrawal.WithdrawalFixture.by;
import static retour.server.withdrawal.WithdrawalFixture.statement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.fact.Ruling;
import retour.policy.fact.FactValue;
import retour.policy.money.Percent;
import retour.server.order.ImportFault;
import retour.server.order.ImportOrders;
import retour.server.order.ImportWatcher;
import retour.server.returns.Inspection;
import retour.server.settlement.Payouts;
import retour.server.settlement.SettleReturn;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;
import retour.server.withdrawal.RefundClock.Step;

/** One withdrawal from the statement to the last cent: at each day what stands and which mails went out since. */
@RetourModuleTest
class WithdrawalThroughTimeModuleTests {

  private static final String ADDRESS = "kalina.petrova@example.com";

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
  private final List<String> told = new ArrayList<>();
  private WithdrawalFixture shop;

  @BeforeEach
  void open() {
    beans.getBean(TestClock.class).set(TestClock.START);
    shop = new WithdrawalFixture(beans);
  }

  @Test
  void goesThroughEveryTermAndTellsOfEachOnce() throws IOException {
    take("LIFE-1", "4.90");
    Withdrawal made = shop.received(statement("LIFE-1", ADDRESS));
    expect(made, "2026-11-20", Step.HELD, "withdrawal_receipt");
    assertThat(made.term(Term.Name.PERIOD).orElseThrow().lastDay()).isEqualTo("2026-11-23");
    assertThat(made.term(Term.Name.SENDING).orElseThrow().lastDay()).isEqualTo("2026-12-04");
    assertThat(made.term(Term.Name.REPAYMENT).orElseThrow().rawLastDay()).isEqualTo("2026-12-04");

    expect(made, "2026-11-30", Step.HELD);
    expect(made, "2026-12-01", Step.HELD, "withdrawal_alarm_goods_awaited", "withdrawal_reminder");
    expect(made, "2026-12-04", Step.HELD);
    expect(made, "2026-12-05", Step.HELD, "withdrawal_alarm_goods_late");
    shop.at("2026-12-07T09:00:00Z");
    shop.receive(made);
    expect(made, "2026-12-07", Step.DUE_SOON, "withdrawal_alarm_repayment_soon");
    expect(made, "2026-12-08", Step.OVERDUE, "withdrawal_alarm_repayment_overdue");

    reduce(made);
    expect(made, "2026-12-08", Step.OVERDUE, "withdrawal_reduced");
    settleAndPay(made);
    expect(made, "2026-12-09", Step.REFUNDED);

    Objections objections = beans.getBean(Objections.class);
    Withdrawal objected = objections.object(by(shop.read(made), WithdrawalFixture.SHOPPER), "Само го пробвах.");
    expect(made, "2026-12-10", Step.REFUNDED, "withdrawal_alarm_objection");
    Withdrawal answered = objections.answer(by(objected, ADMINISTRATOR), true, "Прав сте.");
    assertThat(answered.state()).isEqualTo(WithdrawalState.ACCEPTED);
    expect(made, "2026-12-10", Step.OVERDUE, "withdrawal_objection_granted");
    pay(made);
    expect(made, "2026-12-11", Step.REFUNDED);
    expect(made, "2027-12-11", Step.REFUNDED);
  }

  private void expect(Withdrawal made, String day, Step step, String... mails) {
    shop.at(day + "T12:00:00Z");
    shop.lookAround();
    List<String> all = shop.mails(made);
    List<String> since = all.subList(told.size(), all.size());
    assertThat(since).as(day).containsExactlyInAnyOrder(mails);
    told.addAll(since);
    assertThat(beans.getBean(Withdrawals.class).clock(shop.read(made)).orElseThrow().step()).as(day).isEqualTo(step);
  }

  private void reduce(Withdrawal made) {
    Inspection inspection = beans.getBean(Inspection.class);
    inspection.record(
        shop.step(made, INSPECTOR), 1, Map.of("handled_beyond_testing", FactValue.yes()));
    shop.staffPhoto(made);
    inspection.rule(
        shop.step(made, SUPERVISOR),
        1,
        List.of(new Ruling("CRD-14-2", "deduct", Optional.of(Percent.of(20)), Optional.empty())),
        "Цена втора употреба: 20 % по-малко.");
  }

  private void settleAndPay(Withdrawal made) {
    beans.getBean(SettleReturn.class).settle(shop.step(made, ADMINISTRATOR));
    pay(made);
  }

  private void pay(Withdrawal made) {
    Payouts payouts = beans.getBean(Payouts.class);
    payouts.ofCase(STORE, made.returnCase().orElseThrow()).stream()
        .filter(payout -> !payout.paid())
        .forEach(payout -> payouts.markPaid(STORE, payout.id(), "CARD-" + payout.id(), ADMINISTRATOR));
  }

  private void take(String number, String delivery) throws IOException {
    Path file = folder.resolve("order.json");
    Files.writeString(
        file,
        """
        [{
          "number": "%s", "email": "%s", "name": "Калина Петрова", "country": "BG", "delivery_paid": "%s",
          "placed_at": "2026-11-04T10:00:00+02:00", "payment_method": "card", "prices_include_tax": true,
          "lines": [{"sku": "X-1", "name": "Чаша", "quantity": 1, "unit_price": "14.90"}],
          "parcels": [{"carrier": "bulkurier", "shipped_at": "2026-11-06T10:00:00+02:00",
                       "delivered_at": "2026-11-09T12:30:00+02:00"}]
        }]
        """
            .formatted(number, ADDRESS, delivery));
    beans.getBean(ImportOrders.class).file(STORE, file, OptionalInt.empty(), SILENT);
  }
}
