package retour.policy.parse;

import java.util.Collection;
import java.util.Optional;

/** Finds the name somebody probably meant. */
public final class Names {

  private static final int LONGEST = 60;

  private Names() {}

  /** A sentence that offers the nearest of {@code known}, when one is near enough. */
  public static Optional<String> suggestion(String written, Collection<String> known) {
    String best = "";
    int bestDistance = Math.max(2, written.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(written, candidate);
      if (distance < bestDistance || (distance == bestDistance && candidate.compareTo(best) < 0)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of("Did you mean `" + best + "`?");
  }

  /** The number of single letters to add, drop or change. */
  private static int distance(String a, String b) {
    if (a.length() > LONGEST || b.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
