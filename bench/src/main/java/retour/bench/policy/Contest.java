package retour.bench.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import retour.policy.FactQuestion;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.decision.ResolutionDecision;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.policy.prepared.Answers;
import retour.policy.prepared.Batch;
import retour.policy.prepared.DatedCase;
import retour.policy.prepared.PreparedPolicy;

/** One policy with all who answer it, over the same lines. */
final class Contest {

  static final LocalDate TODAY = LocalDate.ofEpochDay(Line.TODAY);

  final String source;
  final Policy policy;
  final PreparedPolicy prepared;
  final ByHand byHand;
  final ByCel byCel;
  final List<Line> lines;
  final List<CaseFacts> cases;

  private Contest(String source, ByHand byHand, int number, long seed) {
    this.source = source;
    this.policy = Policies.compile(source, 1);
    this.prepared = policy.prepared();
    this.byHand = byHand;
    this.byCel = new ByCel(source);
    Random random = new Random(seed);
    this.lines = Stream.generate(() -> new Line(random)).limit(number).toList();
    this.cases = lines.stream().map(this::facts).toList();
  }

  /** @param name {@code impress} or {@code outlet} */
  static Contest of(String name, int lines, long seed) {
    return switch (name) {
      case "impress" -> new Contest(document("impress/returns.yaml"), new ImpressByHand(), lines, seed);
      case "outlet" -> new Contest(outlet(), new OutletByHand(), lines, seed);
      default -> throw new IllegalArgumentException("no contest `" + name + "`");
    };
  }

  /** A document of the folder {@code policies}; the property {@code policies} says where that is. */
  static String document(String path) {
    try {
      return Files.readString(Path.of(System.getProperty("policies", "policies"), path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String outlet() {
    try (InputStream in = Contest.class.getResourceAsStream("outlet.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines laid out for the prepared way. */
  Batch batch() {
    return prepared.batch(cases.stream().map(each -> new DatedCase(each, TODAY)).toList());
  }

  /** What CEL's runtime looks variables up in, for each line. */
  List<Map<String, Object>> variables() {
    return lines.stream().map(byCel::variables).toList();
  }

  /**
   * Lets all four answer every line.
   *
   * @return the number of lines on which they agree
   * @throws IllegalStateException at the first line on which they do not
   */
  int agree() {
    ByHand.Sheet hand = new ByHand.Sheet(lines.size(), byHand.resolutions().length);
    ByHand.Sheet cel = new ByHand.Sheet(lines.size(), byHand.resolutions().length);
    Batch batch = batch();
    Answers answers = prepared.answers(batch);
    prepared.decide(batch, answers);
    Consequences consequences =
        new Consequences(Policies.read(List.of(source)).getFirst(), List.of(byHand.resolutions()));
    boolean[] holds = new boolean[byCel.size()];
    for (int i = 0; i < lines.size(); i++) {
      byHand.decide(lines.get(i), hand, i);
      byCel.decide(byCel.variables(lines.get(i)), holds);
      consequences.write(holds, lines.get(i), cel, i);
      compare(i, hand, cel, answers);
    }
    return lines.size();
  }

  private void compare(int line, ByHand.Sheet hand, ByHand.Sheet cel, Answers answers) {
    var explained = policy.decide(cases.get(line), TODAY).lines().getFirst();
    for (int r = 0; r < byHand.resolutions().length; r++) {
      ResolutionDecision decision = explained.resolution(byHand.resolutions()[r]);
      int at = r * lines.size() + line;
      List<String> given = new ArrayList<>();
      given.add(decision.verdict() + " " + decision.amounts().map(each -> each.total().minor()).orElse(0L));
      given.add(answers.verdict(line, decision.resolution()) + " " + answers.amount(line, decision.resolution()));
      given.add(Answers.VERDICTS.get(hand.verdicts()[at]) + " " + hand.amounts()[at]);
      given.add(Answers.VERDICTS.get(cel.verdicts()[at]) + " " + cel.amounts()[at]);
      if (given.stream().distinct().count() > 1) {
        throw new IllegalStateException(
            "line %d, %s: explained, prepared, by hand, by CEL say %s of %s"
                .formatted(line, decision.resolution(), given, Names.of(lines.get(line))));
      }
    }
  }

  private CaseFacts facts(Line line) {
    Map<String, Object> named = Names.of(line);
    List<Fact> facts = new ArrayList<>();
    for (FactQuestion question : policy.facts()) {
      if (named.containsKey(question.name())) {
        facts.add(new Fact(question.name(), value(question, named.get(question.name())), source(question)));
      }
    }
    LineMoney money = new LineMoney(dollars(line.paid), dollars(line.tax), dollars(line.paidBefore));
    return new CaseFacts(Facts.none(), List.of(new LineFacts("1", Facts.of(facts), money, List.of())));
  }

  private static FactValue value(FactQuestion question, Object value) {
    return switch (question.type()) {
      case YES_NO -> new FactValue.YesNo((Boolean) value);
      case CHOICE -> new FactValue.Choice((String) value);
      case TEXT -> new FactValue.Text((String) value);
      case WHOLE_NUMBER -> new FactValue.WholeNumber((Long) value);
      case DAY -> new FactValue.Day(LocalDate.ofEpochDay((Long) value));
      case AMOUNT -> new FactValue.Amount(dollars((Long) value));
    };
  }

  /** Somebody whose word needs no confirmation. */
  private static FactSource source(FactQuestion question) {
    return question.knownBy().contains(FactSource.INSPECTOR)
        ? FactSource.INSPECTOR
        : question.knownBy().stream().min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Money dollars(long cents) {
    return Money.of(cents, "USD");
  }
}
