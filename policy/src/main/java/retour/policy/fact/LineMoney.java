package retour.policy.fact;

import retour.policy.money.Money;

/**
 * The money of the returned units of one order line.
 *
 * <p>{@code paidBefore} is what was paid for units of the same line that earlier returns already took; charges are
 * computed on the running total and the earlier part subtracted, so that several partial returns sum exactly to what
 * one would give.
 *
 * @param paid price actually paid for the returned units: after discounts, before tax where tax is added on top,
 *     including tax where prices include it
 * @param tax tax that was added on top of {@code paid}; zero where prices include tax
 * @param paidBefore price actually paid for units of this line returned earlier; zero for the first return
 */
public record LineMoney(Money paid, Money tax, Money paidBefore) {}
