package retour.server.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.decision.Decision;
import retour.policy.money.Money;
import retour.server.mail.MailFacts.Amount;

/** The steps from what was paid to what is given back, over the items of one settlement. */
final class SettledSums {

  private SettledSums() {}

  /**
   * Paid first, then each charge, deduction and repaid cost, then tax, then what people gave more or less; steps that are
   * zero are left out.
   */
  static List<Amount> of(List<ReturnItem> items, Decision decision, Optional<Money> changed) {
    List<Amount> steps = new ArrayList<>();
    items.stream().filter(SettledSums::isMoney).map(item -> item.money().paid()).reduce(Money::plus)
        .ifPresent(paid -> steps.add(new Amount("paid", Optional.empty(), paid)));
    for (ReturnItem item : items) {
      Optional<Amounts> amounts = decision.line(item.key()).resolution(item.resolution()).amounts();
      amounts.ifPresent(known -> known.adjustments().forEach(each -> steps.add(step(each))));
    }
    items.stream().filter(SettledSums::isMoney).map(item -> item.money().tax()).reduce(Money::plus)
        .ifPresent(tax -> steps.add(new Amount("tax", Optional.empty(), tax)));
    changed.ifPresent(amount -> steps.add(new Amount("changed_by_staff", Optional.empty(), amount)));
    return steps.stream().filter(step -> !step.amount().isZero()).toList();
  }

  private static boolean isMoney(ReturnItem item) {
    return switch (item.resolution()) {
      case REFUND, STORE_CREDIT -> true;
      case EXCHANGE, REPLACEMENT, REPAIR -> false;
    };
  }

  private static Amount step(Adjustment adjustment) {
    Money amount =
        switch (adjustment.kind()) {
          case CHARGE, DEDUCTION -> adjustment.amount().negated();
          case REIMBURSEMENT -> adjustment.amount();
        };
    return new Amount(adjustment.label(), adjustment.rate(), amount);
  }
}
