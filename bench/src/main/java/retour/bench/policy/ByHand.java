package retour.bench.policy;

import retour.policy.decision.Resolution;

/** A policy as a Java method, with its clauses' ids as comments: what our answers and times are held against. */
interface ByHand {

  /** What was paid back is capped at what is left, halves of a cent are rounded up. */
  int WHOLE = 10_000;

  /** The resolutions it answers, in the order in which they are written. */
  Resolution[] resolutions();

  /** Writes verdict and amount of each resolution at {@code at}, {@code at + step}, ... */
  void decide(Line line, Sheet sheet, int at);

  /**
   * Where answers go.
   *
   * @param verdicts as {@link retour.policy.prepared.Answers#VERDICTS} numbers them
   * @param step between one resolution's answer and the next one's
   */
  record Sheet(byte[] verdicts, long[] amounts, int step) {

    static final byte PERMITTED = 0;
    static final byte REVIEW = 3;
    static final byte REFUSED = 4;

    Sheet(int lines, int resolutions) {
      this(new byte[lines * resolutions], new long[lines * resolutions], lines);
    }

    void write(int at, boolean permitted, boolean review, long amount) {
      verdicts[at] = !permitted ? REFUSED : review ? REVIEW : PERMITTED;
      amounts[at] = permitted ? amount : 0;
    }
  }

  /** A share of everything paid for units so far, less the share of earlier units. */
  static long share(Line line, int hundredths) {
    return percent(line.paidBefore + line.paid, hundredths) - percent(line.paidBefore, hundredths);
  }

  private static long percent(long paid, int hundredths) {
    return (paid * hundredths + WHOLE / 2) / WHOLE;
  }
}
