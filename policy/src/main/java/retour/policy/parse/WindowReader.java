package retour.policy.parse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.language.Findings;
import retour.policy.language.Place;
import retour.policy.language.WindowRule;
import retour.policy.language.WindowRule.Counting;
import retour.policy.language.WindowRule.Length;

/** Reads windows such as {@code 14 days after delivery}. */
final class WindowReader {

  private static final Pattern FORM =
      Pattern.compile("(\\w+) (days?|weeks?|months?|business days?) after (\\w+)");
  private static final int LONGEST_DAYS = 36_600;
  private static final int LONGEST_MONTHS = 1_200;

  private final Findings findings;
  private final Map<String, String> factByWord;

  /** @param factByWord the day fact behind each word that windows may use, such as {@code delivery} */
  WindowReader(Map<String, String> factByWord, Findings findings) {
    this.factByWord = factByWord;
    this.findings = findings;
  }

  List<WindowRule> read(Node windows) {
    return Section.of(windows, "the list of windows", findings).all().stream().map(this::window).toList();
  }

  private WindowRule window(Section.Entry entry) {
    if (!(entry.value() instanceof MappingNode)) {
      return window(entry, entry.value(), Manner.PLAIN);
    }
    Section section = Section.of(entry.value(), "a window", findings);
    Counting counting = section.find("counting").map(this::counting).orElse(Counting.STORE_DAYS);
    Manner manner = new Manner(counting, plusMonths(section), section.flag("open-before-start"));
    Node of = section.find("of").orElse(entry.value());
    section.close();
    return window(entry, of, manner);
  }

  /** What a window may say beside its length. */
  private record Manner(Counting counting, int plusMonths, boolean open) {

    static final Manner PLAIN = new Manner(Counting.STORE_DAYS, 0, false);
  }

  private int plusMonths(Section section) {
    Optional<Node> plus = section.find("plus");
    String written = plus.map(node -> Scalars.text(node, findings)).orElse("0 months");
    if (!written.matches("\\d{1,4} months?")) {
      findings.add("window", section.place(), "a window is longer by months: `plus: 12 months`");
      return 0;
    }
    return Integer.parseInt(written.substring(0, written.indexOf(' ')));
  }

  private WindowRule window(Section.Entry entry, Node of, Manner manner) {
    Place place = YamlSource.place(of);
    Matcher form = FORM.matcher(of instanceof MappingNode ? "" : Scalars.text(of, findings));
    if (!form.matches()) {
      findings.add(
          "window",
          place,
          "a window is a length after a day",
          Optional.of("Write for example `14 days after delivery` or `1 month after request`."));
      return rule(new Head(entry.key(), place), new Length.Days(0), "", manner);
    }
    String from = factByWord.getOrDefault(form.group(3), form.group(3));
    return rule(new Head(entry.key(), place), length(form.group(1), form.group(2), place), from, manner);
  }

  private record Head(String name, Place place) {}

  private static WindowRule rule(Head head, Length length, String from, Manner manner) {
    return new WindowRule(
        head.place(), head.name(), length, manner.plusMonths(), from, manner.counting(), manner.open());
  }

  private Length length(String count, String unit, Place place) {
    if (count.matches("[a-z_]\\w*")) {
      if (!unit.startsWith("day")) {
        findings.add("window", place, "a fact can give a number of days only");
      }
      return new Length.DaysOfFact(count);
    }
    if (unit.startsWith("month")) {
      return new Length.Months(Scalars.number(count, LONGEST_MONTHS, place, findings));
    }
    int number = Scalars.number(count, LONGEST_DAYS, place, findings);
    if (unit.startsWith("week")) {
      return new Length.Weeks(number);
    }
    return unit.startsWith("business") ? new Length.BusinessDays(number) : new Length.Days(number);
  }

  private Counting counting(Node node) {
    String written = Scalars.text(node, findings);
    Optional<Counting> found =
        Arrays.stream(Counting.values()).filter(each -> each.code().equals(written)).findFirst();
    if (found.isEmpty()) {
      List<String> known = Arrays.stream(Counting.values()).map(Counting::code).toList();
      findings.add(
          "window",
          YamlSource.place(node),
          "`" + written + "` is no way of counting; there are: " + String.join(", ", known),
          Names.suggestion(written, known));
    }
    return found.orElse(Counting.STORE_DAYS);
  }
}
