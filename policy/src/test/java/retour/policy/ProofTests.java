package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retour.policy.check.Meaning;
import retour.policy.check.Meaning.Kind;
import retour.policy.decision.ClauseResult;
import retour.policy.explain.MeaningText;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;

/** The examination solves: it finds the one case among millions, proves that there is none, or says that it did not. */
class ProofTests {

  private static final long SEED = 20261121;
  private static final int CONDITIONS = 400;
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  private static final String HEAD =
      """
      store: test
      policy: proofs
      currency: EUR
      windows:
        short: 7 days after delivery
        long: { of: 14 days after delivery, counting: eu-1182-71 }
        own: product_window_days days after order
      """;

  /** Thirty yes/no facts, a number and two words: one combination in 2^30 * 1000 * 3 * 3 charges twice. */
  @Test
  void findsTheOneCaseAmongMillionsInWhichTwoChargesApply() {
    String facts =
        IntStream.range(0, 30)
            .mapToObj(i -> "  f" + i + ": { type: yes/no, known-by: [order] }\n")
            .collect(Collectors.joining("", "facts:\n", ""));
    String needle =
        IntStream.range(0, 30)
            .mapToObj(i -> (i % 3 == 0 ? "!" : "") + "f" + i)
            .collect(Collectors.joining(" && "));
    String document =
        HEAD + facts
            + "clauses:\n"
            + "  A: { says: A, permit: refund }\n"
            + "  B: { says: B, charge: restocking, percent: 10, when: 'units >= 613 && " + needle + "' }\n"
            + "  C: { says: C, charge: restocking, percent: 20, when: 'units <= 613 && category == \"organ\" && make != \"x\"' }\n";

    List<Meaning> found = Policies.examine(List.of(document));

    Meaning twice = found.stream().filter(each -> each.kind() == Kind.CHARGED_TWICE).findFirst().orElseThrow();
    assertThat(twice.clauses()).containsExactly("B", "C");
    assertThat(twice.example().getFirst().facts())
        .extracting(each -> each.name() + "=" + each.value())
        .contains("units=WholeNumber[value=613]", "category=Text[value=organ]", "f0=YesNo[value=false]", "f1=YesNo[value=true]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "units > parcels",
        "gift_value > delivery_cost_due",
        "category == make && category != \"x\"",
        "category != make",
        "requested_on >= day(\"2026-12-24\") && within(short)",
        "requested_on == day(\"2026-12-24\") && within(long) && !within(short)",
        "within(long) && !within(short) && within(own)",
        "!within(long) && within(own) && ordered_on > day(\"2026-11-01\")",
        "sent_on > delivered_on && within(short, sent_on) && !within(short)",
        "units > 5 && units < 7",
        "amount(\"10.00\") < gift_value && gift_value < amount(\"10.02\")",
        "known(product_window_days) && !within(own) && within(short)",
        "!known(product_window_days) && within(short)"
      })
  void findsACaseForWhatCanHappen(String condition) {
    assertThat(kinds(condition)).doesNotContain(Kind.NEVER_APPLIES, Kind.TOO_HARD);
    assertThat(applies(document(condition), example(condition))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "units > 5 && units < 7 && units != 6",
        "units > parcels && parcels > units",
        "units < 0",
        "within(short) && !within(long)",
        "category == \"a\" && category == \"b\"",
        "category == make && category == \"a\" && make == \"b\"",
        "ordered_on < day(\"2026-01-02\") && ordered_on > day(\"2026-01-01\")",
        "gift_value < amount(\"10.01\") && gift_value > amount(\"10.00\")",
        "reason == \"defective\" && !(reason in [\"defective\", \"wrong_item\"])",
        "known(product_window_days) && !known(product_window_days)"
      })
  void provesWhatCannotHappen(String condition) {
    assertThat(kinds(condition)).contains(Kind.NEVER_APPLIES);
  }

  /** Whatever it says never applies is tried out on every case of a grid; whatever it finds is decided. */
  @Test
  void agreesWithTryingEverythingOut() {
    Random random = new Random(SEED);
    for (int i = 0; i < CONDITIONS; i++) {
      String condition = condition(random, 4);
      String at = "seed " + SEED + ", condition " + i + ": " + condition;
      List<Kind> kinds = kinds(condition);
      assertThat(kinds).as(at).doesNotContain(Kind.TOO_HARD);
      Policy policy = Policies.compile(document(condition), 0);
      if (kinds.contains(Kind.NEVER_APPLIES)) {
        assertThat(grid()).as(at).noneMatch(each -> applies(policy, each));
      } else {
        assertThat(applies(policy, example(condition))).as(at).isTrue();
      }
    }
  }

