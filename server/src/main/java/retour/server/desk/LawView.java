package retour.server.desk;

import java.util.List;
import java.util.Optional;
import retour.policy.ClauseText;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.server.policy.UnderLaw;

/**
 * An item as the store wrote it and as the law has it, side by side.
 *
 * @param enforced whether the law decides; otherwise it is told beside the written policy
 * @param clauses the clauses of the law that grant it
 */
public record LawView(ResolutionDecision written, ResolutionDecision lawful, boolean enforced, List<Granted> clauses) {

  /** A clause of the law with its words. */
  public record Granted(String id, String says, String law) {}

  /** Whether the law gives another answer than the store's own words. */
  public boolean differs() {
    return written.verdict() != lawful.verdict() || !clauses.isEmpty();
  }

  /** Empty where the version stands under no law. */
  static Optional<LawView> of(UnderLaw law, String line, Resolution resolution, String language) {
    if (law.version().law().isEmpty()) {
      return Optional.empty();
    }
    List<String> grants = law.grants(line, resolution);
    return Optional.of(
        new LawView(
            law.written().line(line).resolution(resolution),
            law.lawful().line(line).resolution(resolution),
            !law.enforces(line, resolution).isEmpty(),
            grants.stream().flatMap(id -> law.version().lawful().clause(id).stream()).map(each -> granted(each, language)).toList()));
  }

  private static Granted granted(ClauseText clause, String language) {
    return new Granted(clause.id(), clause.says().in(language), clause.law().orElse(""));
  }
}
