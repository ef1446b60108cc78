package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retour.policy.decision.Amounts;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.policy.prepared.Answers;
import retour.policy.prepared.Batch;
import retour.policy.prepared.DatedCase;
import retour.policy.prepared.PreparedPolicy;

/** The prepared way answers as the explained way does, on many made-up cases of every policy there is. */
class PreparedPolicyTests {

  private static final long SEED = 20261121;
  private static final int ALL_CASES = 100_000;
  private static final Path POLICIES = Path.of("..", "policies");

  /** Each store's document, alone and under all law layers. */
  static Stream<List<Path>> documents() throws IOException {
    List<Path> laws = yaml(POLICIES.resolve("law"));
    List<List<Path>> documents = new ArrayList<>();
    try (Stream<Path> folders = Files.list(POLICIES)) {
      List<Path> stores = folders.filter(folder -> !folder.endsWith("law")).sorted().toList();
      for (Path document : stores.stream().flatMap(folder -> yaml(folder).stream()).toList()) {
        documents.add(List.of(document));
        documents.add(Stream.concat(Stream.of(document), laws.stream()).toList());
      }
    }
    return documents.stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void answersAsTheExplainedWayDoes(List<Path> documents) throws IOException {
    Policy policy = policy(documents);
    int number = (int) (ALL_CASES / documents().count()) + 1;
    List<DatedCase> cases = new RandomCases(policy, currency(documents.getFirst()), SEED).some(number);
    PreparedPolicy prepared = policy.prepared();

    List<DatedCase> taken = cases.stream().filter(each -> isTaken(policy, prepared, each)).toList();
    Batch batch = prepared.batch(taken);
    Answers answers = prepared.answers(batch);
    prepared.decide(batch, answers);

    int row = 0;
    for (DatedCase each : taken) {
      for (LineDecision line : policy.decide(each.facts(), each.today()).lines()) {
        requireSame(line, answers, row++, each);
      }
    }
    assertThat(row).isEqualTo(batch.rows());
    assertThat(batch.settledRows()).as("lines decided while preparing").isLessThan(batch.rows() / 20);
  }

  /** Both ways take a case, or both refuse it. */
  private static boolean isTaken(Policy policy, PreparedPolicy prepared, DatedCase each) {
    try {
      policy.decide(each.facts(), each.today());
      return true;
    } catch (IllegalArgumentException e) {
      assertThatIllegalArgumentException().isThrownBy(() -> prepared.batch(List.of(each)));
      return false;
    }
  }

  private static void requireSame(LineDecision line, Answers answers, int row, DatedCase of) {
    for (Resolution resolution : Resolution.values()) {
      ResolutionDecision decision = line.resolution(resolution);
      long amount = decision.amounts().map(Amounts::total).map(total -> total.minor()).orElse(0L);
      boolean same =
          answers.verdict(row, resolution) == decision.verdict() && answers.amount(row, resolution) == amount;
      if (!same) {
        throw new AssertionError(
            "seed %d, row %d: %s %d, explained %s, of %s"
                .formatted(SEED, row, answers.verdict(row, resolution), answers.amount(row, resolution), decision, of));
      }
    }
  }

  @Test
  void takesABatchOfAnyNumberOfLines() throws IOException {
    Policy policy = policy(List.of(POLICIES.resolve("impress/returns.yaml")));
    PreparedPolicy prepared = policy.prepared();
    List<DatedCase> cases = new RandomCases(policy, "USD", SEED).some(600);
    Answers answers = prepared.answers(prepared.batch(cases));

    for (int size : List.of(600, 513, 512, 64, 1, 0)) {
      Batch batch = prepared.batch(cases.subList(0, size));
      prepared.decide(batch, answers);
      int row = 0;
      for (DatedCase each : cases.subList(0, size)) {
        for (LineDecision line : policy.decide(each.facts(), each.today()).lines()) {
          requireSame(line, answers, row++, each);
        }
      }
      assertThat(batch.rows()).isEqualTo(row);
    }
  }

  @Test
  void refusesAnotherPolicysBatch() throws IOException {
    PreparedPolicy impress = policy(List.of(POLICIES.resolve("impress/returns.yaml"))).prepared();
    PreparedPolicy other = policy(List.of(POLICIES.resolve("image-pro/returns.yaml"))).prepared();
    Batch batch = impress.batch(List.of());
    Answers answers = impress.answers(batch);

    assertThatIllegalArgumentException().isThrownBy(() -> other.decide(batch, answers));
  }

  @Test
  void refusesAnswersWithTooLittleRoom() throws IOException {
    Policy policy = policy(List.of(POLICIES.resolve("impress/returns.yaml")));
    PreparedPolicy prepared = policy.prepared();
    Answers small = prepared.answers(prepared.batch(List.of()));
    Batch batch = prepared.batch(new RandomCases(policy, "USD", SEED).some(1));

    assertThatIllegalArgumentException().isThrownBy(() -> prepared.decide(batch, small));
  }

  @Test
  void refusesWhatThePolicyDoesNotSpeakOf() throws IOException {
    Policy policy = policy(List.of(POLICIES.resolve("impress/returns.yaml")));
    PreparedPolicy prepared = policy.prepared();
    Batch batch = prepared.batch(new RandomCases(policy, "USD", SEED).some(1));
    Answers answers = prepared.answers(batch);
    prepared.decide(batch, answers);

    assertThat(prepared.resolutions()).doesNotContain(Resolution.STORE_CREDIT);
    assertThat(answers.verdict(0, Resolution.STORE_CREDIT)).isEqualTo(Verdict.REFUSED);
    assertThat(answers.amount(0, Resolution.STORE_CREDIT)).isZero();
  }

  private static Policy policy(List<Path> documents) {
    return Policies.compile(documents.stream().map(PreparedPolicyTests::read).toList(), 1);
  }

  private static String currency(Path document) {
    return read(document).replaceFirst("(?s).*\ncurrency: ([A-Z]{3}).*", "$1");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> yaml(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
