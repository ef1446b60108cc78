package retour.policy.prepared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import retour.policy.prepared.Circuit.Kind;

/** Builds a {@link Circuit}: equal gates become one, and what nobody reads is left out. */
public final class CircuitBuilder {

  /** Never set. */
  public static final int NEVER = 0;

  /** Set in every row. */
  public static final int ALWAYS = 1;

  /** The largest number that {@link #between} compares rightly, in either sign. */
  public static final long LARGEST = 1L << 61;

  private static final int NONE = -1;
  private static final BitSet NO_WORDS = new BitSet();

  private final List<Draft> drafts = new ArrayList<>();
  private final Map<Draft, Integer> numbers = new HashMap<>();

  /** A gate whose operands are numbers of other drafts. */
  private record Draft(Kind kind, int a, int b, BitSet list, long low, long high) {

    boolean joins() {
      return kind == Kind.AND || kind == Kind.OR || kind == Kind.AND_NOT;
    }
  }

  public CircuitBuilder() {
    add(new Draft(Kind.AND_NOT, NONE, NONE, NO_WORDS, 0, 0));
    add(new Draft(Kind.ALWAYS, NONE, NONE, NO_WORDS, 0, 0));
  }

  /** Set where the plane's bit is. */
  public int plane(int plane) {
    return add(new Draft(Kind.PLANE, plane, NONE, NO_WORDS, 0, 0));
  }

  /** Set where the word in the column is among these, by the words' numbers. */
  public int listed(int column, BitSet words) {
    return add(new Draft(Kind.LISTED, column, NONE, (BitSet) words.clone(), 0, 0));
  }

  /** Set where the number in the column is neither less than {@code low} nor more than {@code high}. */
  public int between(int column, long low, long high) {
    long from = Math.max(low, -LARGEST);
    long to = Math.min(high, LARGEST);
    return from > to ? NEVER : add(new Draft(Kind.BETWEEN, column, NONE, NO_WORDS, from, to));
  }

  public int and(int a, int b) {
    if (a == NEVER || b == NEVER) {
      return NEVER;
    }
    if (a == ALWAYS || a == b) {
      return b;
    }
    return b == ALWAYS ? a : add(joined(Kind.AND, Math.min(a, b), Math.max(a, b)));
  }

  public int or(int a, int b) {
    if (a == ALWAYS || b == ALWAYS) {
      return ALWAYS;
    }
    if (a == NEVER || a == b) {
      return b;
    }
    return b == NEVER ? a : add(joined(Kind.OR, Math.min(a, b), Math.max(a, b)));
  }

  /** Set where {@code a} is and {@code b} is not. */
  public int andNot(int a, int b) {
    if (a == NEVER || b == ALWAYS || a == b) {
      return NEVER;
    }
    return b == NEVER ? a : add(joined(Kind.AND_NOT, a, b));
  }

  public int not(int a) {
    return andNot(ALWAYS, a);
  }

  private static Draft joined(Kind kind, int a, int b) {
    return new Draft(kind, a, b, NO_WORDS, 0, 0);
  }

  private int add(Draft draft) {
    Integer known = numbers.putIfAbsent(draft, drafts.size());
    if (known != null) {
      return known;
    }
    drafts.add(draft);
    return drafts.size() - 1;
  }

  /** Gates laid out: the circuit, and where each gate's bits are found after a pass. */
  record Laid(Circuit circuit, int[] places) {}

  /**
   * @param read the gates whose bits are read after a pass
   * @param words the largest number of a word
   */
  Laid build(BitSet read, int words) {
    BitSet needed = needed(read);
    int[] lastUse = lastUse(needed, read);
    int[] places = new int[drafts.size()];
    Deque<Integer> free = new ArrayDeque<>();
    int used = 0;
    List<Circuit.Gate> gates = new ArrayList<>();
    for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
      places[i] = free.isEmpty() ? used++ : free.pop();
      gates.add(gate(i, places, words));
      Draft draft = drafts.get(i);
      if (draft.joins() && i != NEVER) {
        release(draft.a, i, lastUse, places, free);
        if (draft.a != draft.b) {
          release(draft.b, i, lastUse, places, free);
        }
      }
    }
    return new Laid(new Circuit(gates.toArray(Circuit.Gate[]::new), used), places);
  }

  private static void release(int operand, int reader, int[] lastUse, int[] places, Deque<Integer> free) {
    if (lastUse[operand] == reader) {
      free.push(places[operand]);
    }
  }

  private Circuit.Gate gate(int number, int[] places, int words) {
    Draft draft = drafts.get(number);
    boolean[] list = new boolean[words + 1];
    draft.list.stream().forEach(word -> list[word] = true);
    int to = places[number];
    if (number == NEVER) {
      return new Circuit.Gate(Kind.AND_NOT, to, to, to, list, 0, 0);
    }
    return draft.joins()
        ? new Circuit.Gate(draft.kind, to, places[draft.a], places[draft.b], list, 0, 0)
        : new Circuit.Gate(draft.kind, to, Math.max(draft.a, 0), 0, list, draft.low, draft.high);
  }

  private BitSet needed(BitSet read) {
    BitSet needed = (BitSet) read.clone();
    for (int i = needed.length() - 1; i > ALWAYS; i--) {
      Draft draft = drafts.get(i);
      if (needed.get(i) && draft.joins()) {
        needed.set(draft.a);
        needed.set(draft.b);
      }
    }
    return needed;
  }

  /** The last gate that reads each one; those read after the pass are never given up. */
  private int[] lastUse(BitSet needed, BitSet read) {
    int[] last = new int[drafts.size()];
    Arrays.fill(last, NONE);
    needed.stream()
        .filter(i -> i != NEVER && drafts.get(i).joins())
        .forEach(
            i -> {
              last[drafts.get(i).a] = i;
              last[drafts.get(i).b] = i;
            });
    read.stream().forEach(i -> last[i] = drafts.size());
    return last;
  }
}
