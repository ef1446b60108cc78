package retour.policy.fact;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known about one line of the return.
 *
 * <p>Lines of a return may be settled on different days. What is for the return as a whole or for its parcels stays one
 * sum then: a settled line keeps what it bore, and the rest falls on the lines that are not settled yet.
 *
 * @param line the line's key, unique within the case; given back in the decision
 * @param facts facts about this line; facts of the whole case are in {@link CaseFacts#shared}
 * @param rulings what staff decided on clauses that leave it to them
 * @param settled what the line bore when it was settled, sums of zero included; empty as long as it is not settled
 */
public record LineFacts(
    String line, Facts facts, LineMoney money, List<Ruling> rulings, Optional<List<Charged>> settled) {

  public LineFacts {
    rulings = List.copyOf(rulings);
    settled = Objects.requireNonNullElse(settled, Optional.<List<Charged>>empty()).map(List::copyOf);
  }

  /** A line that is not settled yet. */
  public LineFacts(String line, Facts facts, LineMoney money, List<Ruling> rulings) {
    this(line, facts, money, rulings, Optional.empty());
  }
}
