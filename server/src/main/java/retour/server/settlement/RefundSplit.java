package retour.server.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import retour.policy.money.Allocation;
import retour.policy.money.Money;
import retour.server.settlement.OrderPayments.Paid;

/** How a refund goes back to several means: the parts sum to the whole, and none gets more than it paid. */
public enum RefundSplit {
  /** Store credit first, then the others in their order. */
  VOUCHER_FIRST,
  /** In proportion to what each paid, over all refunds of the order. */
  PROPORTIONAL;

  /** As written in SQL. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A part of a refund.
   *
   * @param to the payment; empty for what is beyond all that was paid, such as costs that are repaid
   */
  record Part(Optional<Paid> to, Money amount) {}

  /** The parts that are more than zero. */
  List<Part> parts(Money amount, List<Paid> paid) {
    List<Paid> ordered = paid.stream().sorted(Paid.VOUCHER_FIRST).toList();
    List<Money> wanted =
        switch (this) {
          case VOUCHER_FIRST -> ordered.stream().map(_ -> Money.zero(amount.currency())).toList();
          case PROPORTIONAL -> shares(amount, ordered);
        };
    return filled(amount, ordered, wanted);
  }

  /** What each is still short of its share of all that went back and goes back now; none below zero or above the amount. */
  private static List<Money> shares(Money amount, List<Paid> paid) {
    Money all = paid.stream().map(Paid::refunded).reduce(amount, Money::plus);
    Money most = paid.stream().map(Paid::amount).reduce(Money::plus).orElse(all);
    List<Money> due =
        Allocation.split(
            all.compareTo(most) < 0 ? all : most, paid.stream().map(each -> each.amount().minor()).toList());
    List<Money> shares = new ArrayList<>();
    Money open = amount;
    for (int each = 0; each < paid.size(); each++) {
      Money share = least(open, positive(due.get(each).minus(paid.get(each).refunded())));
      shares.add(share);
      open = open.minus(share);
    }
    return shares;
  }

  /** Fills up in order what the shares leave open, so that the parts sum to the whole. */
  private static List<Part> filled(Money amount, List<Paid> paid, List<Money> wanted) {
    Money open = wanted.stream().reduce(amount, Money::minus);
    List<Part> parts = new ArrayList<>();
    for (int each = 0; each < paid.size(); each++) {
      Money more = least(open, paid.get(each).left().minus(wanted.get(each)));
      parts.add(new Part(Optional.of(paid.get(each)), wanted.get(each).plus(more)));
      open = open.minus(more);
    }
    parts.add(new Part(Optional.empty(), open));
    return parts.stream().filter(part -> !part.amount().isZero()).toList();
  }

  private static Money least(Money a, Money b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Money positive(Money amount) {
    return amount.isNegative() ? Money.zero(amount.currency()) : amount;
  }
}
