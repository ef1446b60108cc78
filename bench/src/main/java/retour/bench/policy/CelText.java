package retour.bench.policy;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import retour.policy.language.Condition;
import retour.policy.language.Document;
import retour.policy.language.Term;

/**
 * A document's conditions as plain CEL for CEL's own runtime. Whether a day lies in a window, and whether a fact is known,
 * become variables, since both are words of ours.
 */
final class CelText {

  private final Document document;
  private final Map<String, CelType> variables = new TreeMap<>();

  CelText(Document document) {
    this.document = document;
  }

  /** The variables of all conditions told so far, with their types. */
  Map<String, CelType> variables() {
    return variables;
  }

  String of(Condition condition) {
    return switch (condition) {
      case Condition.Constant constant -> String.valueOf(constant.value());
      case Condition.IsTrue isTrue -> variable(isTrue.fact(), SimpleType.BOOL);
      case Condition.Not not -> "!(" + of(not.of()) + ")";
      case Condition.Both both -> "(" + of(both.left()) + " && " + of(both.right()) + ")";
      case Condition.Either either -> "(" + of(either.left()) + " || " + of(either.right()) + ")";
      case Condition.Compare compare -> compare(compare);
      case Condition.OneOf oneOf -> oneOf(oneOf);
      case Condition.Within within -> variable("within_" + within.window(), SimpleType.BOOL);
      case Condition.Known known -> variable("known_" + known.fact(), SimpleType.BOOL);
    };
  }

  private String variable(String name, CelType type) {
    variables.put(name, type);
    return name;
  }

  private String compare(Condition.Compare compare) {
    String operator =
        switch (compare.how()) {
          case EQUAL -> " == ";
          case DIFFERENT -> " != ";
          case LESS -> " < ";
          case AT_MOST -> " <= ";
          case GREATER -> " > ";
          case AT_LEAST -> " >= ";
        };
    CelType type = compare.right() instanceof Term.NumberTerm ? SimpleType.INT : SimpleType.STRING;
    return term(compare.left(), type) + operator + term(compare.right(), type);
  }

  private String oneOf(Condition.OneOf oneOf) {
    String among = oneOf.among().stream().map(each -> term(each, SimpleType.STRING)).collect(Collectors.joining(", "));
    String list = among.startsWith("[") ? among : "[" + among + "]";
    return term(oneOf.value(), SimpleType.STRING) + " in " + list;
  }

  private String term(Term term, CelType type) {
    return switch (term) {
      case Term.FactTerm fact -> variable(fact.fact(), type);
      case Term.TextTerm text -> quoted(text.value());
      case Term.NumberTerm number -> String.valueOf(number.value());
      case Term.FlagTerm flag -> String.valueOf(flag.value());
      case Term.ListTerm list ->
          document.lists().getOrDefault(list.name(), List.of()).stream()
              .map(CelText::quoted)
              .collect(Collectors.joining(", ", "[", "]"));
      case Term.DayTerm _, Term.AmountTerm _ -> throw new IllegalArgumentException("not needed for these policies");
    };
  }

  private static String quoted(String word) {
    return '"' + word + '"';
  }
}
