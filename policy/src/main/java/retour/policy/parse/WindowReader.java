package retour.policy.parse;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.language.Condition;
import retour.policy.language.Findings;
import retour.policy.language.Place;
import retour.policy.language.WindowRule;
import retour.policy.language.WindowRule.Counting;
import retour.policy.language.WindowRule.Length;
import retour.policy.language.WindowRule.Manner;
import retour.policy.language.WindowRule.Standing;

/** Reads windows such as {@code 14 days after delivery}. */
final class WindowReader {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\w+) (days?|nights?|weeks?|months?|business days?) after (?:the (?:later|latest) of )?(\\w+(?:(?:,| and) ?\\w+)*)");
  private static final Pattern NOT_BEFORE = Pattern.compile("(\\d+) (?:day|night)s?");
  private static final Pattern STANDS = Pattern.compile("from (\\w+) until (\\w+)");
  private static final int MOST_WINDOWS = 200;
  private static final int LONGEST_DAYS = 36_600;
  private static final int LONGEST_MONTHS = 1_200;

  private final Findings findings;
  private final ConditionReader conditions;
  private final Map<String, String> factByWord;

  /** @param factByWord the day fact behind each word that windows may use, such as {@code delivery} */
  WindowReader(Map<String, String> factByWord, ConditionReader conditions, Findings findings) {
    this.factByWord = factByWord;
    this.conditions = conditions;
    this.findings = findings;
  }

  List<WindowRule> read(Node windows) {
    List<WindowRule> read =
        Section.of(windows, "the list of windows", findings).allAndRepeated().stream()
            .flatMap(this::cases)
            .limit(MOST_WINDOWS + 1)
            .toList();
    if (read.size() > MOST_WINDOWS) {
      findings.add("too-large", YamlSource.place(windows), "more than " + MOST_WINDOWS + " windows");
    }
    return read;
  }

  /** One window, or the cases of one. */
  private Stream<WindowRule> cases(Section.Entry entry) {
    return Scalars.items(entry.value()).stream().map(node -> window(entry.key(), node));
  }

  private WindowRule window(String name, Node node) {
    if (!(node instanceof MappingNode)) {
      return window(name, node, Counting.STORE_DAYS, plain(node));
    }
    Section section = Section.of(node, "a window", findings);
    Counting counting = section.find("counting").map(this::counting).orElse(Counting.STORE_DAYS);
    Manner manner = manner(section, node);
    Node of = section.find("of").orElse(node);
    section.close();
    if (manner.openBeforeStart() && manner.notBefore().isPresent()) {
      findings.add("window", section.place(), "a window is either open before its start or not before a day after it");
    }
    return window(name, of, counting, manner);
  }

  private static Manner plain(Node node) {
    Condition always = new Condition.Constant(YamlSource.place(node), true);
    return new Manner(always, 0, false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Manner manner(Section section, Node node) {
    return new Manner(
        section.find("when").map(conditions::read).orElseGet(() -> plain(node).when()),
        plusMonths(section),
        section.flag("open-before-start"),
        section.find("not-before").map(this::notBefore),
        section.find("at-least-until").map(this::day),
        section.find("stands").flatMap(this::stands));
  }

  private LocalDate day(Node node) {
    return Scalars.day(Scalars.text(node, findings), YamlSource.place(node), findings);
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

  private Integer notBefore(Node node) {
    Place place = YamlSource.place(node);
    Matcher form = NOT_BEFORE.matcher(Scalars.text(node, findings));
    if (!form.matches()) {
      findings.add("window", place, "too early is told in days after the start: `not-before: 21 days`");
      return 0;
    }
    return Scalars.number(form.group(1), LONGEST_DAYS, place, findings);
  }

  private Optional<Standing> stands(Node node) {
    Matcher form = STANDS.matcher(Scalars.text(node, findings));
    if (!form.matches()) {
      findings.add(
          "window",
          YamlSource.place(node),
          "the clock stands between two days",
          Optional.of("Write for example `stands: from repair_sent_on until repair_back_on`."));
      return Optional.empty();
    }
    return Optional.of(new Standing(fact(form.group(1)), fact(form.group(2))));
  }

  private String fact(String word) {
    return factByWord.getOrDefault(word, word);
  }

  private WindowRule window(String name, Node of, Counting counting, Manner manner) {
    Place place = YamlSource.place(of);
    Matcher form = FORM.matcher(of instanceof MappingNode ? "" : Scalars.text(of, findings));
    if (!form.matches()) {
      findings.add(
          "window",
          place,
          "a window is a length after a day",
          Optional.of("Write for example `14 days after delivery` or `1 month after request`."));
      return new WindowRule(place, name, new Length.Days(0), List.of(), counting, manner);
    }
    List<String> from = Stream.of(form.group(3).split(",? and |, ?")).map(this::fact).distinct().toList();
    return new WindowRule(place, name, length(form.group(1), form.group(2), place), from, counting, manner);
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
