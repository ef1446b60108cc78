package retour.server.settlement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.decision.Decision;
import retour.policy.decision.Resolution;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.OrderLine;
import retour.server.order.PaymentMethod;
import retour.server.policy.RecordFacts;
import retour.server.returns.Acceptance;
import retour.server.returns.Reception;
import retour.server.returns.ReturnItem;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.Ledger.Account;
import retour.server.settlement.Plan.PlannedItem;

/**
 * Ten thousand orders of any size and currency come back in parts, in any order, until nothing is left: what is booked
 * sums to the whole, never exceeds what was paid, and balances at every step. A failure names its seed.
 */
class MoneyHistoriesTests {

  /** How many; {@code -Dretour.money.histories=1000000} looks longer. */
  private static final int HISTORIES = Integer.getInteger("retour.money.histories", 10_000);

  private static final long SEED = 20_261_121L;
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  private static final List<String> CURRENCIES = List.of("USD", "EUR", "BGN", "JPY", "KWD");

  private final RecordFacts records = new RecordFacts();

  @Test
  void sumPartsToTheWholeAndBalanceAtEachStep() {
    Map<String, Policy> policies = policies();

    long steps =
        LongStream.range(SEED, SEED + HISTORIES).parallel().map(seed -> history(new Random(seed), seed, policies)).sum();

    assertThat(steps).as("parts that came back, seeds from %d", SEED).isGreaterThan(2L * HISTORIES);
  }

  private static Map<String, Policy> policies() {
    Map<String, Policy> policies = new HashMap<>();
    for (String currency : CURRENCIES) {
      for (int percent : List.of(0, 7, 15, 100)) {
        policies.put(currency + percent, Policies.compile(document(currency, percent), 1));
      }
    }
    return Map.copyOf(policies);
  }

  private static String document(String currency, int percent) {
    return """
        store: corner-shop
        policy: returns
        in-force: 2020-01-01
        currency: %s
        clauses:
          T-01: { says: { en: Anything comes back. }, permit: [refund] }
          T-02: { says: { en: A share is kept for restocking. }, charge: restocking, percent: %d, of: paid }
        """.formatted(currency, percent);
  }

  private long history(Random random, long seed, Map<String, Policy> policies) {
    String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    int percent = List.of(0, 7, 15, 100).get(random.nextInt(4));
    Policy policy = requireNonNull(policies.get(currency + percent));
    Order order = order(random, currency);
    Books books = new Books();
    int[] returned = new int[order.lines().size()];
    List<Integer> open = new ArrayList<>(order.lines().stream().map(OrderLine::lineNo).toList());
    while (!open.isEmpty()) {
      int line = open.get(random.nextInt(open.size()));
      int left = order.lines().get(line - 1).quantity() - returned[line - 1];
      int units = 1 + random.nextInt(left);
      Order now = returned(order, line, returned[line - 1]);
      PlannedItem item = planned(policy, line, records.money(now, line, units));
      books.book(order, item, seed);
      returned[line - 1] += units;
      if (units == left) {
        open.removeIf(each -> each == line);
      }
    }
    books.requireWhole(order, percent, seed);
    return books.steps;
  }

  private static PlannedItem planned(Policy policy, int line, LineMoney money) {
    Fact bought = new Fact("bought_here", FactValue.yes(), FactSource.ORDER);
    CaseFacts facts = new CaseFacts(Facts.of(bought), List.of(new LineFacts("1", Facts.none(), money, List.of())));
    Decision decision = policy.decide(facts, TODAY);
    Amounts amounts = decision.line("1").resolution(Resolution.REFUND).amounts().orElseThrow();
    ReturnItem item =
        new ReturnItem(1, line, 1, Resolution.REFUND, money, Reception.RECEIVED, Acceptance.ACCEPTED, false,
            Optional.empty(), Optional.of(1), Optional.empty(), Optional.empty());
    return new PlannedItem(item, 1, money, amounts, Means.original("card"), new Plan.Wishes(Optional.empty(), Optional.empty()));
  }

  private static Order order(Random random, String currency) {
    List<OrderLine> lines =
        IntStream.rangeClosed(1, 1 + random.nextInt(4)).mapToObj(no -> line(random, no, currency)).toList();
    Money zero = Money.of(0, currency);
    Money paid = lines.stream().map(line -> line.paid().plus(line.tax())).reduce(zero, Money::plus);
    Order.Buyer buyer = new Order.Buyer("ann@example.com", "Ann", "", "1 Elm St", "US", true);
    return new Order(
        ReturnsFixture.STORE, new OrderId(1), "T-1", buyer, "en", Instant.EPOCH, Optional.empty(),
        PaymentMethod.CARD, false, zero, paid, zero, lines, List.of(), Optional.empty());
  }

  private static OrderLine line(Random random, int no, String currency) {
    int quantity = 1 + random.nextInt(9);
    Money paid = Money.of(random.nextInt(200_000), currency);
    Money tax = Money.of(random.nextInt(4) == 0 ? 0 : random.nextInt(40_000), currency);
    return new OrderLine(
        no, "SKU", "Thing", quantity, paid, paid, tax, true, Optional.empty(), Optional.empty(), Optional.empty(),
        List.of(), 0, Facts.none(), List.of());
  }

  private static Order returned(Order order, int line, int units) {
    return order.before(Map.of(line, -units));
  }

  /** What a ledger would hold of one order. */
  private static final class Books {

    private final Map<Account, Long> balances = new HashMap<>();
    private long refunded;
    private long euro;
    private long levs;
    private int steps;

    void book(Order order, PlannedItem item, long seed) {
      List<Ledger.Line> lines = Booking.lines(List.of(item));
      lines.forEach(line -> balances.merge(line.account(), line.amount().minor(), Long::sum));
      refunded += item.refunded().minor();
      steps++;

      assertThat(lines.stream().mapToLong(line -> line.amount().minor()).sum()).as("seed %d", seed).isZero();
      assertThat(item.amounts().total().isNegative()).as("seed %d", seed).isFalse();
      assertThat(refunded).as("seed %d", seed).isLessThanOrEqualTo(order.paid().minor());
      if (order.paid().currency().getCurrencyCode().equals("BGN")) {
        euro += OldCurrency.next(item.amounts().total().minor(), levs, euro).minor();
        levs += item.amounts().total().minor();
      }
    }

    void requireWhole(Order order, int percent, long seed) {
      long paid = order.lines().stream().mapToLong(line -> line.paid().minor()).sum();
      long tax = order.lines().stream().mapToLong(line -> line.tax().minor()).sum();
      long kept = order.lines().stream().mapToLong(line -> rounded(line.paid().minor(), percent)).sum();

      assertThat(balance(Account.SALES_RETURNED)).as("seed %d", seed).isEqualTo(paid);
      assertThat(balance(Account.TAX_RETURNED)).as("seed %d", seed).isEqualTo(tax);
      assertThat(-balance(Account.RETURN_FEES)).as("seed %d", seed).isEqualTo(kept);
      assertThat(-balance(Account.PAYABLE)).as("seed %d", seed).isEqualTo(paid + tax - kept).isEqualTo(refunded);
      assertThat(euro).as("seed %d", seed).isEqualTo(OldCurrency.next(levs, 0, 0).minor());
    }

    private long balance(Account account) {
      return balances.getOrDefault(account, 0L);
    }

    private static long rounded(long amount, int percent) {
      return BigDecimal.valueOf(amount * percent).divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP).longValueExact();
    }
  }
}
