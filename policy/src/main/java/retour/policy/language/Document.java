package retour.policy.language;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A policy document as written.
 *
 * @param name such as {@code impress/returns}, or {@code law/eu-consumer} for a layer above the stores
 * @param law whether it is a law layer
 * @param inForce the first day of orders it is for
 * @param calendars the holiday calendars that count, by name; a day that any of them has free is no working day
 * @param closed days on which the store is closed beside them
 * @param lists named lists of words, such as the makes that need pre-authorization
 * @param facts the common vocabulary first, then the document's own
 */
public record Document(
    String name,
    boolean law,
    Optional<LocalDate> inForce,
    Currency currency,
    List<String> calendars,
    Set<LocalDate> closed,
    Map<String, List<String>> lists,
    List<FactRule> facts,
    List<WindowRule> windows,
    List<Clause> clauses) {

  public Document {
    calendars = List.copyOf(calendars);
    closed = Set.copyOf(closed);
    lists = Map.copyOf(lists);
    facts = List.copyOf(facts);
    windows = List.copyOf(windows);
    clauses = List.copyOf(clauses);
  }
}
