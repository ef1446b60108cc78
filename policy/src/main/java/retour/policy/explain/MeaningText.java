package retour.policy.explain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import retour.policy.check.Meaning;
import retour.policy.fact.Fact;

/** What the examination of a policy found, as plain text. */
public final class MeaningText {

  private MeaningText() {}

  /** Each finding with its example; ends with a line break. */
  public static String text(List<Meaning> findings, Locale locale) {
    Texts texts = new Texts(locale);
    return findings.stream().map(each -> text(each, texts)).collect(Collectors.joining());
  }

  private static String text(Meaning finding, Texts texts) {
    String mark = finding.kind().isWarning() ? "! " : "- ";
    Object[] arguments = Stream.concat(finding.clauses().stream(), finding.arguments().stream()).toArray();
    String example = finding.example().stream().map(each -> example(each, texts)).collect(Collectors.joining());
    return mark + texts.of(key(finding), arguments) + "\n" + example;
  }

  private static String key(Meaning finding) {
    boolean nothingGrants = finding.kind() == Meaning.Kind.REFUSES_AGAINST_LAW && finding.clauses().size() == 1;
    return nothingGrants ? "meaning.no_clause_grants" : "meaning." + finding.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String example(Meaning.Example example, Texts texts) {
    String facts =
        example.facts().stream()
            .map(MeaningText::fact)
            .collect(Collectors.joining(", "));
    String told = facts.isEmpty() ? "" : "; " + facts;
    return "    " + texts.of("meaning.example", texts.day(example.day()), told) + "\n";
  }

  private static String fact(Fact fact) {
    return fact.name() + " = " + Values.text(fact.value());
  }
}
