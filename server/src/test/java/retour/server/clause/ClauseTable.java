package retour.server.clause;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import retour.policy.cases.CaseSuite;
import retour.policy.language.Clause;
import retour.policy.tool.CaseFiles;
import retour.server.testing.Shows;

/** Every clause of the three stores: where it is written, the cases of its policy, its journeys, its screens. */
final class ClauseTable {

  static final String OF_THE_APPLICATION = "the application";

  static final List<String> DOCUMENTS =
      List.of("image-pro/returns.yaml", "imperium-est/returns.yaml", "imperium-est/complaints.yaml", "impress/returns.yaml");

  static final Path POLICIES = Path.of("..", "policies");

  /** How many clauses each store wrote: of Image Pro and Imperium Est the last ones are about privacy and accounts. */
  private static final Map<String, Integer> WRITTEN = Map.of("IP", 26, "IE", 28, "IC", 18);

  private ClauseTable() {}

  /**
   * One clause.
   *
   * @param written file and line under {@code policies}, or {@link #OF_THE_APPLICATION}
   * @param cases how many cases of its policy are about it
   * @param journeys what is shown of it, in words
   * @param screens addresses
   */
  record Row(String clause, String written, int cases, List<String> journeys, List<String> screens) {}

  /** The ids that there have to be. */
  static List<String> ids() {
    return WRITTEN.entrySet().stream()
        .flatMap(store -> IntStream.rangeClosed(1, store.getValue()).mapToObj(no -> "%s-%02d".formatted(store.getKey(), no)))
        .sorted()
        .toList();
  }

  static List<Proof> proofs() {
    return Stream.of(ImageProProofs.all(), ImperiumProofs.all(), ComplaintProofs.all(), ImpressProofs.all())
        .flatMap(List::stream)
        .toList();
  }

  static List<Row> rows() {
    Map<String, String> written = new TreeMap<>();
    Map<String, Integer> cases = new TreeMap<>();
    for (String document : DOCUMENTS) {
      CaseSuite suite = suite(document);
      for (Clause clause : suite.clauses()) {
        written.put(clause.id(), document + ":" + clause.place().line());
      }
      suite.cases().forEach(each -> cases.merge(each.clause(), 1, Integer::sum));
    }
    Map<String, List<String>> journeys = journeys();
    return ids().stream()
        .map(
            id ->
                new Row(
                    id,
                    written.getOrDefault(id, OF_THE_APPLICATION),
                    cases.getOrDefault(id, 0),
                    journeys.getOrDefault(id, List.of()),
                    Screen.of(id).stream().map(Screen::address).toList()))
        .toList();
  }

  /** The clauses that anything names as shown. */
  static List<String> shown() {
    Stream<String> screens = Stream.of(Screen.values()).flatMap(screen -> screen.clauses().stream());
    return Stream.concat(journeys().keySet().stream(), screens).toList();
  }

  private static CaseSuite suite(String document) {
    try {
      return CaseFiles.suite(POLICIES.resolve(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is shown of each clause: first with and without it, then along with others. */
  private static Map<String, List<String>> journeys() {
    Map<String, List<String>> journeys = new LinkedHashMap<>();
    for (Proof proof : proofs()) {
      journeys.computeIfAbsent(proof.clause(), _ -> new ArrayList<>()).add(proof.shows());
    }
    for (JavaMethod test : annotated()) {
      for (String clause : test.getAnnotationOfType(Shows.class).value()) {
        journeys.computeIfAbsent(clause, _ -> new ArrayList<>()).add(words(test));
      }
    }
    return journeys;
  }

  private static List<JavaMethod> annotated() {
    return new ClassFileImporter()
        .importPackages("retour.server").stream()
            .flatMap(each -> each.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Shows.class))
            .sorted((one, other) -> one.getFullName().compareTo(other.getFullName()))
            .toList();
  }

  /** {@code takesSetsWhole} of {@code ImperiumEstJourneyTests}: {@code takes sets whole (ImperiumEstJourneyTests)}. */
  private static String words(JavaMethod test) {
    String inWords =
        Stream.of(test.getName().split("(?=[A-Z])"))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
    String outer = Objects.requireNonNull(test.getOwner().getFullName()).replaceFirst("\\$.*", "");
    return inWords + " (" + outer.substring(outer.lastIndexOf('.') + 1) + ")";
  }
}
