package retour.policy.parse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.FactQuestion;
import retour.policy.Words;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.language.FactRule;
import retour.policy.language.Findings;
import retour.policy.language.Place;

/** Reads the declarations of facts. */
final class FactReader {

  private static final List<String> TYPES = List.of("yes/no", "choice", "number", "amount", "day", "text");

  private static final int MOST_FACTS = 1_000;

  private final Findings findings;

  FactReader(Findings findings) {
    this.findings = findings;
  }

  List<FactRule> read(Node facts) {
    List<Section.Entry> entries = Section.of(facts, "the list of facts", findings).allAndRepeated();
    if (entries.size() > MOST_FACTS) {
      findings.add("too-large", YamlSource.place(facts), "more than " + MOST_FACTS + " facts");
      return List.of();
    }
    Map<String, FactRule> first = new LinkedHashMap<>();
    entries.forEach(entry -> first.putIfAbsent(entry.key(), fact(entry)));
    return List.copyOf(first.values());
  }

  private FactRule fact(Section.Entry entry) {
    if (!entry.key().matches("[a-z][a-z0-9_]{0,59}")) {
      findings.add("name", entry.place(), "a fact's name is written in small_letters_with_underscores");
    }
    Section section = Section.of(entry.value(), "a fact", findings);
    FactQuestion.Type type = type(section);
    FactQuestion question =
        new FactQuestion(
            entry.key(),
            type,
            section.find("choices").map(this::choices).orElse(List.of()),
            section.find("known-by").map(this::sources).orElse(Set.of()),
            section.find("ask").map(node -> Scalars.words(node, findings)).orElseGet(() -> plain(entry.key())),
            section.flag("shared"));
    Optional<String> called = section.text("called");
    Optional<FactValue> assumed =
        section.find("assumed").map(node -> new FactValue.YesNo(Scalars.flag(node, findings)));
    section.close();
    checkShape(question, assumed, entry.place());
    return new FactRule(entry.place(), question, called, assumed);
  }

  private void checkShape(FactQuestion question, Optional<FactValue> assumed, Place place) {
    boolean isChoice = question.type() == FactQuestion.Type.CHOICE;
    if (isChoice == question.choices().isEmpty()) {
      findings.add("fact", place, "a fact of type `choice`, and no other, lists its `choices`");
    }
    if (question.knownBy().isEmpty()) {
      findings.add("fact", place, "`known-by` says who can know this fact; it is missing");
    }
    if (assumed.isPresent() && question.type() != FactQuestion.Type.YES_NO) {
      findings.add("fact", place, "only a yes/no fact can be assumed");
    }
  }

  private FactQuestion.Type type(Section section) {
    String written = section.text("type").orElse("");
    return switch (written) {
      case "yes/no" -> FactQuestion.Type.YES_NO;
      case "choice" -> FactQuestion.Type.CHOICE;
      case "number" -> FactQuestion.Type.WHOLE_NUMBER;
      case "amount" -> FactQuestion.Type.AMOUNT;
      case "day" -> FactQuestion.Type.DAY;
      case "text" -> FactQuestion.Type.TEXT;
      default -> {
        findings.add(
            "fact",
            section.find("type").map(YamlSource::place).orElse(section.place()),
            "a fact's type is one of " + String.join(", ", TYPES),
            Names.suggestion(written, TYPES));
        yield FactQuestion.Type.YES_NO;
      }
    };
  }

  private List<FactQuestion.Choice> choices(Node node) {
    List<FactQuestion.Choice> choices = new ArrayList<>();
    if (node instanceof MappingNode) {
      for (Section.Entry entry : Section.of(node, "the choices", findings).all()) {
        choices.add(new FactQuestion.Choice(entry.key(), Scalars.words(entry.value(), findings)));
      }
    } else {
      Scalars.texts(node, findings).forEach(name -> choices.add(new FactQuestion.Choice(name, plain(name))));
    }
    return choices;
  }

  private Set<FactSource> sources(Node node) {
    Set<FactSource> sources = EnumSet.noneOf(FactSource.class);
    for (Node item : Scalars.items(node)) {
      String written = Scalars.text(item, findings);
      sourceNamed(written).ifPresentOrElse(sources::add, () -> unknownSource(item, written));
    }
    return sources;
  }

  static Optional<FactSource> sourceNamed(String written) {
    return EnumSet.allOf(FactSource.class).stream().filter(each -> code(each).equals(written)).findFirst();
  }

  private void unknownSource(Node item, String written) {
    List<String> known = EnumSet.allOf(FactSource.class).stream().map(FactReader::code).toList();
    findings.add(
        "fact",
        YamlSource.place(item),
        "`" + written + "` is nobody who knows facts; these are: " + known.stream().collect(Collectors.joining(", ")),
        Names.suggestion(written, known));
  }

  private static String code(FactSource source) {
    return source.name().toLowerCase(Locale.ROOT);
  }

  /** The name itself as a text, for facts nobody is asked for. */
  private static Words plain(String name) {
    return new Words(Map.of("en", name.replace('_', ' ')));
  }
}
