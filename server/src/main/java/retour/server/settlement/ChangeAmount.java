package retour.server.settlement;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Assessment;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseEventKind;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.Settling;
import retour.server.returns.Settling.Made;
import retour.server.settlement.Plan.PlannedItem;
import retour.server.store.Role;
import retour.server.store.Stores;

/**
 * A person sets another amount than the policy suggests, with a reason. Never more than was paid and proven, never below
 * zero, and never less than suggested where the store enforces a law that grants it.
 */
@Service
public class ChangeAmount {

  private static final int LONGEST_REASON = 500;

  private final Stores stores;
  private final ReturnCases cases;
  private final Settling settling;
  private final AmountChanges changes;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  ChangeAmount(
      Stores stores,
      ReturnCases cases,
      Settling settling,
      AmountChanges changes,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.stores = stores;
    this.cases = cases;
    this.settling = settling;
    this.changes = changes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Sets what settling gives for one item. The suggested amount itself takes an earlier change back.
   *
   * @param wanted the amount and why; blanks around the reason do not count
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, LAW_GRANTS (argument {@code clauses}: less than suggested), INVALID_INPUT (fields {@code amount},
   *     {@code reason}), REFUND_ABOVE_PAID, NOT_NOW (no money to settle for the item) or CHANGED_MEANWHILE
   */
  public void change(CaseCommand command, int itemNo, Wanted wanted) {
    Role role = MoneyRights.JUDGE.requireRole(command.actor());
    String reason = requireReason(wanted.reason());
    transaction.executeWithoutResult(
        _ -> {
          ReturnCase returnCase = cases.get(command.store(), command.id());
          settling.lock(command.store(), returnCase.order());
          Made made = new Made(command.actor(), clock.instant());
          Plan plan =
              Plan.of(
                  returnCase,
                  settling.assess(command.store(), command.id(), stores.get(command.store()).dayOf(made.at())),
                  Map.of(),
                  Map.of());
          PlannedItem item = item(plan, itemNo);
          requireWithin(wanted.amount(), item, plan.assessment());
          AmountChange change = new AmountChange(item.amounts().total(), wanted.amount(), reason);
          settling.noted(command, CaseEventKind.AMOUNT_CHANGED, told(itemNo, change), made.at());
          changes.keep(new AmountChanges.Of(command.store(), command.id(), itemNo), change, role, made);
        });
  }

  /** What a person wants the customer to get, and why. */
  public record Wanted(Money amount, String reason) {}

  private static Map<String, String> told(int itemNo, AmountChange change) {
    return Map.of(
        "item", Integer.toString(itemNo),
        "suggested", change.suggested().toString(),
        "actual", change.actual().toString(),
        "reason", change.reason());
  }

  private static PlannedItem item(Plan plan, int itemNo) {
    return plan.items().stream()
        .filter(each -> each.item().itemNo() == itemNo)
        .filter(each -> isMoney(each.item().resolution()))
        .findFirst()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
  }

  private static boolean isMoney(Resolution resolution) {
    return switch (resolution) {
      case REFUND, STORE_CREDIT -> true;
      case EXCHANGE, REPLACEMENT, REPAIR -> false;
    };
  }

  private static void requireWithin(Money amount, PlannedItem item, Assessment assessment) {
    if (!amount.currency().equals(item.money().paid().currency())) {
      throw Refused.fields(List.of(new FieldFault("amount", "other_currency")));
    }
    if (amount.isNegative()) {
      throw Refused.fields(List.of(new FieldFault("amount", "negative")));
    }
    if (amount.compareTo(item.most()) > 0) {
      throw Refused.because(ProblemCode.REFUND_ABOVE_PAID);
    }
    if (amount.compareTo(item.amounts().total()) < 0) {
      requireLaw(item, assessment);
    }
  }

  private static void requireLaw(PlannedItem item, Assessment assessment) {
    List<String> enforced = assessment.underLaw().enforces(item.item().key(), item.item().resolution());
    if (!enforced.isEmpty()) {
      throw Refused.because(ProblemCode.LAW_GRANTS, Map.of("clauses", enforced));
    }
  }

  static String requireReason(String typed) {
    String reason = typed.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw Refused.fields(List.of(new FieldFault("reason", reason.isEmpty() ? "missing" : "too_long")));
    }
    return reason;
  }
}
