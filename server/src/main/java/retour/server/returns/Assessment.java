package retour.server.returns;

import java.util.List;
import java.util.stream.Stream;
import retour.policy.Policy;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.policy.fact.CaseFacts;
import retour.server.order.Order;
import retour.server.policy.PolicyVersion;
import retour.server.policy.UnderLaw;

/**
 * A decision with what it rests on. The lines of the decision are keyed by item number: 1 is the draft's first line.
 *
 * @param facts everything known when it was made
 */
public record Assessment(Order order, PolicyVersion version, CaseFacts facts, Decision decision) {

  /** What decided. */
  public Policy policy() {
    return version.policy();
  }

  /** The same case as the store wrote it and as the law has it. */
  public UnderLaw underLaw() {
    return new UnderLaw(version, facts, decision.today());
  }

  /**
   * Whether a request for it can be filed: the policy does not refuse it, or refuses what a law grants that the store
   * does not enforce. Then a person decides.
   *
   * @param line the line's key
   */
  public boolean isOpen(String line, ResolutionDecision resolution) {
    return resolution.verdict() != Verdict.REFUSED || !belowLaw(line, resolution).isEmpty();
  }

  /**
   * The clauses of the law that grant what the policy refuses; empty where it refuses nothing or no law grants it.
   *
   * @param line the line's key
   */
  public List<String> belowLaw(String line, ResolutionDecision resolution) {
    return resolution.verdict() == Verdict.REFUSED && version.isAdvised()
        ? underLaw().grants(line, resolution.resolution())
        : List.of();
  }

  /** Every resolution the policy speaks of, and those that only a law speaks of which the store does not enforce. */
  public List<ResolutionDecision> resolutions(LineDecision line) {
    if (!version.isAdvised()) {
      return line.resolutions();
    }
    Stream<ResolutionDecision> byLawOnly =
        underLaw().grants(line.line()).stream()
            .map(grant -> line.resolution(grant.resolution()))
            .filter(each -> !line.resolutions().contains(each));
    return Stream.concat(line.resolutions().stream(), byLawOnly).toList();
  }

  /** Whether the shopper still has questions to answer. */
  public boolean hasQuestions() {
    return decision.lines().stream().anyMatch(line -> !line.questions().isEmpty());
  }

  /** The keys of the decision's lines. */
  public List<String> keys() {
    return decision.lines().stream().map(line -> line.line()).toList();
  }
}
