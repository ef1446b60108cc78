package retour.policy.parse;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.ClauseText;
import retour.policy.Words;
import retour.policy.language.Clause;
import retour.policy.language.Condition;
import retour.policy.language.Effect;
import retour.policy.language.Findings;
import retour.policy.language.Rule;

/** Reads clauses with their rules. */
final class ClauseReader {

  static final int MOST_CLAUSES = 500;
  private static final int MOST_RULES = 20;

  private final Findings findings;
  private final ConditionReader conditions;
  private final EffectReader effects;
  private final Optional<Condition> applies;

  /** @param applies the condition under which the document speaks at all */
  ClauseReader(Currency currency, Optional<Node> applies, Findings findings) {
    this.findings = findings;
    this.conditions = new ConditionReader(currency, findings);
    this.effects = new EffectReader(currency, findings);
    this.applies = applies.map(conditions::read);
  }

  List<Clause> read(Node clauses) {
    List<Section.Entry> entries = Section.of(clauses, "the list of clauses", findings).allAndRepeated();
    if (entries.size() > MOST_CLAUSES) {
      findings.add("too-large", YamlSource.place(clauses), "more than " + MOST_CLAUSES + " clauses");
      return List.of();
    }
    return entries.stream().map(this::clause).toList();
  }

  private Clause clause(Section.Entry entry) {
    if (!entry.key().matches("[A-Za-z0-9][A-Za-z0-9._()-]{0,39}")) {
      findings.add("name", entry.place(), "a clause's id is made of letters, digits, dashes and dots");
    }
    Section section = Section.of(entry.value(), "a clause", findings);
    Optional<Words> says = section.find("says").map(node -> Scalars.words(node, findings));
    if (says.isEmpty()) {
      findings.add("form", entry.place(), "`says`, the words a shopper reads, is missing");
    }
    Optional<String> law = section.text("law");
    List<Clause.GivingWay> overrides = section.find("overrides").map(this::overrides).orElse(List.of());
    List<Rule> rules = section.find("rules").map(this::rules).orElseGet(() -> List.of(rule(section)));
    section.close();
    ClauseText text = new ClauseText(entry.key(), says.orElseGet(() -> new Words(Map.of("en", ""))), law);
    return new Clause(entry.place(), text, overrides, rules);
  }

  private List<Clause.GivingWay> overrides(Node node) {
    return Scalars.items(node).stream()
        .map(item -> new Clause.GivingWay(YamlSource.place(item), Scalars.text(item, findings)))
        .toList();
  }

  private List<Rule> rules(Node node) {
    List<Rule> rules = new ArrayList<>();
    List<Node> items = Scalars.items(node);
    if (items.size() > MOST_RULES) {
      findings.add("too-large", YamlSource.place(node), "more than " + MOST_RULES + " rules in one clause");
      return rules;
    }
    for (Node item : items) {
      Section section = Section.of(item, "a rule", findings);
      rules.add(rule(section));
      section.close();
    }
    return rules;
  }

  private Rule rule(Section section) {
    Condition own =
        section.find("when").map(conditions::read).orElseGet(() -> new Condition.Constant(section.place(), true));
    Condition when =
        applies.<Condition>map(always -> new Condition.Both(section.place(), always, own)).orElse(own);
    Condition condition =
        section
            .find("unless")
            .<Condition>map(
                node ->
                    new Condition.Both(
                        section.place(), when, new Condition.Not(YamlSource.place(node), conditions.read(node))))
            .orElse(when);
    List<Effect> found = effects.read(section);
    if (found.isEmpty()) {
      findings.add("form", section.place(), "this rule does nothing: it neither permits, forbids, requires nor charges");
    }
    return new Rule(section.place(), condition, found);
  }
}
