package retour.policy.prepared;

import java.util.List;
import retour.policy.decision.Resolution;

/**
 * A policy compiled for deciding many cases without explanation. It gives the verdicts and amounts that {@link
 * retour.policy.Policy#decide} gives, for every policy of the language.
 *
 * <pre>{@code
 * PreparedPolicy prepared = policy.prepared();
 * Batch batch = prepared.batch(cases);           // once for each history
 * Answers answers = prepared.answers(batch);     // once for each thread
 * prepared.decide(batch, answers);               // 64 lines at a time, without allocating
 * Verdict verdict = answers.verdict(0, Resolution.REFUND);
 * }</pre>
 *
 * <p>What preparing does and what deciding does: preparing sorts the facts, counts the calendar days of windows and
 * looks staff's rulings up. Deciding runs every condition, precedence, law floor and figure. A comparison of two facts
 * with each other is settled while preparing. A line with sums beyond {@link Batch#LARGEST_SUM} or in several
 * currencies is decided by the explained way while preparing, and only its answer is kept.
 *
 * <p>Immutable and safe to share between threads.
 */
public interface PreparedPolicy {

  /** The resolutions that it answers, in the order of {@link Resolution}. */
  List<Resolution> resolutions();

  /**
   * Lays cases out for {@link #decide}. Each line of each case becomes a row, in the cases' order.
   *
   * @throws IllegalArgumentException for the first case that {@link retour.policy.Policy#decide} would not take either
   */
  Batch batch(List<DatedCase> cases);

  /** Room for the answers to this batch, and to any other of no more rows. */
  Answers answers(Batch batch);

  /**
   * Decides every row. Allocates nothing.
   *
   * @param batch one that this policy prepared; another policy's columns mean something else
   * @param answers overwritten; of one thread at a time
   * @throws IllegalArgumentException when the batch is another policy's or the answers have too little room
   */
  void decide(Batch batch, Answers answers);
}
