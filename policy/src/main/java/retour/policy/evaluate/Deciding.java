package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import retour.policy.fact.FactValue;

/**
 * Finds the questions that decide whether others matter.
 *
 * <p>One decides another when some answer to it keeps every rule that waits for the other from applying, each rule by
 * itself. Rules that such an answer makes apply do not count: that would only be bad news earlier.
 */
final class Deciding {

  private final Program program;
  private final List<Node> rules = new ArrayList<>();

  Deciding(Program program) {
    this.program = program;
    program.rules().forEach(rule -> rules.add(rule.effective()));
  }

  /** Those of {@code all} that wait until {@code asked} is answered. */
  BitSet waitFor(int asked, BitSet all, Situation situation) {
    BitSet waiting = decidedBy(asked, all, situation);
    for (int other = waiting.nextSetBit(0); other >= 0 && other < asked; other = waiting.nextSetBit(other + 1)) {
      if (decidedBy(other, all, situation).get(asked)) {
        waiting.clear(other);
      }
    }
    return waiting;
  }

  private BitSet decidedBy(int asked, BitSet all, Situation situation) {
    BitSet decided = new BitSet();
    for (FactValue answer : Questions.answers(program, asked)) {
      decided.or(mootAfter(situation, situation.with(asked, answer), all));
    }
    decided.clear(asked);
    return decided;
  }

  /** What some rule waits for now and no rule waits for after the answer, because none of them applies. */
  private BitSet mootAfter(Situation now, Situation answered, BitSet all) {
    BitSet before = new BitSet();
    BitSet after = new BitSet();
    for (Node rule : rules) {
      BitSet open = new BitSet();
      rule.openFacts(now, open);
      before.or(open);
      if (!open.isEmpty() && rule.value(answered) == Truth.YES) {
        after.or(open);
      } else {
        rule.openFacts(answered, after);
      }
    }
    before.and(all);
    before.andNot(after);
    return before;
  }
}
