package retour.policy.decision;

import java.util.Optional;
import retour.policy.money.Percent;

/**
 * One thing staff may choose where a clause says 'may'.
 *
 * @param clause the clause that leaves the choice
 * @param option its name, given back in a {@link retour.policy.fact.Ruling}
 * @param range the rates that may be chosen, for a charge or deduction in percent
 * @param proposed the rate the policy proposes
 * @param favoured whether the policy proposes this option
 */
public record Option(
    String clause,
    String option,
    Optional<Adjustment.RateRange> range,
    Optional<Percent> proposed,
    boolean favoured) {}
