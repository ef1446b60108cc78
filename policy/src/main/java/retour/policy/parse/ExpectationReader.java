package retour.policy.parse;

import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.ClauseText;
import retour.policy.Policy;
import retour.policy.cases.Expectation;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.Resolution;
import retour.policy.decision.Verdict;
import retour.policy.language.Findings;
import retour.policy.language.Place;

/** Reads what a case expects. */
final class ExpectationReader {

  private static final Map<String, Expectation.Kind> LISTS =
      Map.ofEntries(
          Map.entry("questions", Expectation.Kind.QUESTIONS),
          Map.entry("checklist", Expectation.Kind.CHECKLIST),
          Map.entry("decided-by", Expectation.Kind.DECIDED_BY),
          Map.entry("pay-by", Expectation.Kind.PAY_BY),
          Map.entry("options", Expectation.Kind.OPTIONS),
          Map.entry("refers", Expectation.Kind.REFERRALS),
          Map.entry("turnings", Expectation.Kind.TURNINGS),
          Map.entry("freight", Expectation.Kind.FREIGHT),
          Map.entry("targets", Expectation.Kind.TARGETS));

  private final Policy policy;
  private final Currency currency;
  private final Findings findings;

  ExpectationReader(Policy policy, Currency currency, Findings findings) {
    this.policy = policy;
    this.currency = currency;
    this.findings = findings;
  }

  List<Expectation> read(Node node) {
    List<Expectation> expected = new ArrayList<>();
    for (Section.Entry entry : Section.of(node, "what is expected", findings).all()) {
      one(entry).ifPresent(expected::add);
    }
    return expected;
  }

  private Optional<Expectation> one(Section.Entry entry) {
    Place place = entry.place();
    Expectation.Kind list = LISTS.get(entry.key());
    if (list != null) {
      return Optional.of(new Expectation.Exactly(list, Scalars.texts(entry.value(), findings)));
    }
    return switch (entry.key()) {
      case "requires" -> atLeast(Expectation.Kind.REQUIREMENTS, entry);
      case "checks" -> atLeast(Expectation.Kind.CHECKLIST, entry);
      case "total" ->
          Optional.of(new Expectation.Total(Scalars.money(text(entry), currency, place, findings)));
      case "until" ->
          Optional.of(
              new Expectation.LastDay(
                  text(entry).equals("none")
                      ? Optional.empty()
                      : Optional.of(Scalars.day(text(entry), place, findings))));
      default -> resolutionOrClause(entry);
    };
  }

  private Optional<Expectation> atLeast(Expectation.Kind kind, Section.Entry entry) {
    return Optional.of(new Expectation.AtLeast(kind, Scalars.texts(entry.value(), findings)));
  }

  private Optional<Expectation> resolutionOrClause(Section.Entry entry) {
    Optional<Resolution> resolution = Scalars.resolution(entry.key());
    if (resolution.isPresent()) {
      return named(Verdict.class, entry).map(verdict -> new Expectation.OfResolution(resolution.get(), verdict));
    }
    if (policy.clause(entry.key()).isPresent()) {
      return named(ClauseResult.class, entry).map(result -> new Expectation.OfClause(entry.key(), result));
    }
    List<String> known = policy.clauses().stream().map(ClauseText::id).toList();
    findings.add(
        "unknown-word", entry.place(), "`" + entry.key() + "` is neither a clause nor a resolution nor a word of cases",
        Names.suggestion(entry.key(), known));
    return Optional.empty();
  }

  private <E extends Enum<E>> Optional<E> named(Class<E> type, Section.Entry entry) {
    Optional<E> found =
        EnumSet.allOf(type).stream()
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text(entry)))
            .findFirst();
    if (found.isEmpty()) {
      List<String> known = EnumSet.allOf(type).stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
      findings.add(
          "unknown-word", entry.place(), "expected is one of: " + String.join(", ", known),
          Names.suggestion(text(entry), known));
    }
    return found;
  }

  private String text(Section.Entry entry) {
    return Scalars.text(entry.value(), findings);
  }
}
