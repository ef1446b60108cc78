package retour.policy.fact;

import retour.policy.money.Money;

/**
 * What a line bore of one charge, deduction or reimbursement when it was settled.
 *
 * @param label what it was for, such as {@code label}
 * @param amount never negative
 */
public record Charged(String clause, String label, Money amount) {}
