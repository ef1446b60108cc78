package retour.policy.decision;

import java.util.List;
import java.util.Optional;

/**
 * The answer for one line and one resolution.
 *
 * @param decidedBy the clauses that settled it, by id: those that permit, or those that forbid
 * @param until until when it is possible, where a window permits it
 * @param amounts what the customer gets, for refund and store credit, when it is not refused
 * @param waitsFor the facts that can still change it, empty when it is final
 * @param options what staff may choose, for {@link Verdict#REVIEW}
 * @param turnings what would have changed it, for {@link Verdict#REFUSED}; elsewhere what would give back more
 * @param payBy the means of payment the policy names, by code, such as {@code bank_transfer} or {@code original}
 */
public record ResolutionDecision(
    Resolution resolution,
    Verdict verdict,
    List<String> decidedBy,
    Optional<Deadline> until,
    Optional<Amounts> amounts,
    List<MissingFact> waitsFor,
    List<Option> options,
    List<Turning> turnings,
    List<String> payBy) {

  public ResolutionDecision {
    decidedBy = List.copyOf(decidedBy);
    waitsFor = List.copyOf(waitsFor);
    options = List.copyOf(options);
    turnings = List.copyOf(turnings);
    payBy = List.copyOf(payBy);
  }
}
