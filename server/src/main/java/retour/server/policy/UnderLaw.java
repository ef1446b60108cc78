package retour.server.policy;

import java.time.LocalDate;
import java.util.List;
import retour.policy.ClauseText;
import retour.policy.Policy;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
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

  /**
   * A resolution that a law grants a line.
   *
   * @param written what the store's own words give
   * @param lawful what the law gives
   * @param enforced whether the law decides; otherwise it is told beside the written policy
   * @param clauses the clauses of the law
   */
  public record Grant(
      Resolution resolution, Verdict written, Verdict lawful, boolean enforced, List<String> clauses) {

    public Grant {
      clauses = List.copyOf(clauses);
    }
  }

  /** What the law grants a line; empty where it grants nothing, or the version stands under none. */
  public List<Grant> grants(String line) {
    if (version.law().isEmpty()) {
      return List.of();
    }
    LineDecision asWritten = written().line(line);
    return lawful().line(line).resolutions().stream()
        .filter(each -> !grants(line, each.resolution()).isEmpty())
        .map(each -> grant(line, each, asWritten))
        .toList();
  }

  private Grant grant(String line, ResolutionDecision lawful, LineDecision written) {
    Resolution resolution = lawful.resolution();
    return new Grant(
        resolution,
        written.resolution(resolution).verdict(),
        lawful.verdict(),
        !enforces(line, resolution).isEmpty(),
        grants(line, resolution));
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
