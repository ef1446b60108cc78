package retour.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;

/** Makes up cases for a policy, the same ones for the same seed. */
final class RandomFacts {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private static final List<String> WORDS = List.of("printer", "replacement-part", "notebook", "Toshiba", "US", "BG");

  private final Random random;

  RandomFacts(long seed) {
    random = new Random(seed);
  }

  /** A value for every fact of the policy, of which {@code share} percent are known. */
  List<Fact> facts(Policy policy, int share) {
    List<Fact> facts = new ArrayList<>();
    for (FactQuestion question : policy.facts()) {
      if (random.nextInt(100) < share) {
        facts.add(new Fact(question.name(), value(question), source(question)));
      }
    }
    return facts;
  }

  static CaseFacts caseOf(List<Fact> facts) {
    LineMoney money = new LineMoney(Money.of(4_999, "USD"), Money.of(412, "USD"), Money.of(9_998, "USD"));
    LineFacts line = new LineFacts("1", Facts.of(facts), money, List.of());
    return new CaseFacts(Facts.none(), List.of(line));
  }

  /** Some of them. */
  List<Fact> some(List<Fact> facts, Set<String> always) {
    return facts.stream().filter(fact -> always.contains(fact.name()) || random.nextBoolean()).toList();
  }

  private FactValue value(FactQuestion question) {
    return switch (question.type()) {
      case YES_NO -> new FactValue.YesNo(random.nextBoolean());
      case CHOICE -> new FactValue.Choice(question.choices().get(random.nextInt(question.choices().size())).name());
      case WHOLE_NUMBER -> new FactValue.WholeNumber(random.nextInt(40));
      case AMOUNT -> new FactValue.Amount(Money.of(random.nextInt(6_000), "USD"));
      case DAY -> new FactValue.Day(TODAY.minusDays(random.nextInt(40)));
      case TEXT -> new FactValue.Text(WORDS.get(random.nextInt(WORDS.size())));
    };
  }

  private FactSource source(FactQuestion question) {
    List<FactSource> sources = List.copyOf(EnumSet.copyOf(question.knownBy()));
    return sources.get(random.nextInt(sources.size()));
  }
}
