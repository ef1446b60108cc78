package retour.policy.language;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import retour.policy.PolicyRejected;

/**
 * Collects the faults of one document, so that all are told at once; who has thousands of them hears of the first. Not
 * safe between threads.
 */
public final class Findings {

  private static final int MOST_SHOWN = 100;
  private static final int MOST_FOUND = 2_000;
  private static final int WIDEST_LINE = 160;

  private final String document;
  private final String source;
  private final Set<Finding> found = new LinkedHashSet<>();

  /**
   * @param document its name, shown before each place
   * @param source its text, of which the faulty lines are shown
   */
  public Findings(String document, String source) {
    this.document = document;
    this.source = source;
  }

  /**
   * Adds a fault.
   *
   * @throws PolicyRejected with all of them, when there are so many that looking on is of no use
   */
  public void add(String code, Place place, String message) {
    add(code, place, message, Optional.empty());
  }

  /**
   * Adds a fault with a suggestion what to do instead.
   *
   * @throws PolicyRejected with all of them, when there are so many that looking on is of no use
   */
  public void add(String code, Place place, String message, Optional<String> suggestion) {
    found.add(new Finding(code, place, message, suggestion));
    if (found.size() >= MOST_FOUND) {
      throw new PolicyRejected(text());
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** In the order of their places. */
  public List<Finding> all() {
    return found.stream().sorted(Comparator.comparing(Finding::place).thenComparing(Finding::message)).toList();
  }

  /** Every fault with its line, a caret under the column, and what to do instead; at most the first hundred. */
  public String text() {
    String shown = all().stream().limit(MOST_SHOWN).map(this::text).collect(Collectors.joining("\n"));
    int rest = found.size() - MOST_SHOWN;
    return rest > 0 ? shown + "\n... and " + rest + " more" : shown;
  }

  private String text(Finding finding) {
    Place place = finding.place();
    String head = document + ":" + place.line() + ":" + place.column() + ": " + finding.message() + "\n";
    String hint = finding.suggestion().map(text -> "  " + text + "\n").orElse("");
    return head + excerpt(place) + hint;
  }

  private String excerpt(Place place) {
    Optional<String> there = source.lines().skip(place.line() - 1).findFirst();
    if (there.isEmpty()) {
      return "";
    }
    String line = there.get().replace('\t', ' ');
    int from = Math.max(0, Math.min(place.column() - 1, line.length()) - WIDEST_LINE / 2);
    String cut = line.substring(from, Math.min(line.length(), from + WIDEST_LINE));
    String caret = " ".repeat(Math.max(0, place.column() - 1 - from)) + "^";
    return "  | " + cut + "\n  | " + caret + "\n";
  }
}
