package retour.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import retour.policy.decision.Resolution;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.fact.Ruling;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.policy.prepared.DatedCase;

/** Makes up whole cases for a policy: several lines, staff's rulings, partial returns, now and then foreign money. */
final class RandomCases {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final List<String> WORDS =
      List.of("printer", "replacement-part", "notebook", "desktop", "Toshiba", "Acer", "US", "BG", "DE", "NY");

  private final Policy policy;
  private final List<FactQuestion> questions;
  private final List<Ruling> rulings;
  private final Random random;
  private final String currency;

  RandomCases(Policy policy, String currency, long seed) {
    this.policy = policy;
    this.questions = policy.facts();
    this.currency = currency;
    this.random = new Random(seed);
    this.rulings = allowedRulings();
  }

  List<DatedCase> some(int number) {
    return Stream.generate(this::next).limit(number).toList();
  }

  private DatedCase next() {
    int known = 30 + random.nextInt(71);
    List<LineFacts> lines = new ArrayList<>();
    int count = random.nextInt(10) == 0 ? 2 + random.nextInt(3) : 1;
    for (int i = 0; i < count; i++) {
      lines.add(line(String.valueOf(i), known));
    }
    return new DatedCase(new CaseFacts(Facts.of(facts(known / 2)), lines), TODAY.minusDays(random.nextInt(10)));
  }

  private LineFacts line(String key, int known) {
    List<Ruling> ruled = new ArrayList<>();
    while (!rulings.isEmpty() && random.nextInt(3) == 0) {
      ruled.add(rulings.get(random.nextInt(rulings.size())));
    }
    String paidIn = random.nextInt(20) == 0 ? "GBP" : currency;
    LineMoney money =
        new LineMoney(sum(paidIn), random.nextBoolean() ? sum(paidIn) : Money.of(0, paidIn), before(paidIn));
    return new LineFacts(key, Facts.of(facts(known)), money, ruled);
  }

  private Money before(String paidIn) {
    return random.nextInt(4) == 0 ? sum(paidIn) : Money.of(0, paidIn);
  }

  private Money sum(String paidIn) {
    return Money.of(random.nextInt(5_000) == 0 ? 1L << 50 : random.nextInt(100_000), paidIn);
  }

  private List<Fact> facts(int share) {
    List<Fact> facts = new ArrayList<>();
    for (FactQuestion question : questions) {
      if (random.nextInt(100) < share) {
        List<FactSource> sources = question.knownBy().stream().sorted().toList();
        facts.add(new Fact(question.name(), value(question), sources.get(random.nextInt(sources.size()))));
      }
    }
    return facts;
  }

  private FactValue value(FactQuestion question) {
    return switch (question.type()) {
      case YES_NO -> new FactValue.YesNo(random.nextBoolean());
      case CHOICE -> new FactValue.Choice(question.choices().get(random.nextInt(question.choices().size())).name());
      case WHOLE_NUMBER -> new FactValue.WholeNumber(random.nextInt(40));
      case AMOUNT -> new FactValue.Amount(sum(random.nextInt(500) == 0 ? "GBP" : currency));
      case DAY -> new FactValue.Day(TODAY.minusDays(random.nextInt(60)));
      case TEXT -> new FactValue.Text(WORDS.get(random.nextInt(WORDS.size())));
    };
  }

  /** Every ruling the policy takes, found by trying. */
  private List<Ruling> allowedRulings() {
    List<String> options = new ArrayList<>(List.of("confirm", "waive", "refuse", "accept", "charge", "deduct"));
    Stream.of(Resolution.values()).map(Resolution::code).forEach(options::add);
    List<Ruling> found = new ArrayList<>();
    for (ClauseText clause : policy.clauses()) {
      for (String option : options) {
        Stream.of(0, 5, 12, 50)
            .map(rate -> Optional.of(rate).filter(each -> each > 0).map(Percent::of))
            .map(rate -> new Ruling(clause.id(), option, rate, Optional.empty()))
            .filter(this::isAllowed)
            .forEach(found::add);
      }
    }
    return found;
  }

  private boolean isAllowed(Ruling ruling) {
    Money zero = Money.of(0, currency);
    LineFacts line = new LineFacts("1", Facts.none(), new LineMoney(zero, zero, zero), List.of(ruling));
    try {
      policy.decide(new CaseFacts(Facts.none(), List.of(line)), TODAY);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
