package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.Ruling;

/**
 * One line's facts, sorted for the program.
 *
 * @param known by the fact's number
 * @param claimed every known fact taken at its word
 * @param verified the same without what the inspector has yet to confirm
 * @param lines the lines of the same return, this one among them
 */
record LineCase(
    LineFacts line, List<Optional<Fact>> known, Situation claimed, Situation verified, Together lines) {

  /** The day of filing, which counts for windows once it is known. */
  static final String REQUESTED_ON = "requested_on";

  /** The lines of one return, so that each can tell its share of what all of them bear. */
  static final class Together {
    private final List<LineCase> all = new ArrayList<>();
  }

  /** All lines of a case. */
  static List<LineCase> all(Program program, CaseFacts facts, LocalDate today) {
    Together together = new Together();
    facts.lines().forEach(line -> together.all.add(of(program, facts.shared(), line, today, together)));
    return List.copyOf(together.all);
  }

  List<LineCase> together() {
    return lines.all;
  }

  private static LineCase of(Program program, Facts shared, LineFacts line, LocalDate today, Together together) {
    FactSheet sheet = program.sheet();
    List<Optional<Fact>> known = sheet.known(shared, line.facts());
    @Nullable FactValue[] claimed = sheet.claimed(known);
    int filed = Objects.requireNonNull(program.numbers().get(REQUESTED_ON));
    LocalDate day = claimed[filed] instanceof FactValue.Day(LocalDate requested) ? requested : today;
    Map<String, Ruling> rulings = rulings(line, program);
    return new LineCase(
        line, known, new Situation(claimed, day, rulings), new Situation(sheet.verified(known), day, rulings), together);
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
