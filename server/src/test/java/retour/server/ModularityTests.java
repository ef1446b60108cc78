package retour.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import retour.server.testing.Approved;

class ModularityTests {

  private static final Path ARCHITECTURE = Path.of("../docs/architecture.md");
  private static final String DRAWING_STARTS = "<!-- modules -->\n";
  private static final String DRAWING_ENDS = "<!-- end of modules -->\n";
  private static final List<String> FACES = List.of("portal", "desk", "api");

  private final ApplicationModules modules = ApplicationModules.of(RetourServer.class);
  private final JavaClasses classes =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("retour.server");

  @Test
  void usesOnlyWhatEachModuleNames() {
    modules.verify();
  }

  @Test
  void closesTheListOfEachModule() {
    assertThat(uses())
        .allSatisfy((module, named) -> assertThat(named).as(module).doesNotContain(ApplicationModule.OPEN_TOKEN));
  }

  @Test
  void usesNothingThatItDoesNotName() {
    Map<String, SortedSet<String>> named = uses();

    assertThat(modules.stream())
        .allSatisfy(
            module ->
                assertThat(module.getDirectDependencies(modules).uniqueModules())
                    .extracting(used -> used.getIdentifier().toString())
                    .isSubsetOf(named.get(module.getIdentifier().toString())));
  }

  @Test
  void runsDependenciesDownOnly() {
    Map<String, SortedSet<String>> uses = uses();

    assertThat(Layers.of(uses).stuck()).as("modules in a circle").isEmpty();
    assertThat(uses).allSatisfy((user, used) -> assertThat(used).as(user).doesNotContainAnyElementsOf(FACES));
  }

  @Test
  void drawsTheModules() throws IOException {
    String text = Files.readString(ARCHITECTURE);
    int start = text.indexOf(DRAWING_STARTS) + DRAWING_STARTS.length();
    int end = text.indexOf(DRAWING_ENDS);

    String drawn = text.substring(0, start) + drawing(uses()) + text.substring(end);

    Approved.file(ARCHITECTURE).matches(drawn);
  }

  /** What each module names, whether it uses it yet or not: the closed lists. */
  private Map<String, SortedSet<String>> uses() {
    Map<String, SortedSet<String>> uses = new TreeMap<>();
    modules.forEach(module -> uses.put(module.getIdentifier().toString(), named(module.getBasePackage().getName())));
    return uses;
  }

  private SortedSet<String> named(String basePackage) {
    ApplicationModule declared =
        classes.get(basePackage + ".package-info").getAnnotationOfType(ApplicationModule.class);
    return new TreeSet<>(List.of(declared.allowedDependencies()));
  }

  private static String drawing(Map<String, SortedSet<String>> uses) {
    Layers layers = Layers.of(uses);
    StringBuilder text = new StringBuilder("```mermaid\nflowchart TB\n");
    layers.topDown().forEach(layer -> text.append("  subgraph \" \"\n    ")
        .append(String.join("\n    ", layer))
        .append("\n  end\n"));
    uses.forEach(
        (user, used) ->
            layers.shown(user).forEach(each -> text.append("  ").append(user).append(" --> ").append(each).append('\n')));
    return text.append("```\n\n").append(table(uses)).toString();
  }

  private static String table(Map<String, SortedSet<String>> uses) {
    StringBuilder text = new StringBuilder("| module | uses |\n|---|---|\n");
    uses.forEach(
        (user, used) ->
            text.append("| ").append(user).append(" | ").append(String.join(", ", used)).append(" |\n"));
    return text.toString();
  }
}
