package retour.server.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import retour.policy.decision.Resolution;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.server.returns.Duty;
import retour.server.returns.ReturnCase;

/** Where goods are handed to that a settlement promises in place of money; called in the transaction that books it. */
public interface GoodsPort {

  /** Takes the promise in charge. */
  void take(Promise promise);

  /** What is the first to be done for such a promise, counted from {@code today}. */
  Duty firstDuty(Worth worth, LocalDate today);

  /**
   * Goods that are promised.
   *
   * @param units of the item that came back
   * @param money what was paid for these units
   * @param choice what is wanted instead; empty for the same goods
   */
  record Promise(
      ReturnCase of, int itemNo, int units, LineMoney money, Optional<ExchangeChoice> choice, Worth worth, Instant at) {}

  /**
   * What goods are worth that are given in place of others.
   *
   * @param kind exchange, replacement or repair
   * @param value what was paid for those that came back, with tax
   * @param price of those that go out, with tax; zero for a repair, which gives nothing new
   */
  record Worth(Resolution kind, Money value, Money price) {

    static Worth of(Resolution kind, LineMoney money, Optional<ExchangeChoice> choice) {
      Money value = money.paid().plus(money.tax());
      return switch (kind) {
        case EXCHANGE -> new Worth(kind, value, choice.map(ExchangeChoice::price).orElse(value));
        case REPLACEMENT -> new Worth(kind, value, value);
        case REPAIR, REFUND, STORE_CREDIT -> new Worth(kind, value, Money.zero(value.currency()));
      };
    }

    /** What the customer pays on top; zero for none. */
    public Money toPay() {
      return price.compareTo(value) > 0 ? price.minus(value) : Money.zero(value.currency());
    }

    /** What goes back to the customer in money beside the goods; zero for none. */
    public Money toRefund() {
      return kind == Resolution.EXCHANGE && value.compareTo(price) > 0
          ? value.minus(price)
          : Money.zero(value.currency());
    }

    /** The share of the tax on the goods that came back which a part of their value bears; halves of a minor unit up. */
    public Money taxIn(Money part, Money tax) {
      if (value.isZero()) {
        return Money.zero(tax.currency());
      }
      BigDecimal share =
          BigDecimal.valueOf(tax.minor())
              .multiply(BigDecimal.valueOf(part.minor()))
              .divide(BigDecimal.valueOf(value.minor()), 0, RoundingMode.HALF_UP);
      return new Money(share.longValueExact(), tax.currency());
    }
  }
}
