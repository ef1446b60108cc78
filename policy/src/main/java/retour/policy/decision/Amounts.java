package retour.policy.decision;

import java.util.List;
import retour.policy.money.Money;

/**
 * What the customer gets for one line by one resolution, as far as it is known.
 *
 * <p>INVARIANT: {@code total = paid - charges - deductions + reimbursements + tax}, never below zero.
 *
 * @param paid what was paid for the units, see {@link retour.policy.fact.LineMoney#paid}
 * @param adjustments in the order of their clauses
 * @param tax given back on top
 * @param total what the customer gets
 */
public record Amounts(Money paid, List<Adjustment> adjustments, Money tax, Money total) {

  public Amounts {
    adjustments = List.copyOf(adjustments);
  }
}
