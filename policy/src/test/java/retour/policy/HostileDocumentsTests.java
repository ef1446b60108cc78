package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retour.policy.explain.MeaningText;

/** Documents that nobody means well with: refused in words, in bounded time. */
class HostileDocumentsTests {

  private static final long SEED = 20261121;
  private static final int MUTANTS = 1_500;
  private static final int EXAMINED = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String HEAD = "store: x\npolicy: y\ncurrency: USD\n";

  static Stream<String> hostile() {
    return Stream.of(
        bomb(),
        "[".repeat(500_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
        "? ".repeat(100_000),
        IntStream.range(0, 1_500).mapToObj(i -> " ".repeat(i) + "a:").collect(Collectors.joining("\n")),
        HEAD + "clauses:\n" + clauses(10_000),
        HEAD + "clauses: { A: { says: A, permit: refund, when: '" + "!(".repeat(1_000) + "unused" + ")".repeat(1_000) + "' } }",
        HEAD + "clauses: { A: { says: A, permit: refund, when: '" + "(".repeat(1_500) + "' } }",
        HEAD + "clauses: { A: { says: A, permit: refund, when: '" + "unused || ".repeat(100_000) + "unused' } }",
        HEAD + "clauses: { A: { says: A, charge: x, percent: 1e308 } }",
        HEAD + "clauses: { A: { says: A, charge: x, percent: .nan } }",
        HEAD + "clauses: { A: { says: A, charge: x, percent: -1 } }",
        HEAD + "clauses: { A: { says: A, charge: x, percent: 101 } }",
        HEAD + "clauses: { A: { says: A, charge: x, amount: -3 } }",
        HEAD + "clauses: { A: { says: A, charge: x, amount: 9223372036854775808 } }",
        HEAD + "clauses: { A: { says: A, permit: refund, says: B } }",
        HEAD + "clauses: { A: &a { says: A, permit: refund } }",
        HEAD + "clauses: { A: !!java.net.URL { says: A, permit: refund } }",
        HEAD + "clauses:\n\tA: { says: A, permit: refund }",
        HEAD + "clauses: { A: { says: A, permit: refund, when: 'units > 99999999999999999999' } }",
        HEAD + "clauses: { A: { says: A, permit: refund, when: 'ordered_on < day(\"9999-12-31\")' } }",
        HEAD + "clauses:\n" + "  A: { says: x, permit: y }\n".repeat(60_000),
        HEAD + "facts:\n" + numbered("  f%d: { type: yes/no, known-by: [order] }\n", 40_000) + "clauses: { A: { says: A, permit: refund } }",
        HEAD + "windows:\n" + numbered("  w%d: 14 days after delivery\n", 50_000) + "clauses: { A: { says: A, permit: refund } }",
        HEAD + "lists: { a: [" + numbered("w%d, ", 100_000) + "] }\nclauses: { A: { says: A, permit: refund } }",
        HEAD + "clauses: { A: { says: A, charge: x, percent: " + "9".repeat(100_000) + " } }",
        HEAD + "clauses: { A: { says: A, charge: x, amount: 1e999999999 } }",
        HEAD + "windows: { w: 99999999999 days after delivery }\nclauses: { A: { says: A, inform: yes } }",
        HEAD + "in-force: +999999999-12-31\nclauses: { A: { says: A, inform: yes } }",
        "\uFFFE\uD800 store: x",
        "x".repeat(3_000_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesItInBoundedTime(String document) {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> assertThatThrownBy(() -> Policies.compile(document, 0)).isInstanceOf(PolicyRejected.class));
  }

  @Test
  void eitherCompilesOrTellsFaultsWhateverIsChangedInADocument() throws IOException {
    List<String> documents =
        List.of(
            Files.readString(Path.of("..", "policies", "image-pro", "returns.yaml")),
            Files.readString(Path.of("..", "policies", "imperium-est", "returns.yaml")),
            Files.readString(Path.of("..", "policies", "impress", "returns.yaml")));
    Random random = new Random(SEED);
    int compiled = 0;

    for (int i = 0; i < MUTANTS; i++) {
      String mutant = mutated(documents.get(i % documents.size()), random);
      compiled += compiles(mutant, i) ? 1 : 0;
    }

    assertThat(compiled).as("mutants that are still policies").isBetween(1, MUTANTS - 1);
  }

  private static boolean compiles(String mutant, int number) {
    try {
      Policy policy = Policies.compile(mutant, 0);
      policy.decide(RandomFacts.caseOf(new RandomFacts(number).facts(policy, 60)), RandomFacts.TODAY);
      if (number % EXAMINED == 0) {
        MeaningText.text(Policies.examine(List.of(mutant)), Locale.ENGLISH);
      }
      return true;
    } catch (PolicyRejected e) {
      assertThat(e.getMessage()).as("seed %d, mutant %d", SEED, number).isNotBlank();
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + SEED + ", mutant " + number + ":\n" + mutant, e);
    }
  }

  /** One to four small changes: a piece dropped, doubled, moved, or a sign put in. */
  private static String mutated(String document, Random random) {
    StringBuilder text = new StringBuilder(document);
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(1, 30));
      String piece = text.substring(at, end);
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, piece);
        case 2 -> text.insert(random.nextInt(text.length()), piece);
        default -> text.insert(at, "(){}[]:,&|!*\"'#-%\n\t\u0000\u2028".charAt(random.nextInt(20)));
      }
    }
    return text.toString();
  }

  @Test
  void takesWhatIsOnlyUnusual() {
    String plain = HEAD + "clauses: { A: { says: 'Назад 😀', permit: refund } }\n";

    assertThat(Policies.compile(plain, 0).clauses()).hasSize(1);
    assertThat(Policies.compile("\uFEFF" + plain, 0).clauses()).hasSize(1);
    assertThat(Policies.compile(plain.replace("\n", "\r\n"), 0).clauses()).hasSize(1);
  }

  /** Every clause overrides all after it: each condition is looked at once all the same. */
  @Test
  void decidesAndExaminesClausesThatAllOverrideEachOther() {
    int count = 120;
    String chain =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "  C-%d: { says: x, permit: refund, when: 'units > %d && unused', overrides: [%s] }\n"
                        .formatted(
                            i, i, IntStream.range(i + 1, count).mapToObj(j -> "C-" + j).collect(Collectors.joining(", "))))
            .collect(Collectors.joining());
    String document = HEAD + "clauses:\n" + chain;

    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          assertThat(Policies.compile(document, 0).decide(RandomFacts.caseOf(List.of()), RandomFacts.TODAY).lines()).hasSize(1);
          assertThat(Policies.examine(List.of(document))).isNotEmpty();
        });
  }

  @Test
  void readsNoMoreOfAFileThanADocumentMayBeLong(@TempDir Path folder) throws IOException, InterruptedException {
    Path huge = folder.resolve("huge.yaml");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(1_000_000_000);
    }

    Process check =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m", "-cp", System.getProperty("java.class.path"),
                "retour.policy.tool.PolicyMain", "check", huge.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(told).isEqualTo(huge + ": the file has more than 8000000 bytes\n");
    assertThat(check.waitFor()).isEqualTo(1);
  }

  @Test
  void tellsWhereAFileIsNoText(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("odd.yaml"), new byte[] {'a', ':', '\n', (byte) 0xC3, '\n'});

    assertThatThrownBy(() -> PolicySource.read(file))
        .isInstanceOf(PolicyRejected.class)
        .hasMessage(file + ":2: here is no UTF-8 text; save the file as UTF-8\n");
  }

  private static String numbered(String form, int count) {
    return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining());
  }

  /** Nine levels of ten times each other: a thousand million words when written out. */
  private static String bomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 10; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
    }
    return bomb.toString();
  }

  private static String clauses(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "  C-" + i + ": { says: x, permit: refund }\n")
        .collect(Collectors.joining());
  }
}
