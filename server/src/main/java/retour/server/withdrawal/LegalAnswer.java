package retour.server.withdrawal;

import java.util.List;
import java.util.Map;

/**
 * What the law alone answers to a statement about an order.
 *
 * @param covered units by order line from which the person withdraws
 * @param excepted lines asked about that the right does not cover, with the law's clause
 * @param terms each once
 */
record LegalAnswer(Timeliness timeliness, Map<Integer, Integer> covered, List<Excepted> excepted, List<Term> terms) {

  LegalAnswer {
    covered = Map.copyOf(covered);
    excepted = List.copyOf(excepted);
    terms = List.copyOf(terms);
  }

  /** A line that the right does not cover. */
  record Excepted(int lineNo, String clause) {}
}
