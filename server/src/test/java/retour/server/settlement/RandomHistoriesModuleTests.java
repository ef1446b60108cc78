package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.arrival;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.draft;
import static retour.server.returns.ReturnsFixture.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.problem.Refused;
import retour.server.returns.Acceptance;
import retour.server.returns.Authorization;
import retour.server.returns.Disposition;
import retour.server.returns.Inspection;
import retour.server.returns.Receiving;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.Reception;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.returns.ReturnsFixture;
import retour.server.testing.RetourModuleTest;

/**
 * Three people at a time do whatever they like to one order's returns; whatever is refused, the books hold. A failure
 * names its seed.
 */
@RetourModuleTest
class RandomHistoriesModuleTests {

  /** How many; {@code -Dretour.histories=1000} looks longer. */
  private static final int HISTORIES = Integer.getInteger("retour.histories", 50);

  private static final int PEOPLE = 3;
  private static final int STEPS = 12;
  private static final long SEED = 20_261_121L;

  private static final String LEDGER =
      "select coalesce(sum(amount_minor), 0) from ledger_entry where order_id = :order";
  private static final String REIMBURSED =
      """
      select coalesce(sum(total_minor), 0)
      from reimbursement join return_case using (store_id, case_id)
      where order_id = :order
      """;
  private static final String DUE = "select coalesce(sum(amount_minor), 0) from payout where order_id = :order";
  private static final String RETURNED = "select sum(returned_quantity) from order_line where order_id = :order";

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private ReturnCases cases;
  @Autowired private Authorization authorization;
  @Autowired private Receiving receiving;
  @Autowired private Inspection inspection;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void neverGiveBackMoreThanWasPaid() throws Exception {
    System.out.printf("%d histories, seed %d%n", HISTORIES, SEED);
    try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
      for (int history = 0; history < HISTORIES; history++) {
        long seed = SEED + history;
        OrderId order = order(new Random(seed));

        List<Callable<Integer>> work =
            LongStream.range(0, PEOPLE).mapToObj(each -> person(order, seed + each * 1_000_000)).toList();
        int done = 0;
        for (Future<Integer> person : people.invokeAll(work)) {
          done += person.get();
        }

        assertThat(done).as("seed %d", seed).isPositive();
        assertBooksHold(order, seed);
      }
    }
    assertThat(jdbc.sql("select count(*) from reimbursement").query(Long.class).single())
        .as("settlements in all")
        .isGreaterThan(HISTORIES / 4);
  }

  private Callable<Integer> person(OrderId order, long seed) {
    Random random = new Random(seed);
    return () -> {
      int done = 0;
      for (int step = 0; step < STEPS; step++) {
        done += attempt(order, random);
      }
      return done;
    };
  }

  private int attempt(OrderId order, Random random) {
    try {
      List<ReturnCase> known = cases.ofOrder(STORE, order);
      if (known.isEmpty() || random.nextInt(4) == 0) {
        List<Integer> units = List.of(1 + random.nextInt(3), 1 + random.nextInt(2));
        Object _ = given.file(order, draft(units, any(random, resolutions())));
      } else {
        ReturnCase on = known.get(random.nextInt(known.size()));
        if (random.nextInt(3) == 0) {
          act(on, random);
        } else {
          goOn(on);
        }
      }
      return 1;
    } catch (Refused refused) {
      return 0;
    }
  }

  private static List<Resolution> resolutions() {
    return List.of(Resolution.REFUND, Resolution.STORE_CREDIT, Resolution.REPLACEMENT);
  }

  /** What usually comes next. */
  private void goOn(ReturnCase on) {
    Map<String, FactValue> fine = Map.of("unused", FactValue.yes(), "physical_damage", FactValue.no());
    Object _ =
        switch (on.status()) {
          case REQUESTED -> authorization.authorize(by(on, CLERK), Optional.empty());
          case AWAITING_GOODS -> receiving.receive(arrival(on.shownNumber(), Freight.PREPAID, Map.of()));
          case AWAITING_INSPECTION -> inspection.record(by(on, INSPECTOR), 1, fine);
          case AWAITING_RULING -> inspection.override(by(on, SUPERVISOR), 1, Acceptance.ACCEPTED, "So.");
          case AWAITING_SETTLEMENT -> settle.settle(by(on, ACCOUNTANT));
          case SETTLED, REJECTED, DECLINED, CANCELLED -> pay(on);
        };
  }

  private void act(ReturnCase on, Random random) {
    int item = 1 + random.nextInt(on.items().size());
    Map<Integer, Integer> counted = random.nextBoolean() ? Map.of() : Map.of(item, random.nextInt(3));
    Map<String, FactValue> fine = Map.of("unused", FactValue.yes(), "physical_damage", FactValue.no());
    Map<String, FactValue> used = Map.of("unused", new FactValue.YesNo(random.nextBoolean()));
    Acceptance answer = any(random, List.of(Acceptance.ACCEPTED, Acceptance.REJECTED));
    Optional<Disposition> back = Optional.of(Disposition.BACK_TO_CUSTOMER);
    Object _ =
        switch (random.nextInt(14)) {
          case 0, 1 -> authorization.authorize(by(on, CLERK), Optional.empty());
          case 2, 3 -> receiving.receive(arrival(on.shownNumber(), Freight.PREPAID, counted));
          case 4, 5 -> inspection.record(by(on, INSPECTOR), item, fine);
          case 6 -> inspection.record(by(on, INSPECTOR), item, used);
          case 7, 8 -> settle.settle(by(on, ACCOUNTANT));
          case 9 -> inspection.override(by(on, SUPERVISOR), item, answer, "So.");
          case 10 -> authorization.cancel(by(on, SHOPPER));
          case 11 -> receiving.mark(by(on, CLERK), item, Reception.LOST);
          case 12 -> pay(on);
          default -> inspection.dispose(by(on, CLERK), item, back);
        };
  }

  private List<Payouts.Payout> pay(ReturnCase on) {
    List<Payouts.Payout> due = payouts.ofCase(STORE, on.id());
    due.forEach(payout -> payouts.markPaid(STORE, payout.id(), "REF", ACCOUNTANT));
    return due;
  }

  private void assertBooksHold(OrderId id, long seed) {
    Order order = given.read(id);
    assertThat(order.refunded()).as("seed %d", seed).isLessThanOrEqualTo(order.paid());
    assertThat(sum(LEDGER, id)).as("seed %d", seed).isZero();
    assertThat(sum(REIMBURSED, id)).as("seed %d", seed).isEqualTo(order.refunded().minor()).isEqualTo(sum(DUE, id));
    assertUnitsAgree(id, seed);
  }

  /** Units that a line counts as returned are those of its open and settled items, no more and no less. */
  private void assertUnitsAgree(OrderId id, long seed) {
    long held =
        cases.ofOrder(STORE, id).stream()
            .filter(each -> switch (each.authorization()) {
              case REQUESTED, AUTHORIZED -> true;
              case DECLINED, CANCELLED -> false;
            })
            .flatMap(each -> each.items().stream())
            .mapToLong(RandomHistoriesModuleTests::held)
            .sum();
    assertThat(sum(RETURNED, id)).as("seed %d", seed).isEqualTo(held);
  }

  private static long held(ReturnItem item) {
    if (item.settledQuantity().isPresent()) {
      return item.settledQuantity().get();
    }
    boolean sentBack = item.disposition().equals(Optional.of(Disposition.BACK_TO_CUSTOMER));
    return item.acceptance() == Acceptance.REJECTED && (sentBack || !item.isHere()) ? 0 : item.quantity();
  }

  private long sum(String sql, OrderId order) {
    return jdbc.sql(sql).param("order", order.value()).query(Long.class).single();
  }

  private OrderId order(Random random) {
    int first = 2 + random.nextInt(5);
    return given.order(
        List.of(line(first, 100 + random.nextInt(5_000), random.nextInt(300)), line(2, 1 + random.nextInt(9), 0)),
        PaymentMethod.CARD,
        true);
  }

  private static <T> T any(Random random, List<T> among) {
    return among.get(random.nextInt(among.size()));
  }
}
