package retour.policy.parse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.cases.PolicyCase;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.fact.Ruling;
import retour.policy.language.Findings;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/**
 * Reads files of policy tests: what all cases share under {@code given}, then cases under the clause they are about.
 */
public final class CaseReader {

  private static final String LINE = "1";
  private static final String LAYERS = "layers";
  private static final String SUM = "-sum";

  private final Policy policy;
  private final String file;
  private final Findings findings;
  private Currency currency = Currency.getInstance("XXX");

  private CaseReader(Policy policy, String file, Findings findings) {
    this.policy = policy;
    this.file = file;
    this.findings = findings;
  }

  /** Reads all cases of a file; faults go to {@code findings}. */
  public static List<PolicyCase> read(Policy policy, String file, String source, Findings findings) {
    return YamlSource.read(source, findings)
        .map(root -> new CaseReader(policy, file, findings).cases(Section.of(root, "a file of cases", findings)))
        .orElse(List.of());
  }

  /** The law layers that a file of cases names, relative to the policy's folder. */
  public static List<String> layers(String source, Findings findings) {
    return YamlSource.read(source, findings)
        .flatMap(root -> Section.of(root, "a file of cases", findings).find(LAYERS))
        .map(node -> Scalars.texts(node, findings))
        .orElse(List.of());
  }

  private List<PolicyCase> cases(Section section) {
    currency = Currency.getInstance(section.text("currency").orElse("EUR"));
    section.has(LAYERS);
    Optional<Section> given = section.find("given").map(node -> Section.of(node, "`given`", findings));
    List<PolicyCase> cases = new ArrayList<>();
    Optional<Node> byClause = section.find("cases");
    section.close();
    if (byClause.isPresent()) {
      for (Section.Entry entry : Section.of(byClause.get(), "the cases", findings).all()) {
        Scalars.items(entry.value()).forEach(item -> cases.add(policyCase(entry.key(), item, given)));
      }
    }
    if (!cases.isEmpty()) {
      given.ifPresent(Section::close);
    }
    return cases;
  }

  private PolicyCase policyCase(String clause, Node node, Optional<Section> given) {
    Section own = Section.of(node, "a case", findings);
    String name = own.text("case").orElse("");
    Map<String, Fact> facts = new TreeMap<>();
    given.ifPresent(section -> addFacts(section, facts));
    own.find("unknown").ifPresent(item -> Scalars.texts(item, findings).forEach(facts::remove));
    addFacts(own, facts);
    LineMoney money = new LineMoney(money("paid", own, given), money("tax", own, given), money("before", own, given));
    LineFacts line = new LineFacts(LINE, Facts.of(facts.values()), money, rulings(own));
    LocalDate today =
        find("today", own, given)
            .map(item -> Scalars.day(Scalars.text(item, findings), YamlSource.place(item), findings))
            .orElse(LocalDate.EPOCH);
    PolicyCase read =
        new PolicyCase(
            policy,
            clause,
            name,
            file + ":" + own.place().line(),
            new CaseFacts(Facts.none(), List.of(line)),
            today,
            own.flag("edge"),
            own.find("expect").map(new ExpectationReader(policy, currency, findings)::read).orElse(List.of()));
    own.close();
    return read;
  }

  private static Optional<Node> find(String key, Section own, Optional<Section> given) {
    return own.find(key).or(() -> given.flatMap(section -> section.find(key)));
  }

  private Money money(String key, Section own, Optional<Section> given) {
    return find(key, own, given)
        .map(node -> Scalars.money(Scalars.text(node, findings), currency, YamlSource.place(node), findings))
        .orElse(Money.zero(currency));
  }

  private void addFacts(Section section, Map<String, Fact> facts) {
    for (FactSource source : EnumSet.allOf(FactSource.class)) {
      Optional<Node> said = section.find(source.name().toLowerCase(Locale.ROOT));
      if (said.isPresent()) {
        for (Section.Entry entry : Section.of(said.get(), "what is known", findings).all()) {
          fact(entry, source).ifPresent(fact -> facts.put(fact.name(), fact));
        }
      }
    }
  }

  private Optional<Fact> fact(Section.Entry entry, FactSource source) {
    Optional<FactQuestion> question = policy.fact(entry.key());
    if (question.isEmpty()) {
      List<String> known = policy.facts().stream().map(FactQuestion::name).toList();
      findings.add(
          "unknown-fact", entry.place(), "the policy does not look at a fact `" + entry.key() + "`",
          Names.suggestion(entry.key(), known));
    }
    return question.map(
        found -> new Fact(entry.key(), FactValues.read(found, entry.value(), currency, findings), source));
  }

  private List<Ruling> rulings(Section own) {
    Optional<Node> node = own.find("rulings");
    return node.isEmpty()
        ? List.of()
        : Section.of(node.get(), "the rulings", findings).all().stream().map(this::ruling).toList();
  }

  /** {@code IC-09: confirm}, {@code IC-03: { charge: 5 }} in percent, or {@code IN-6: { charge-sum: 12.50 }}. */
  private Ruling ruling(Section.Entry entry) {
    if (!(entry.value() instanceof MappingNode)) {
      return new Ruling(entry.key(), Scalars.text(entry.value(), findings), Optional.empty(), Optional.empty());
    }
    Section.Entry chosen = Section.of(entry.value(), "a ruling", findings).all().getFirst();
    if (chosen.key().endsWith(SUM)) {
      Money sum = Scalars.money(Scalars.text(chosen.value(), findings), currency, chosen.place(), findings);
      String option = chosen.key().substring(0, chosen.key().length() - SUM.length());
      return new Ruling(entry.key(), option, Optional.empty(), Optional.of(sum));
    }
    Percent percent = Scalars.percent(Scalars.text(chosen.value(), findings), chosen.place(), findings);
    return new Ruling(entry.key(), chosen.key(), Optional.of(percent), Optional.empty());
  }
}
