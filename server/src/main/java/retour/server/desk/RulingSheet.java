package retour.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Option;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.policy.fact.Ruling;
import retour.server.desk.CaseView.ItemView;

/** What one item leaves to staff: choices that a clause names, rates within a range, clauses that may be let rest. */
public record RulingSheet(ItemView item, List<Clause> clauses) {

  /**
   * One clause staff can rule on.
   *
   * @param says its words
   * @param open whether the case waits for the choice; else it may be left as it is
   */
  public record Clause(String id, String says, List<Option> options, boolean open) {

    public String field() {
      return "choice-" + id;
    }

    public String amountField(Option option) {
      return "amount-" + id + "-" + option.option();
    }

    public String currencyField(Option option) {
      return "currency-" + id + "-" + option.option();
    }

    public String percentField(Option option) {
      return "percent-" + id + "-" + option.option();
    }

    /** The option the policy proposes; empty where the clause may be left as it is. */
    public String proposed() {
      return open ? options.stream().filter(Option::favoured).map(Option::option).findFirst().orElse("") : "";
    }
  }

  static RulingSheet of(ItemView item) {
    return new RulingSheet(
        item,
        optionsByClause(item.chosen()).entrySet().stream()
            .map(each -> clause(item, each.getKey(), each.getValue()))
            .sorted((a, b) -> Boolean.compare(b.open(), a.open()))
            .toList());
  }

  /** The choices of one answer, by the clause that leaves them. */
  static Map<String, List<Option>> optionsByClause(ResolutionDecision chosen) {
    Map<String, List<Option>> options =
        chosen.options().stream().collect(Collectors.groupingBy(Option::clause, TreeMap::new, Collectors.toList()));
    adjustments(chosen)
        .filter(adjustment -> !options.containsKey(adjustment.clause()))
        .toList()
        .forEach(adjustment -> options.putIfAbsent(adjustment.clause(), rates(adjustment)));
    if (chosen.verdict() == Verdict.REFUSED) {
      chosen.decidedBy().forEach(clause -> options.putIfAbsent(clause, List.of(waive(clause))));
    }
    return options;
  }

  private static Stream<Adjustment> adjustments(ResolutionDecision chosen) {
    return chosen.amounts().stream().flatMap(amounts -> amounts.adjustments().stream());
  }

  private static List<Option> rates(Adjustment adjustment) {
    List<Option> options = new ArrayList<>();
    if (adjustment.leavesChoice()) {
      options.add(
          new Option(
              adjustment.clause(), Ruling.CONFIRM, adjustment.range(), adjustment.rate(), true,
              adjustment.sums(), Optional.of(adjustment.amount())));
    }
    if (adjustment.kind() != Adjustment.Kind.REIMBURSEMENT) {
      options.add(waive(adjustment.clause()));
    }
    return List.copyOf(options);
  }

  private static Option waive(String clause) {
    return new Option(clause, Ruling.WAIVE, Optional.empty(), Optional.empty(), false);
  }

  private static Clause clause(ItemView item, String id, List<Option> options) {
    Set<String> open = new TreeSet<>(item.chosen().options().stream().map(Option::clause).toList());
    String says =
        item.clauses().stream()
            .filter(row -> row.outcome().clause().equals(id))
            .map(CaseView.ClauseRow::says)
            .findFirst()
            .orElse("");
    return new Clause(id, says, options, open.contains(id));
  }
}
