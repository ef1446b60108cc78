package retour.policy.decision;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

  /**
   * The first last day by which something required must be done, over all lines; empty when no clause gives one.
   *
   * @param what the requirement's code, such as {@code goods_sent}
   */
  public Optional<LocalDate> requiredBy(String what) {
    return lines.stream()
        .flatMap(line -> line.requirements().stream())
        .filter(requirement -> requirement.what().equals(what))
        .flatMap(requirement -> requirement.until().stream())
        .map(Deadline::lastDay)
        .min(Comparator.naturalOrder());
  }

  /** @throws IllegalArgumentException when the decision has no such line */
  public LineDecision line(String key) {
    return lines.stream()
        .filter(line -> line.line().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no line `" + key + "` in this decision"));
  }
}
