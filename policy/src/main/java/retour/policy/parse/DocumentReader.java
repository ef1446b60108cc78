package retour.policy.parse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.language.Clause;
import retour.policy.language.Document;
import retour.policy.language.FactRule;
import retour.policy.language.Findings;
import retour.policy.language.WindowRule;

/** Reads a whole policy document. */
public final class DocumentReader {

  private static final int MOST_WORDS = 20_000;
  private static final String NO_CURRENCY = "XXX";

  private DocumentReader() {}

  /**
   * Reads a document; faults of form go to {@code findings}, after which the result is not to be used.
   *
   * @param vocabulary the facts that every document knows
   */
  public static Optional<Document> read(String source, List<FactRule> vocabulary, Findings findings) {
    return YamlSource.read(source, findings)
        .map(root -> document(Section.of(root, "a policy", findings), vocabulary, findings));
  }

  /** Reads a document that declares facts only, such as the common vocabulary. */
  public static List<FactRule> readFacts(String source, Findings findings) {
    return YamlSource.read(source, findings)
        .flatMap(root -> Section.of(root, "a vocabulary", findings).find("facts"))
        .map(new FactReader(findings)::read)
        .orElse(List.of());
  }

  private static Document document(Section section, List<FactRule> vocabulary, Findings findings) {
    boolean law = section.has("layer") && section.text("layer").equals(Optional.of("law"));
    String owner = law ? "law" : required(section, "store", findings);
    String name = owner + "/" + required(section, "policy", findings);
    Currency currency = law ? Currency.getInstance(NO_CURRENCY) : currency(section, findings);
    Optional<LocalDate> inForce =
        section
            .find("in-force")
            .map(node -> Scalars.day(Scalars.text(node, findings), YamlSource.place(node), findings));
    List<String> calendars = section.find("calendar").map(node -> Scalars.texts(node, findings)).orElse(List.of());
    Set<LocalDate> closed = days(section, "closed", findings);
    Map<String, List<String>> lists = lists(section, findings);

    List<FactRule> facts = new ArrayList<>(vocabulary);
    section.find("facts").map(new FactReader(findings)::read).ifPresent(facts::addAll);
    WindowReader windows = new WindowReader(wordsOfDays(facts), new ConditionReader(currency, findings), findings);
    List<WindowRule> windowRules = section.find("windows").map(windows::read).orElse(List.of());
    ClauseReader reader = new ClauseReader(currency, section.find("applies"), findings);
    List<Clause> clauses = section.find("clauses").map(reader::read).orElse(List.of());
    if (clauses.isEmpty() && findings.isEmpty()) {
      findings.add("form", section.place(), "a policy has `clauses`; there are none");
    }
    section.close();
    return new Document(name, law, inForce, currency, calendars, closed, lists, facts, windowRules, clauses);
  }

  private static String required(Section section, String key, Findings findings) {
    Optional<String> written = section.text(key).filter(text -> text.matches("[a-z0-9][a-z0-9-]{0,59}"));
    if (written.isEmpty()) {
      findings.add("form", section.place(), "`" + key + "` is missing, or not in small letters, digits and dashes");
    }
    return written.orElse("");
  }

  private static Currency currency(Section section, Findings findings) {
    String code = section.text("currency").orElse("");
    return Currency.getAvailableCurrencies().stream()
        .filter(each -> each.getCurrencyCode().equals(code) && each.getDefaultFractionDigits() >= 0)
        .findFirst()
        .orElseGet(
            () -> {
              findings.add("form", section.place(), "`currency` is missing or no ISO 4217 code such as USD");
              return Currency.getInstance(NO_CURRENCY);
            });
  }

  private static Set<LocalDate> days(Section section, String key, Findings findings) {
    List<Node> items = section.find(key).map(Scalars::items).orElse(List.of());
    return items.stream()
        .map(item -> Scalars.day(Scalars.text(item, findings), YamlSource.place(item), findings))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, List<String>> lists(Section section, Findings findings) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    Optional<Node> node = section.find("lists");
    if (node.isPresent()) {
      for (Section.Entry entry : Section.of(node.get(), "the lists", findings).all()) {
        lists.put(entry.key(), Scalars.texts(entry.value(), findings));
      }
      if (lists.values().stream().mapToInt(List::size).sum() > MOST_WORDS) {
        findings.add("too-large", YamlSource.place(node.get()), "more than " + MOST_WORDS + " words in lists");
      }
    }
    return lists;
  }

  private static Map<String, String> wordsOfDays(List<FactRule> facts) {
    Map<String, String> words = new HashMap<>();
    facts.forEach(fact -> fact.called().ifPresent(word -> words.put(word, fact.name())));
    return words;
  }
}
