package retour.policy.explain;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import retour.policy.FactQuestion;
import retour.policy.Policy;

/** The facts a policy looks at, with who knows them, as plain text. */
public final class FactList {

  private FactList() {}

  /** One entry a fact, in the document's order; ends with a line break. */
  public static String text(Policy policy, Locale locale) {
    Texts texts = new Texts(locale);
    return policy.facts().stream().map(fact -> entry(fact, texts)).collect(Collectors.joining());
  }

  private static String entry(FactQuestion fact, Texts texts) {
    String sources =
        EnumSet.copyOf(fact.knownBy()).stream()
            .map(source -> texts.of("source", source))
            .collect(Collectors.joining(", "));
    List<String> choices =
        fact.choices().stream()
            .map(choice -> "    " + choice.name() + ": " + choice.text().in(texts.language()) + "\n")
            .toList();
    return fact.name()
        + "\n  "
        + texts.of("type", fact.type())
        + "; "
        + texts.of("known-by")
        + ": "
        + sources
        + "\n  "
        + fact.text().in(texts.language())
        + "\n"
        + String.join("", choices);
  }
}
