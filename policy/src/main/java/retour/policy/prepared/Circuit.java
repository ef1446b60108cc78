package retour.policy.prepared;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Conditions as gates over rows. Each gate reads one or two earlier ones, or a column of the batch, and gives one bit
 * for each row; a pass computes {@value Batch#CHUNK} rows. Immutable.
 */
final class Circuit {

  /** What a gate does. */
  enum Kind {
    ALWAYS,
    PLANE,
    LISTED,
    BETWEEN,
    AND,
    OR,
    AND_NOT
  }

  /**
   * One gate.
   *
   * @param to where its bits go
   * @param a the place of the first operand's bits, or the number of a column
   * @param b the place of the second operand's bits
   * @param list whether a word is listed, by the word's number
   * @param low the smallest number for which it is set
   * @param high the largest
   */
  record Gate(Kind kind, int to, int a, int b, boolean[] list, long low, long high) {}

  private final Gate[] gates;
  private final int places;

  /** @param places how many gates' bits are kept at one time */
  Circuit(Gate[] gates, int places) {
    this.gates = gates;
    this.places = places;
  }

  int places() {
    return places;
  }

  void run(Batch batch, int chunk, long[] bits) {
    for (Gate gate : gates) {
      int to = gate.to * Batch.WORDS;
      int a = gate.a * Batch.WORDS;
      int b = gate.b * Batch.WORDS;
      switch (gate.kind) {
        case ALWAYS -> Arrays.fill(bits, to, to + Batch.WORDS, -1L);
        case PLANE -> System.arraycopy(batch.plane(gate.a), chunk * Batch.WORDS, bits, to, Batch.WORDS);
        case LISTED -> listed(batch.words(gate.a), chunk * Batch.CHUNK, gate.list, bits, to);
        case BETWEEN -> between(batch.numbers(gate.a), chunk * Batch.CHUNK, gate, bits);
        case AND -> and(bits, to, a, b);
        case OR -> or(bits, to, a, b);
        case AND_NOT -> andNot(bits, to, a, b);
      }
    }
  }

  private static void and(long[] bits, int to, int a, int b) {
    for (int i = 0; i < Batch.WORDS; i++) {
      bits[to + i] = bits[a + i] & bits[b + i];
    }
  }

  private static void or(long[] bits, int to, int a, int b) {
    for (int i = 0; i < Batch.WORDS; i++) {
      bits[to + i] = bits[a + i] | bits[b + i];
    }
  }

  private static void andNot(long[] bits, int to, int a, int b) {
    for (int i = 0; i < Batch.WORDS; i++) {
      bits[to + i] = bits[a + i] & ~bits[b + i];
    }
  }

  private static void listed(int[] words, int first, boolean[] list, long[] bits, int to) {
    for (int i = 0; i < Batch.WORDS; i++) {
      long word = 0;
      int row = first + i * Long.SIZE;
      for (int j = 0; j < Long.SIZE; j++) {
        word |= (list[words[row + j]] ? 1L : 0L) << j;
      }
      bits[to + i] = word;
    }
  }

  /** Without branches, which random numbers would mislead: a difference is negative outside the range. */
  private static void between(long @Nullable [] numbers, int first, Gate gate, long[] bits) {
    int to = gate.to * Batch.WORDS;
    for (int i = 0; i < Batch.WORDS; i++) {
      long outside = 0;
      int row = first + i * Long.SIZE;
      for (int j = 0; j < Long.SIZE; j++) {
        long number = numbers == null ? 0 : numbers[row + j];
        outside |= (((number - gate.low) | (gate.high - number)) >>> (Long.SIZE - 1)) << j;
      }
      bits[to + i] = ~outside;
    }
  }
}
