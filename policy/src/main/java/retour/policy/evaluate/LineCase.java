package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.decision.FactUse;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.Ruling;

/**
 * One line's facts, sorted for the program.
 *
 * @param sorted by the fact's number
 * @param claimed every known fact taken at its word
 * @param verified the same without what the inspector has yet to confirm; the very same where nothing is
 * @param lines the lines of the same return, this one among them
 */
record LineCase(
    LineFacts line, FactSheet.Sorted sorted, Situation claimed, Situation verified, Together lines) {

  /** The day of filing, which counts for windows once it is known. */
  static final String REQUESTED_ON = "requested_on";

  /** The lines of one return, so that each can tell its share of what all of them bear. */
  static final class Together {
    private final List<LineCase> all = new ArrayList<>();
  }

  /** All lines of a case. */
  static List<LineCase> all(Program program, CaseFacts facts, LocalDate today) {
    Together together = new Together();
    for (LineFacts line : facts.lines()) {
      together.all.add(of(program, facts.shared(), line, today, together));
    }
    return together.all;
  }

  List<LineCase> together() {
    return lines.all;
  }

  /** The fact as it is shown beside a clause. */
  FactUse use(int fact) {
    return sorted.uses()[fact];
  }

  Optional<Fact> known(int fact) {
    return use(fact).known();
  }

  private static LineCase of(Program program, Facts shared, LineFacts line, LocalDate today, Together together) {
    FactSheet.Sorted sorted = program.sheet().sorted(shared, line.facts());
    LocalDate day = sorted.claimed()[program.request()] instanceof FactValue.Day(LocalDate requested) ? requested : today;
    Map<String, Ruling> rulings = rulings(line, program);
    Situation claimed = new Situation(sorted.claimed(), day, rulings);
    Situation verified = sorted.isVerified() ? claimed : new Situation(sorted.verified(), day, rulings);
    return new LineCase(line, sorted, claimed, verified, together);
  }

  private static Map<String, Ruling> rulings(LineFacts line, Program program) {
    if (line.rulings().isEmpty()) {
      return Map.of();
    }
    Map<String, Ruling> rulings = new HashMap<>();
    for (Ruling ruling : line.rulings()) {
      RulingCheck.require(ruling, program);
      rulings.put(ruling.clause(), ruling);
    }
    return rulings;
  }
}
