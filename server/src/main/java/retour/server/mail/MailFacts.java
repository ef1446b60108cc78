package retour.server.mail;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/**
 * What a mail tells. Only what is set is shown.
 *
 * @param token of the one-time link the mail carries
 * @param orderNumber the order's, as the shop writes it
 * @param number the return's, as people use it; empty for a mail about no return
 * @param message words of staff to the shopper: a reason, a question; empty for none
 * @param lastDay the last day the goods are expected
 * @param sendBy the last day for sending them, where the policy gives one
 * @param dueOn by when the next step is done
 * @param items names of the goods, with their units
 * @param amounts steps to the total, in their order
 * @param payBy means of payment by code, or empty
 */
public record MailFacts(
    String token,
    String orderNumber,
    String number,
    String message,
    Optional<LocalDate> lastDay,
    Optional<LocalDate> sendBy,
    Optional<LocalDate> dueOn,
    List<Item> items,
    List<Amount> amounts,
    Optional<Money> total,
    String payBy) {

  public MailFacts {
    items = List.copyOf(items);
    amounts = List.copyOf(amounts);
  }

  /** A mail about an order only. */
  public static MailFacts ofOrder(String token, String orderNumber) {
    return ofReturn(token, orderNumber, "");
  }

  /** A mail about a return; add to it with the {@code with} methods. */
  public static MailFacts ofReturn(String token, String orderNumber, String number) {
    return new MailFacts(
        token,
        orderNumber,
        number,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        "");
  }

  public MailFacts withMessage(String text) {
    return new MailFacts(token, orderNumber, number, text, lastDay, sendBy, dueOn, items, amounts, total, payBy);
  }

  public MailFacts withLastDay(Optional<LocalDate> day) {
    return new MailFacts(token, orderNumber, number, message, day, sendBy, dueOn, items, amounts, total, payBy);
  }

  public MailFacts withSendBy(LocalDate day) {
    return new MailFacts(
        token, orderNumber, number, message, lastDay, Optional.of(day), dueOn, items, amounts, total, payBy);
  }

  public MailFacts withDueOn(Optional<LocalDate> day) {
    return new MailFacts(token, orderNumber, number, message, lastDay, sendBy, day, items, amounts, total, payBy);
  }

  public MailFacts withItems(List<Item> goods) {
    return new MailFacts(token, orderNumber, number, message, lastDay, sendBy, dueOn, goods, amounts, total, payBy);
  }

  public MailFacts withAmounts(List<Amount> steps, Money sum, String means) {
    return new MailFacts(
        token, orderNumber, number, message, lastDay, sendBy, dueOn, items, steps, Optional.of(sum), means);
  }

  /** Goods by name. */
  public record Item(String name, int quantity) {}

  /**
   * One step to the total.
   *
   * @param code what it is: {@code paid}, {@code tax}, or an adjustment's label such as {@code restocking}
   * @param amount negative where it lowers the total
   */
  public record Amount(String code, Optional<Percent> rate, Money amount) {}
}
