package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retour.policy.money.Money;
import retour.server.order.PaymentMethod;
import retour.server.settlement.OrderPayments.Paid;
import retour.server.settlement.RefundSplit.Part;

class RefundSplitTests {

  private static final long SEED = 20_261_121L;
  private static final int HISTORIES = 10_000;

  @Test
  void fillsStoreCreditFirst() {
    List<Paid> paid = List.of(paid(1, PaymentMethod.CARD, 700, 0), paid(2, PaymentMethod.STORE_CREDIT, 300, 0));

    assertThat(told(RefundSplit.VOUCHER_FIRST.parts(eur(450), paid))).containsExactly("2: 300", "1: 150");
    assertThat(told(RefundSplit.VOUCHER_FIRST.parts(eur(200), paid))).containsExactly("2: 200");
  }

  @Test
  void sharesInProportionOverAllRefunds() {
    List<Paid> fresh = List.of(paid(1, PaymentMethod.CARD, 700, 0), paid(2, PaymentMethod.STORE_CREDIT, 300, 0));
    List<Paid> later = List.of(paid(1, PaymentMethod.CARD, 700, 70), paid(2, PaymentMethod.STORE_CREDIT, 300, 30));

    assertThat(told(RefundSplit.PROPORTIONAL.parts(eur(100), fresh))).containsExactlyInAnyOrder("1: 70", "2: 30");
    assertThat(told(RefundSplit.PROPORTIONAL.parts(eur(900), later))).containsExactlyInAnyOrder("1: 630", "2: 270");
  }

  @Test
  void leavesWhatIsBeyondAllThatWasPaidToNoPayment() {
    List<Paid> paid = List.of(paid(1, PaymentMethod.CARD, 700, 700), paid(2, PaymentMethod.STORE_CREDIT, 300, 200));

    assertThat(told(RefundSplit.PROPORTIONAL.parts(eur(150), paid))).containsExactly("2: 100", "beyond: 50");
  }

  @ParameterizedTest
  @EnumSource(RefundSplit.class)
  void sumsToTheWholeAndGivesNoneMoreThanItPaid(RefundSplit rule) {
    System.out.printf("%d histories of %s, seed %d%n", HISTORIES, rule, SEED);
    for (int history = 0; history < HISTORIES; history++) {
      Random random = new Random(SEED + history);
      List<Paid> paid = payments(random);
      long open = paid.stream().mapToLong(each -> each.amount().minor()).sum();
      while (open > 0) {
        Money amount = eur(1 + random.nextLong(open));
        List<Part> parts = rule.parts(amount, paid);

        assertThat(parts.stream().map(Part::amount).reduce(Money::plus)).as("seed %d", SEED + history).contains(amount);
        assertThat(parts).as("seed %d", SEED + history).allSatisfy(part -> assertThat(part.amount().minor()).isPositive());
        paid = after(paid, parts);
        assertThat(paid).as("seed %d", SEED + history).noneMatch(each -> each.left().isNegative());
        open -= amount.minor();
      }
      assertThat(paid).as("seed %d", SEED + history).allMatch(each -> each.left().isZero());
    }
  }

  private static List<Paid> payments(Random random) {
    List<Paid> paid = new ArrayList<>();
    int count = 2 + random.nextInt(3);
    for (int no = 1; no <= count; no++) {
      PaymentMethod method = random.nextBoolean() ? PaymentMethod.STORE_CREDIT : PaymentMethod.CARD;
      paid.add(paid(no, method, 1 + random.nextInt(5_000), 0));
    }
    return paid;
  }

  private static List<Paid> after(List<Paid> paid, List<Part> parts) {
    return paid.stream()
        .map(
            each ->
                parts.stream()
                    .filter(part -> part.to().filter(to -> to.no() == each.no()).isPresent())
                    .map(part -> paid(each.no(), each.method(), each.amount().minor(), each.refunded().plus(part.amount()).minor()))
                    .findFirst()
                    .orElse(each))
        .toList();
  }

  private static List<String> told(List<Part> parts) {
    return parts.stream()
        .map(part -> part.to().map(to -> Integer.toString(to.no())).orElse("beyond") + ": " + part.amount().minor())
        .toList();
  }

  private static Paid paid(int no, PaymentMethod method, long amount, long refunded) {
    return new Paid(no, method, "", eur(amount), eur(refunded));
  }

  private static Money eur(long minor) {
    return Money.of(minor, "EUR");
  }
}
