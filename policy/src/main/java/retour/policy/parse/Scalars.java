package retour.policy.parse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import retour.policy.Words;
import retour.policy.decision.Resolution;
import retour.policy.language.Findings;
import retour.policy.language.Place;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/** Reads single values. A fault is told and a harmless value taken, so that reading goes on. */
final class Scalars {

  private static final int LATEST_YEAR = 9000;

  private Scalars() {}

  static String text(Node node, Findings findings) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    findings.add("form", YamlSource.place(node), "a single value is expected here");
    return "";
  }

  /** One value or a list of them. */
  static List<String> texts(Node node, Findings findings) {
    return items(node).stream().map(item -> text(item, findings)).toList();
  }

  static List<Node> items(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
  }

  static boolean flag(Node node, Findings findings) {
    String text = text(node, findings);
    return switch (text) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> {
        findings.add("form", YamlSource.place(node), "`" + text + "` is neither `yes` nor `no`");
        yield false;
      }
    };
  }

  /** Either one English text or a text per language. */
  static Words words(Node node, Findings findings) {
    if (!(node instanceof MappingNode)) {
      return new Words(Map.of("en", text(node, findings)));
    }
    Map<String, String> texts = new TreeMap<>();
    for (Section.Entry entry : Section.of(node, "a text", findings).all()) {
      texts.put(entry.key(), text(entry.value(), findings));
    }
    if (!texts.containsKey("en")) {
      findings.add("form", YamlSource.place(node), "the English text `en` is missing");
    }
    return new Words(texts);
  }

  static Set<Resolution> resolutions(Node node, Findings findings) {
    Set<Resolution> found = EnumSet.noneOf(Resolution.class);
    for (Node item : items(node)) {
      String code = text(item, findings);
      if (code.equals("all")) {
        found.addAll(EnumSet.allOf(Resolution.class));
      } else {
        resolution(code).ifPresentOrElse(found::add, () -> unknownResolution(item, code, findings));
      }
    }
    return found;
  }

  static Optional<Resolution> resolution(String code) {
    return Arrays.stream(Resolution.values()).filter(each -> each.code().equals(code)).findFirst();
  }

  private static void unknownResolution(Node node, String code, Findings findings) {
    List<String> known = Arrays.stream(Resolution.values()).map(Resolution::code).toList();
    findings.add(
        "unknown-resolution",
        YamlSource.place(node),
        "there is no resolution `" + code + "`",
        Names.suggestion(code, known)
            .or(() -> Optional.of("There are: all, " + known.stream().collect(Collectors.joining(", ")) + ".")));
  }

  /** One of several values that have codes. */
  static <T> Optional<T> named(Node node, List<T> values, Function<T, String> code, Findings findings) {
    String written = text(node, findings);
    Optional<T> found = values.stream().filter(each -> code.apply(each).equals(written)).findFirst();
    if (found.isEmpty()) {
      List<String> known = values.stream().map(code).toList();
      findings.add(
          "unknown-word",
          YamlSource.place(node),
          "`" + written + "` is none of: " + String.join(", ", known),
          Names.suggestion(written, known));
    }
    return found;
  }

  static Percent percent(String text, Place place, Findings findings) {
    try {
      if (text.length() <= 8) {
        return new Percent(new BigDecimal(text).movePointRight(2).intValueExact());
      }
    } catch (ArithmeticException | IllegalArgumentException e) {
      // told below, like a text that is too long
    }
    findings.add("percent", place, "`" + text + "` is no percentage between 0 and 100 with at most two decimals");
    return Percent.of(0);
  }

  static Money money(String text, Currency currency, Place place, Findings findings) {
    try {
      if (text.length() <= 16) {
        Money money = Money.parse(text, currency.getCurrencyCode());
        if (!money.isNegative()) {
          return money;
        }
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // told below, like a text that is too long
    }
    findings.add("amount", place, "`" + text + "` is no amount in " + currency.getCurrencyCode());
    return Money.zero(currency);
  }

  static LocalDate day(String text, Place place, Findings findings) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1900 && day.getYear() <= LATEST_YEAR) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // told below, like a year far away
    }
    findings.add("day", place, "`" + text + "` is no day", Optional.of("Write it as 2026-11-30."));
    return LocalDate.EPOCH;
  }

  static int number(String text, int most, Place place, Findings findings) {
    if (text.matches("\\d{1,6}") && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    findings.add("number", place, "`" + text + "` is no whole number between 0 and " + most);
    return 0;
  }
}
