package retour.policy.fact;

import java.util.List;

/**
 * What is known about one line of the return.
 *
 * @param line the line's key, unique within the case; given back in the decision
 * @param facts facts about this line; facts of the whole case are in {@link CaseFacts#shared}
 * @param rulings what staff decided on clauses that leave it to them
 */
public record LineFacts(String line, Facts facts, LineMoney money, List<Ruling> rulings) {

  public LineFacts {
    rulings = List.copyOf(rulings);
  }
}