  @Test
  void saysSoWhenItComesToTheEndOfItsWork() {
    String charges =
        IntStream.range(0, 300)
            .mapToObj(i -> "  C-" + i + ": { says: x, charge: fee, percent: 10, when: units > " + i + " && unused }\n")
            .collect(Collectors.joining());

    List<Meaning> found = Policies.examine(List.of(HEAD + "clauses:\n  A: { says: A, permit: refund }\n" + charges));

    assertThat(found.getLast().kind()).isEqualTo(Kind.NOT_FINISHED);
    assertThat(MeaningText.text(List.of(found.getLast()), Locale.ENGLISH)).startsWith("! not proved: 45851 more questions");
  }

  /** Pigeons and holes, which no search solves fast: nine facts with eight values each, all different. */
  @Test
  void saysNotProvedRatherThanNothing() {
    List<String> names = IntStream.range(0, 9).mapToObj(i -> "p" + i).toList();
    String facts =
        names.stream()
            .map(name -> "  " + name + ": { type: choice, choices: [a, b, c, d, e, f, g, h], known-by: [order] }\n")
            .collect(Collectors.joining("", "facts:\n", ""));
    String different =
        names.stream()
            .flatMap(one -> names.stream().filter(other -> one.compareTo(other) < 0).map(other -> one + " != " + other))
            .collect(Collectors.joining(" && "));

    List<Meaning> found =
        Policies.examine(List.of(HEAD + facts + "clauses:\n  A: { says: A, permit: refund, when: '" + different + "' }\n"));

    assertThat(found).extracting(Meaning::kind).contains(Kind.TOO_HARD).doesNotContain(Kind.NEVER_APPLIES);
    assertThat(MeaningText.text(found, Locale.ENGLISH)).contains("! A: not proved");
  }

  /** A case: the day of the request and what is known. */
  private record Case(LocalDate today, List<Fact> facts) {}

  private static List<Case> grid() {
    List<Case> cases = new ArrayList<>();
    for (int units = 0; units < 5; units++) {
      for (int parcels = 0; parcels < 5; parcels++) {
        for (int day = 0; day < 18; day++) {
          for (int delivered = 0; delivered < 7; delivered += 2) {
            for (boolean unused : new boolean[] {true, false}) {
              cases.add(
                  new Case(
                      MONDAY.plusDays(delivered + day),
                      List.of(
                          known("units", new FactValue.WholeNumber(units)),
                          known("parcels", new FactValue.WholeNumber(parcels)),
                          known("delivered_on", new FactValue.Day(MONDAY.plusDays(delivered))),
                          known("unused", new FactValue.YesNo(unused)),
                          known("category", new FactValue.Text(units % 2 == 0 ? "a" : "c")),
                          known("make", new FactValue.Text(parcels % 2 == 0 ? "a" : "b")))));
            }
          }
        }
      }
    }
    return cases;
  }

  private static String condition(Random random, int depth) {
    String leaf =
        List.of(
                "units > " + random.nextInt(4),
                "parcels <= " + random.nextInt(4),
                "units == parcels",
                "units < parcels",
                "unused",
                "within(short)",
                "within(long)",
                "category == \"a\"",
                "make == category",
                "make in [\"a\", \"b\"]")
            .get(random.nextInt(10));
    return switch (depth == 0 ? 3 : random.nextInt(5)) {
      case 0 -> "!(" + condition(random, depth - 1) + ")";
      case 1, 2 -> "(" + condition(random, depth - 1) + " && " + condition(random, depth - 1) + ")";
      case 4 -> "(" + condition(random, depth - 1) + " || " + condition(random, depth - 1) + ")";
      default -> leaf;
    };
  }

  private static String document(String condition) {
    return HEAD + "clauses:\n  A: { says: A, forbid: all, when: '" + condition + "' }\n  B: { says: B, permit: refund }\n";
  }

  private static List<Kind> kinds(String condition) {
    return Policies.examine(List.of(document(condition))).stream().map(Meaning::kind).toList();
  }

  /** The case that the examination gives for a condition, asked for by holding it against a law that always grants. */
  private static Case example(String condition) {
    String law = "layer: law\npolicy: all\nclauses:\n  L: { says: L, floor: refund }\n";
    Meaning.Example example =
        Policies.examine(List.of(document(condition), law)).stream()
            .filter(each -> each.clauses().equals(List.of("A", "L")))
            .findFirst()
            .orElseThrow()
            .example()
            .getFirst();
    List<Fact> facts = new ArrayList<>(example.facts());
    facts.add(known("requested_on", new FactValue.Day(example.day())));
    return new Case(example.day(), facts);
  }

  private static boolean applies(String document, Case each) {
    return applies(Policies.compile(document, 0), each);
  }

  private static boolean applies(Policy policy, Case each) {
    return policy.decide(RandomFacts.caseOf(each.facts()), each.today()).lines().getFirst().clauses().stream()
        .anyMatch(outcome -> outcome.clause().equals("A") && outcome.result() == ClauseResult.APPLIED);
  }

  private static Fact known(String name, FactValue value) {
    return new Fact(name, value, FactSource.ORDER);
  }
}
