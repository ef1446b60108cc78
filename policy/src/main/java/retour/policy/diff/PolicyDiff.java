package retour.policy.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import retour.policy.diff.Change.Part;
import retour.policy.parse.Outline;

/** Compares two versions of a policy document. */
public final class PolicyDiff {

  private static final Map<String, Part> PARTS = parts();

  private PolicyDiff() {}

  /**
   * What changed from one document to another: clauses first, then windows, facts, lists and the head, each by name. The
   * order in which a document has them changes nothing.
   *
   * @param before the older document, YAML
   * @param after the newer
   * @throws IllegalArgumentException when one is no readable YAML
   */
  public static List<Change> between(String before, String after) {
    Outline old = Outline.of(before);
    Outline now = Outline.of(after);
    List<Change> changes = new ArrayList<>();
    PARTS.forEach((section, part) -> compare(part, old.section(section), now.section(section), changes));
    return List.copyOf(changes);
  }

  private static void compare(
      Part part,
      SortedMap<String, SortedMap<String, String>> old,
      SortedMap<String, SortedMap<String, String>> now,
      List<Change> changes) {
    SortedSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      SortedMap<String, String> was = old.getOrDefault(name, new TreeMap<>());
      SortedMap<String, String> is = now.getOrDefault(name, new TreeMap<>());
      if (was.isEmpty() || is.isEmpty()) {
        changes.add(whole(part, name, was, is));
      } else {
        properties(part, name, was, is, changes);
      }
    }
  }

  private static Change whole(
      Part part, String name, SortedMap<String, String> was, SortedMap<String, String> is) {
    return new Change(part, name, Outline.ITSELF, gist(was), gist(is));
  }

  /** What a person knows a thing by: its own words, else what it is. */
  private static Optional<String> gist(SortedMap<String, String> properties) {
    return properties.isEmpty()
        ? Optional.empty()
        : Optional.of(
            properties.getOrDefault(
                "says en", properties.getOrDefault("of", properties.getOrDefault(Outline.ITSELF, ""))));
  }

  private static void properties(
      Part part, String name, SortedMap<String, String> was, SortedMap<String, String> is, List<Change> changes) {
    SortedSet<String> paths = new TreeSet<>(was.keySet());
    paths.addAll(is.keySet());
    for (String path : paths) {
      Optional<String> before = Optional.ofNullable(was.get(path));
      Optional<String> after = Optional.ofNullable(is.get(path));
      if (!before.equals(after)) {
        changes.add(new Change(part, name, path, before, after));
      }
    }
  }

  private static Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("clauses", Part.CLAUSE);
    parts.put("windows", Part.WINDOW);
    parts.put("facts", Part.FACT);
    parts.put("lists", Part.LIST);
    parts.put("", Part.DOCUMENT);
    return parts;
  }
}
