package retour.policy.evaluate;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.language.Condition;
import retour.policy.language.Term;

/** The facts that a condition itself names; those that only its windows rest on are not among them. */
final class StatedFacts {

  private final Map<String, Integer> numbers;
  private final BitSet facts = new BitSet();

  private StatedFacts(Map<String, Integer> numbers) {
    this.numbers = numbers;
  }

  static BitSet in(Condition condition, Map<String, Integer> numbers) {
    StatedFacts stated = new StatedFacts(numbers);
    stated.collect(condition);
    return stated.facts;
  }

  private void collect(Condition condition) {
    switch (condition) {
      case Condition.IsTrue isTrue -> name(isTrue.fact());
      case Condition.Known known -> name(known.fact());
      case Condition.Compare compare -> List.of(compare.left(), compare.right()).forEach(this::term);
      case Condition.OneOf oneOf -> term(oneOf.value());
      case Condition.Within within -> within.day().ifPresent(this::name);
      case Condition.Not not -> collect(not.of());
      case Condition.Both both -> {
        collect(both.left());
        collect(both.right());
      }
      case Condition.Either either -> {
        collect(either.left());
        collect(either.right());
      }
      case Condition.Constant _ -> {}
    }
  }

  private void term(Term term) {
    if (term instanceof Term.FactTerm fact) {
      name(fact.fact());
    }
  }

  private void name(String fact) {
    Optional.ofNullable(numbers.get(fact)).ifPresent(facts::set);
  }
}
