package retour.policy.decision;

import java.util.List;
import java.util.Objects;

/**
 * The answer for one line.
 *
 * @param line the line's key as given in the facts
 * @param resolutions every resolution that some clause allows, in the order of {@link Resolution}; what only staff may
 *     give in place of another is there once it is possible
 * @param clauses every clause's own outcome, by id
 * @param questions what the shopper is asked next: only what can still change an answer, in the document's order
 * @param checklist what the inspector looks at: only what can still change the answer or verifies a claim
 * @param requirements what must be there, by clause id
 * @param referrals whom the customer is sent to
 * @param freight who bears which leg of transport, in the order of {@link Freight.Leg}
 * @param targets by when the store means to do what, by clause id
 */
public record LineDecision(
    String line,
    List<ResolutionDecision> resolutions,
    List<ClauseOutcome> clauses,
    List<MissingFact> questions,
    List<MissingFact> checklist,
    List<Requirement> requirements,
    List<Referral> referrals,
    List<Freight> freight,
    List<Target> targets) {

  public LineDecision {
    resolutions = List.copyOf(resolutions);
    clauses = List.copyOf(clauses);
    questions = List.copyOf(questions);
    checklist = List.copyOf(checklist);
    requirements = List.copyOf(requirements);
    referrals = List.copyOf(referrals);
    freight = List.copyOf(Objects.requireNonNullElse(freight, List.of()));
    targets = List.copyOf(Objects.requireNonNullElse(targets, List.of()));
  }

  /** The answer for one resolution; refused without a clause when the policy does not speak of it. */
  public ResolutionDecision resolution(Resolution wanted) {
    return resolutions.stream()
        .filter(each -> each.resolution() == wanted)
        .findFirst()
        .orElseGet(() -> unspoken(wanted));
  }

  private static ResolutionDecision unspoken(Resolution resolution) {
    return new ResolutionDecision(
        resolution,
        Verdict.REFUSED,
        List.of(),
        java.util.Optional.empty(),
        java.util.Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
