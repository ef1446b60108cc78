package retour.policy.evaluate;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import retour.policy.FactQuestion;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.language.Effect;

/**
 * Chooses what the shopper is asked next.
 *
 * <p>Asked is what can still change an answer. A question waits for an earlier one where some answer to that would make
 * it moot without speaking against the return: nobody who did not add an operating system is asked about the original
 * one. Answers that end the matter or call for a person are no reason to ask one by one.
 */
final class Questions {

  private final Program program;
  private final Open open;

  Questions(Program program, Open open) {
    this.program = program;
    this.open = open;
  }

  BitSet next(Situation situation) {
    BitSet all = askable(situation);
    BitSet now = (BitSet) all.clone();
    long pending = pending(situation);
    all.stream()
        .forEach(
            earlier -> {
              for (FactValue answer : answers(earlier)) {
                Situation answered = situation.with(earlier, answer);
                if (anyPossible(answered) && pending(answered) <= pending) {
                  keepAskable(now, earlier, askable(answered));
                }
              }
            });
    return now;
  }

  private static void keepAskable(BitSet now, int earlier, BitSet after) {
    for (int fact = now.nextSetBit(earlier + 1); fact >= 0; fact = now.nextSetBit(fact + 1)) {
      if (!after.get(fact)) {
        now.clear(fact);
      }
    }
  }

  private List<FactValue> answers(int fact) {
    FactQuestion question = program.facts().get(fact).question();
    return question.type() == FactQuestion.Type.YES_NO
        ? List.of(FactValue.yes(), FactValue.no())
        : question.choices().stream().<FactValue>map(choice -> new FactValue.Choice(choice.name())).toList();
  }

  private boolean anyPossible(Situation situation) {
    return program.plans().stream().anyMatch(plan -> plan.permitted().value(situation) != Truth.NO);
  }

  private long pending(Situation situation) {
    return program.plans().stream()
        .flatMap(plan -> plan.pending().stream())
        .filter(pending -> pending.isOpen(situation))
        .count();
  }

  private BitSet askable(Situation situation) {
    BitSet facts = new BitSet();
    program.plans().forEach(plan -> facts.or(open.facts(plan, situation)));
    if (anyPossible(situation)) {
      program.rules().stream()
          .filter(Questions::isForThePaper)
          .forEach(rule -> rule.effective().openFacts(situation, facts));
    }
    BitSet asked = new BitSet();
    facts.stream().filter(fact -> open.isKnownBy(fact, FactSource.SHOPPER)).forEach(asked::set);
    return asked;
  }

  /** Rules that change no answer but what the customer has to bring, or whom to turn to. */
  private static boolean isForThePaper(CompiledRule rule) {
    return Stream.of(Effect.Require.class, Effect.Refer.class)
        .anyMatch(kind -> rule.effects().stream().anyMatch(kind::isInstance));
  }
}
