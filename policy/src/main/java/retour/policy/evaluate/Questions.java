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
 * <p>Asked is what can still change an answer. A question waits for another where some answer to that makes it moot:
 * nobody who did not add an operating system is asked about the original one, and nobody is asked about the state of the
 * goods before it is clear whether the reason makes it matter. Answers that end the matter or call for a person are no
 * reason to ask one by one. What two questions could do to each other, the one declared first does.
 */
final class Questions {

  private final Program program;

  Questions(Program program) {
    this.program = program;
  }

  BitSet next(Situation situation) {
    BitSet all = askable(situation);
    if (all.isEmpty()) {
      return all;
    }
    BitSet now = (BitSet) all.clone();
    long pending = pending(situation);
    Deciding deciding = new Deciding(program);
    for (int asked = all.nextSetBit(0); asked >= 0; asked = all.nextSetBit(asked + 1)) {
      BitSet waiting = moot(asked, all, situation, pending);
      waiting.or(deciding.waitFor(asked, all, situation));
      now.andNot(waiting);
    }
    if (now.isEmpty()) {
      now.set(all.nextSetBit(0));
    }
    return now;
  }

  /** What is declared after a question and is no longer asked after some answer to it that leaves the return possible. */
  private BitSet moot(int asked, BitSet all, Situation situation, long pending) {
    BitSet moot = new BitSet();
    for (FactValue answer : answers(program, asked)) {
      Situation answered = situation.with(asked, answer);
      if (anyPossible(answered) && pending(answered) <= pending) {
        BitSet gone = (BitSet) all.clone();
        gone.andNot(askable(answered));
        moot.or(gone);
      }
    }
    moot.clear(0, asked + 1);
    return moot;
  }

  static List<FactValue> answers(Program program, int fact) {
    FactQuestion question = program.facts().get(fact).question();
    return question.type() == FactQuestion.Type.YES_NO
        ? List.of(FactValue.yes(), FactValue.no())
        : question.choices().stream().<FactValue>map(choice -> new FactValue.Choice(choice.name())).toList();
  }

  private boolean anyPossible(Situation situation) {
    for (ResolutionPlan plan : program.plans()) {
      if (plan.permitted().value(situation) != Truth.NO) {
        return true;
      }
    }
    return false;
  }

  private long pending(Situation situation) {
    return program.plans().stream()
        .flatMap(plan -> plan.pending().stream())
        .filter(pending -> pending.isOpen(situation))
        .count();
  }

  private BitSet askable(Situation situation) {
    BitSet facts = new BitSet();
    program.plans().forEach(plan -> facts.or(Open.facts(plan, situation)));
    if (anyPossible(situation)) {
      for (CompiledRule rule : program.rules()) {
        if (rule.effective().value(situation) == Truth.UNKNOWN && isForThePaper(rule)) {
          rule.effective().unknowns(situation, facts);
        }
      }
    }
    program.sheet().witnesses().keepKnownBy(FactSource.SHOPPER, facts);
    return facts;
  }

  /** Rules that change no answer but what the customer has to bring, or whom to turn to. */
  private static boolean isForThePaper(CompiledRule rule) {
    return Stream.of(Effect.Require.class, Effect.Refer.class)
        .anyMatch(kind -> rule.effects().stream().anyMatch(kind::isInstance));
  }
}
