package retour.server.policy;

import java.time.LocalDate;
import java.util.List;
import retour.policy.ClauseText;
import retour.policy.Policy;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.policy.decision.Verdict;
import retour.policy.fact.CaseFacts;

/**
 * A case as the store wrote it and as the law has it, side by side. Computed from the facts of a decision, so that it is
 * as reproducible as the decision itself.
 *
 * @param facts what the decision rests on
 * @param today the store's day it was decided for
 */
public record UnderLaw(PolicyVersion version, CaseFacts facts, LocalDate today) {

  /** What the store's own words give. */
  public Decision written() {
    return version.written().decide(facts, today);
  }

  /** What the law gives, with every layer enforced. */
  public Decision lawful() {
    return version.lawful().decide(facts, today);
  }

  /**
   * The clauses of the law that give a line this resolution, whatever the store wrote, as far as anybody can tell yet;
   * empty where none does. Of every layer, enforced or not.
   */
  public List<String> grants(String line, Resolution resolution) {
    return version.law().isEmpty() ? List.of() : grants(version.lawful(), line, resolution);
  }

  /** As {@link #grants}, of the layers that are enforced: against these no person decides. */
  public List<String> enforces(String line, Resolution resolution) {
    boolean enforced = version.law().stream().anyMatch(layer -> layer.mode() == LawMode.ENFORCE);
    return enforced ? grants(version.policy(), line, resolution) : List.of();
  }

  private List<String> grants(Policy policy, String line, Resolution resolution) {
    LineDecision decided = policy.decide(facts, today).line(line);
    if (decided.resolution(resolution).verdict() == Verdict.REFUSED) {
      return List.of();
    }
    return decided.resolution(resolution).decidedBy().stream()
        .filter(clause -> policy.clause(clause).flatMap(ClauseText::law).isPresent())
        .toList();
  }
}
