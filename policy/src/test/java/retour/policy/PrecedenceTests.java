package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.policy.decision.Verdict;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.policy.prepared.DatedCase;

/** Which clause wins: forbid over permit, overrides, what a law grants over all, in whatever order they stand. */
class PrecedenceTests {

  private static final long SEED = 20261121;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Path POLICIES = Path.of("..", "policies");

  private static final String LAW =
      """
      layer: law
      policy: grant
      clauses:
        L: { says: The law grants a refund., law: Art. 1, floor: refund, when: unused }
      """;

  /** Every store's and every example's document, alone and under all law layers. */
  static Stream<List<Path>> documents() throws IOException {
    List<Path> laws = yaml(POLICIES.resolve("law"));
    List<List<Path>> documents = new ArrayList<>();
    for (String folder : List.of("image-pro", "imperium-est", "impress", "examples")) {
      for (Path document : yaml(POLICIES.resolve(folder))) {
        documents.add(List.of(document));
        documents.add(Stream.concat(Stream.of(document), laws.stream()).toList());
      }
    }
    return documents.stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void answersTheSameInWhateverOrderClausesAndLayersStand(List<Path> documents) {
    List<String> sources = documents.stream().map(PrecedenceTests::read).toList();
    Policy written = Policies.compile(sources, 1);
    String currency = sources.getFirst().replaceFirst("(?s).*\ncurrency: ([A-Z]{3}).*", "$1");
    RandomCases cases = new RandomCases(written, currency, SEED);

    for (int i = 0; i < 8; i++) {
      Policy shuffled = Policies.compile(shuffled(sources, new Random(SEED + i)), 1);
      for (DatedCase each : cases.some(15)) {
        assertThat(answer(shuffled, each)).as("seed %d, order %d, %s", SEED, i, each).isEqualTo(answer(written, each));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void neverRefusesARefundBecauseNothingIsKnown(List<Path> documents) {
    Policy policy = Policies.compile(documents.stream().map(PrecedenceTests::read).toList(), 1);

    assertThat(verdict(decide(policy, Facts.none()))).isNotEqualTo(Verdict.REFUSED);
  }

  @Test
  void forbidsBeforeItPermits() {
    LineDecision decision = decide("A: { says: A, permit: all }\nB: { says: B, forbid: refund }");

    assertThat(decision.resolution(Resolution.REFUND).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(decision.resolution(Resolution.REFUND).decidedBy()).containsExactly("B");
    assertThat(decision.resolution(Resolution.REPLACEMENT).verdict()).isEqualTo(Verdict.PERMITTED);
  }

  @Test
  void refusesWhatNothingPermits() {
    assertThat(decide("A: { says: A, permit: refund, when: '!unused' }").resolution(Resolution.REFUND).verdict())
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void letsAClauseGiveWayOnlyWhereTheOtherApplies() {
    String clauses = "A: { says: A, permit: refund }\nB: { says: B, forbid: all }\nC: { says: C, inform: yes, overrides: [B], ";

    assertThat(verdict(decide(clauses + "when: unused }"))).isEqualTo(Verdict.PERMITTED);
    assertThat(verdict(decide(clauses + "when: '!unused' }"))).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void letsAClauseStandAgainWhereItsWinnerGivesWayItself() {
    LineDecision decision =
        decide(
            """
            A: { says: A, permit: refund }
            B: { says: B, forbid: all }
            C: { says: C, inform: yes, overrides: [B] }
            D: { says: D, inform: yes, overrides: [C] }
            """);

    assertThat(verdict(decision)).isEqualTo(Verdict.REFUSED);
    assertThat(result(decision, "C")).isEqualTo(ClauseResult.GAVE_WAY);
    assertThat(result(decision, "B")).isEqualTo(ClauseResult.APPLIED);
  }

  @Test
  void grantsWhatALawGrantsAndNothingBeyond() {
    String store = document("A: { says: A, permit: replacement }\nB: { says: B, forbid: all }\nC: { says: C, charge: fee, percent: 10, for: refund }");
    LineDecision decision = decide(Policies.compile(List.of(store, LAW), 0), known());

    assertThat(verdict(decision)).isEqualTo(Verdict.PERMITTED);
    assertThat(decision.resolution(Resolution.REFUND).amounts().orElseThrow().total()).isEqualTo(Money.of(1_000, "EUR"));
    assertThat(decision.resolution(Resolution.REPLACEMENT).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(outcome(decision, "B").gaveWayTo()).containsExactly("L");
  }

  @Test
  void decidesAsWrittenWhereALawDoesNotSpeak() {
    String store = document("A: { says: A, permit: refund }\nB: { says: B, forbid: all }");
    Policy policy = Policies.compile(List.of(store, LAW.replace("when: unused", "when: '!unused'")), 0);

    assertThat(verdict(decide(policy, known()))).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void keepsWhatALawItselfTakesBack() {
    String store = document("A: { says: A, permit: refund }");
    String law = LAW + "  M: { says: Worn goods lose half., law: Art. 2, deduct: wear, percent: 50 }\n";
    LineDecision decision = decide(Policies.compile(List.of(store, law), 0), known());

    assertThat(decision.resolution(Resolution.REFUND).amounts().orElseThrow().total()).isEqualTo(Money.of(500, "EUR"));
  }

  /** The decision, or why the case was not taken; both ways have to agree. */
  private static Object answer(Policy policy, DatedCase of) {
    try {
      return policy.decide(of.facts(), of.today());
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static List<String> shuffled(List<String> sources, Random random) {
    List<String> layers = new ArrayList<>(sources.subList(1, sources.size()));
    Collections.shuffle(layers, random);
    return Stream.concat(Stream.of(sources.getFirst()), layers.stream()).map(each -> shuffled(each, random)).toList();
  }

  private static String shuffled(String source, Random random) {
    int start = source.indexOf("\nclauses:\n") + "\nclauses:\n".length();
    List<String> clauses = new ArrayList<>(Arrays.asList(source.substring(start).split("(?m)^(?=  [A-Z]{2,3}-)")));
    Collections.shuffle(clauses, random);
    return source.substring(0, start) + String.join("\n", clauses);
  }

  private static String document(String clauses) {
    return "store: test\npolicy: order\ncurrency: EUR\nclauses:\n" + clauses.indent(2);
  }

  private static LineDecision decide(String clauses) {
    return decide(Policies.compile(document(clauses), 0), known());
  }

  private static Facts known() {
    return Facts.of(new Fact("unused", FactValue.yes(), FactSource.INSPECTOR));
  }

  private static LineDecision decide(Policy policy, Facts facts) {
    Money zero = Money.of(0, "EUR");
    LineFacts line = new LineFacts("1", facts, new LineMoney(Money.of(1_000, "EUR"), zero, zero), List.of());
    return policy.decide(new CaseFacts(Facts.none(), List.of(line)), TODAY).lines().getFirst();
  }

  private static Verdict verdict(LineDecision decision) {
    return decision.resolution(Resolution.REFUND).verdict();
  }

  private static ClauseResult result(LineDecision decision, String clause) {
    return outcome(decision, clause).result();
  }

  private static ClauseOutcome outcome(LineDecision decision, String clause) {
    return decision.clauses().stream().filter(each -> each.clause().equals(clause)).findFirst().orElseThrow();
  }

  private static List<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
