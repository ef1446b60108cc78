package retour.policy.decision;

import java.time.LocalDate;
import java.util.List;

/**
 * What a policy answers for a case. Pure: the same policy, facts and day give an equal decision.
 *
 * @param policy the policy document's name, such as {@code impress/returns}
 * @param version the published version's number
 * @param today the store's day on which it was decided
 */
public record Decision(String policy, int version, LocalDate today, List<LineDecision> lines) {

  public Decision {
    lines = List.copyOf(lines);
  }

  /** @throws IllegalArgumentException when the decision has no such line */
  public LineDecision line(String key) {
    return lines.stream()
        .filter(line -> line.line().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no line `" + key + "` in this decision"));
  }
}
