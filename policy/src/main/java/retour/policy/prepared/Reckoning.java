package retour.policy.prepared;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reckons the sums of one chunk of rows, as the explained way does but in plain whole numbers. */
final class Reckoning {

  /** The columns of numbers that every batch has: what was paid, the tax on top, and what was paid for units before. */
  static final int PAID = 0;

  static final int TAX = 1;
  static final int BEFORE = 2;

  private static final int WHOLE = 10_000;

  private Reckoning() {}

  /** One step with its gate's place. */
  record Placed(MoneyStep step, int place) {}

  /** Leaves in {@code answers.left} what each row's customer gets. */
  static void run(List<Placed> steps, Batch batch, int chunk, Answers answers) {
    int first = chunk * Batch.CHUNK;
    copy(batch.numbers(PAID), first, answers.left);
    copy(batch.numbers(TAX), first, answers.added);
    for (int i = 0; i < steps.size(); i++) {
      Placed placed = steps.get(i);
      for (int word = 0; word < Batch.WORDS; word++) {
        long rows = answers.gates[placed.place * Batch.WORDS + word];
        if (rows != 0) {
          apply(placed.step, batch, first + word * Long.SIZE, rows, answers);
        }
      }
    }
    for (int i = 0; i < Batch.CHUNK; i++) {
      answers.left[i] += answers.added[i];
    }
  }

  private static void copy(long @Nullable [] column, int first, long[] to) {
    if (column == null) {
      Arrays.fill(to, 0);
    } else {
      System.arraycopy(column, first, to, 0, Batch.CHUNK);
    }
  }

  private static void apply(MoneyStep step, Batch batch, int first, long rows, Answers answers) {
    for (long rest = rows; rest != 0; rest &= rest - 1) {
      int row = first + Long.numberOfTrailingZeros(rest);
      long amount = amount(step.figure(), batch, row);
      int place = row % Batch.CHUNK;
      if (step.adds()) {
        answers.added[place] += amount;
      } else {
        answers.left[place] -= Math.min(amount, answers.left[place]);
      }
    }
  }

  private static long amount(MoneyStep.Figure figure, Batch batch, int row) {
    long earlier = value(batch.numbers(BEFORE), row);
    long sum = earlier + value(batch.numbers(PAID), row);
    return switch (figure) {
      case MoneyStep.Figure.Share share -> {
        long rate = rate(share, batch, row);
        yield share(share, rate, sum) - share(share, rate, earlier);
      }
      case MoneyStep.Figure.Sum(long fixed) -> capped(fixed, sum) - capped(fixed, earlier);
      case MoneyStep.Figure.FromColumn(int column) -> value(batch.numbers(column), row);
    };
  }

  private static long value(long @Nullable [] column, int row) {
    return column == null ? 0 : column[row];
  }

  private static long rate(MoneyStep.Figure.Share share, Batch batch, int row) {
    long[] rates = batch.numbers(share.column());
    return rates == null ? share.hundredths() : rates[row];
  }

  private static long share(MoneyStep.Figure.Share share, long rate, long paid) {
    if (paid == 0) {
      return 0;
    }
    long exact = paid * rate;
    long rounded = (exact + (exact < 0 ? -WHOLE / 2 : WHOLE / 2)) / WHOLE;
    return Math.min(Math.min(Math.max(rounded, share.atLeast()), share.atMost()), paid);
  }

  private static long capped(long fixed, long paid) {
    return paid == 0 ? 0 : Math.min(fixed, paid);
  }
}
