package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.Resolution;
import retour.policy.decision.Verdict;
import retour.policy.fact.FactSource;
import retour.server.policy.PolicyKind;
import retour.server.returns.Acceptance;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseStatus;
import retour.server.returns.Channel;
import retour.server.returns.Disposition;
import retour.server.returns.NextActor;
import retour.server.returns.Reception;
import retour.server.store.Role;

/** Everything the desk says has words. */
class DeskTextsTests {

  private static final Pattern SAID = Pattern.compile("(?:\\bsay\\(|desk\\.say\\()\"([a-z0-9_.]+)\"");
  private static final Pattern TAKEN = Pattern.compile("(?:take\\(|Went\\()\\s*\"([a-z_]*[a-z])\"");

  @Test
  void sentencesThatPagesNameExist() throws IOException {
    Properties texts = english();
    TreeSet<String> missing = new TreeSet<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
      collect(SAID.matcher(source), "desk.", texts, missing);
      collect(TAKEN.matcher(source), "desk.done.", texts, missing);
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void codesHaveWords() throws IOException {
    Properties texts = english();
    TreeSet<String> missing = new TreeSet<>();
    words(missing, texts, "status", CaseStatus.values());
    words(missing, texts, "actor", NextActor.values());
    words(missing, texts, "role", Role.values());
    words(missing, texts, "reception", Reception.values());
    words(missing, texts, "acceptance", Acceptance.values());
    words(missing, texts, "resolution", Resolution.values());
    words(missing, texts, "verdict", Verdict.values());
    words(missing, texts, "clause", ClauseResult.values());
    words(missing, texts, "standing", FactsSaid.Standing.values());
    words(missing, texts, "source", FactSource.values());
    words(missing, texts, "knows", FactSource.values());
    words(missing, texts, "event", CaseEventKind.values());
    words(missing, texts, "channel", Channel.values());
    words(missing, texts, "disposition", Disposition.values());
    words(missing, texts, "policy_kind", PolicyKind.values());

    assertThat(missing).isEmpty();
  }

  private static void collect(Matcher found, String prefix, Properties texts, Set<String> missing) {
    while (found.find()) {
      if (!texts.containsKey(prefix + found.group(1))) {
        missing.add(prefix + found.group(1));
      }
    }
  }

  private static void words(Set<String> missing, Properties texts, String group, Enum<?>[] codes) {
    for (Enum<?> code : codes) {
      String key = "desk." + group + "." + code.name().toLowerCase(Locale.ROOT);
      if (!texts.containsKey(key)) {
        missing.add(key);
      }
    }
  }

  private static Properties english() throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages/desk_en.properties"))) {
      texts.load(reader);
    }
    return texts;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte/desk"));
        Stream<Path> code = Files.walk(Path.of("src/main/java/retour/server/desk"))) {
      return Stream.concat(templates, code).filter(Files::isRegularFile).toList();
    }
  }
}
