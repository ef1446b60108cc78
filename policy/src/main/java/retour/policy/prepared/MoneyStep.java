package retour.policy.prepared;

/**
 * One change of the sum, in the order of the policy's clauses.
 *
 * @param takesEffect the gate that tells in which rows
 * @param adds whether it is given on top rather than taken off
 */
public record MoneyStep(int takesEffect, boolean adds, Figure figure) {

  /** How much it is. */
  public sealed interface Figure {

    /**
     * A share of what was paid for all units so far, halves away from zero, less the share of earlier units.
     *
     * @param hundredths the usual rate in hundredths of a percent
     * @param column the numbers' column with staff's rates
     * @param atLeast in minor units; {@link Long#MIN_VALUE} for none
     * @param atMost in minor units; {@link Long#MAX_VALUE} for none
     */
    record Share(int hundredths, int column, long atLeast, long atMost) implements Figure {}

    /** A sum in minor units, never more than what was paid for all units so far, less what earlier units bore. */
    record Sum(long amount) implements Figure {}

    /** The sum in a column of numbers. */
    record FromColumn(int column) implements Figure {}
  }
}
