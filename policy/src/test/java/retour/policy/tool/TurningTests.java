package retour.policy.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import retour.policy.FactQuestion;
import retour.policy.cases.PolicyCase;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Turning;
import retour.policy.decision.Verdict;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.money.Money;

/** What a refusal says would have changed it is tried out, in every case of every policy. */
class TurningTests {

  private static final List<String> STORES = List.of("image-pro", "imperium-est", "impress");

  @TestFactory
  Stream<DynamicTest> wouldHaveChangedItIndeed() throws IOException {
    return StorePoliciesTests.documents().stream()
        .map(path -> DynamicTest.dynamicTest(StorePoliciesTests.name(path), () -> tryAll(path)));
  }

  @Test
  void tellsEachKindInTheStoresCases() throws IOException {
    Set<Turning.Kind> told = EnumSet.noneOf(Turning.Kind.class);
    Set<Turning.Kind> toldByStores = EnumSet.noneOf(Turning.Kind.class);
    for (Path path : StorePoliciesTests.documents()) {
      for (PolicyCase each : CaseFiles.beside(path)) {
        decide(each, each.facts(), each.today()).resolutions().stream()
            .flatMap(decision -> decision.turnings().stream())
            .map(Turning::kind)
            .forEach(kind -> (STORES.stream().anyMatch(path.toString()::contains) ? toldByStores : told).add(kind));
      }
    }

    assertThat(toldByStores)
        .contains(Turning.Kind.UNTIL, Turning.Kind.IF_FACT, Turning.Kind.INSTEAD, Turning.Kind.MORE_IF);
    assertThat(told).containsAll(EnumSet.allOf(Turning.Kind.class));
  }

  private static void tryAll(Path path) throws IOException {
    for (PolicyCase each : CaseFiles.beside(path)) {
      for (ResolutionDecision refused : decide(each, each.facts(), each.today()).resolutions()) {
        refused
            .turnings()
            .forEach(turning -> assertThat(isTrue(each, refused.resolution(), turning)).as("%s: %s", each.where(), turning).isTrue());
      }
    }
  }

  private static boolean isTrue(PolicyCase each, Resolution resolution, Turning turning) {
    return switch (turning.kind()) {
      case UNTIL -> isPossible(each, resolution, day(turning)) && !isPossible(each, resolution, day(turning).plusDays(1));
      case FROM -> isPossible(each, resolution, day(turning)) && !isPossible(each, resolution, day(turning).minusDays(1));
      case IF_FACT -> others(each, turning.fact().orElseThrow()).anyMatch(facts -> isPossible(each, resolution, facts));
      case MORE_IF -> others(each, turning.fact().orElseThrow()).anyMatch(facts -> givesMore(each, resolution, facts));
      case INSTEAD -> {
        Resolution other = turning.resolution().orElseThrow();
        yield isPossible(each, other, each.facts())
            && turning
                .day()
                .map(day -> isPossible(each, other, day) && !isPossible(each, other, day.plusDays(1)))
                .orElse(true);
      }
    };
  }

  private static LocalDate day(Turning turning) {
    return turning.day().orElseThrow();
  }

  /** Whether it is possible when it is asked for on that day. */
  private static boolean isPossible(PolicyCase each, Resolution resolution, LocalDate day) {
    CaseFacts then = with(each.facts(), new Fact("requested_on", new FactValue.Day(day), FactSource.ORDER));
    return decide(each, then, day).resolution(resolution).verdict() != Verdict.REFUSED;
  }

  private static boolean isPossible(PolicyCase each, Resolution resolution, CaseFacts facts) {
    return decide(each, facts, each.today()).resolution(resolution).verdict() != Verdict.REFUSED;
  }

  private static boolean givesMore(PolicyCase each, Resolution resolution, CaseFacts facts) {
    return total(each, resolution, facts).compareTo(total(each, resolution, each.facts())) > 0;
  }

  private static Money total(PolicyCase each, Resolution resolution, CaseFacts facts) {
    return decide(each, facts, each.today()).resolution(resolution).amounts().orElseThrow().total();
  }

  /** The case with every other value of the fact. */
  private static Stream<CaseFacts> others(PolicyCase each, String name) {
    FactQuestion question = each.policy().fact(name).orElseThrow();
    FactSource source = EnumSet.copyOf(question.knownBy()).iterator().next();
    Stream<FactValue> values =
        question.type() == FactQuestion.Type.YES_NO
            ? Stream.of(FactValue.yes(), FactValue.no())
            : question.choices().stream().map(choice -> new FactValue.Choice(choice.name()));
    return values.map(value -> with(each.facts(), new Fact(name, value, source)));
  }

  private static CaseFacts with(CaseFacts facts, Fact fact) {
    LineFacts line = facts.lines().getFirst();
    Facts known = line.facts().with(fact);
    return new CaseFacts(facts.shared(), List.of(new LineFacts(line.line(), known, line.money(), line.rulings())));
  }

  private static LineDecision decide(PolicyCase each, CaseFacts facts, LocalDate today) {
    return each.policy().decide(facts, today).lines().getFirst();
  }
}
