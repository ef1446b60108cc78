package retour.policy.prepared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import retour.policy.decision.Verdict;

/**
 * Lines of cases laid out in columns for one prepared policy: a bit for each yes/no fact, a small number for each word,
 * a number for each sum and day. Immutable.
 */
public final class Batch {

  /** The largest sum a row can hold, in minor units: a trillion euros. */
  public static final long LARGEST_SUM = 100_000_000_000_000L;

  /** Rows decided with one pass over the gates. */
  static final int CHUNK = 512;

  static final int WORDS = CHUNK / Long.SIZE;

  private final Object owner;
  private final int rows;
  private final long[][] planes;
  private final int[][] words;
  private final long[] @Nullable [] numbers;
  private final List<Settled> settled;

  /** An answer found while preparing. */
  record Settled(int row, int resolution, Verdict verdict, long amount) {}

  private Batch(Writer writer) {
    owner = writer.owner;
    rows = writer.rows;
    planes = writer.planes;
    words = writer.words;
    numbers = writer.numbers;
    settled = List.copyOf(writer.settled);
  }

  /** The number of lines. */
  public int rows() {
    return rows;
  }

  /** How many rows were decided while preparing, since their sums do not fit a row. */
  public int settledRows() {
    return (int) settled.stream().mapToInt(Settled::row).distinct().count();
  }

  /** What it takes in memory, in bytes, rounded up to whole chunks. */
  public long bytes() {
    long bytes = 0;
    for (long[] plane : planes) {
      bytes += (long) plane.length * Long.BYTES;
    }
    for (int[] column : words) {
      bytes += (long) column.length * Integer.BYTES;
    }
    for (long[] column : numbers) {
      bytes += column == null ? 0 : (long) column.length * Long.BYTES;
    }
    return bytes;
  }

  int chunks() {
    return (rows + CHUNK - 1) / CHUNK;
  }

  boolean isOf(Object machine) {
    return owner.equals(machine);
  }

  long[] plane(int number) {
    return planes[number];
  }

  int[] words(int column) {
    return words[column];
  }

  /** The column, or null when no row has anything but the policy's own figure. */
  long @Nullable [] numbers(int column) {
    return numbers[column];
  }

  List<Settled> settled() {
    return settled;
  }

  /** Fills a batch row by row. */
  public static final class Writer {

    private final Object owner;
    private final int rows;
    private final int room;
    private final long[][] planes;
    private final int[][] words;
    private final long[] @Nullable [] numbers;
    private final List<Settled> settled = new ArrayList<>();

    /** @param machine the machine that will run over it */
    public Writer(Machine machine, int rows) {
      this.owner = machine;
      this.rows = rows;
      this.room = (rows + CHUNK - 1) / CHUNK * CHUNK;
      this.planes = new long[machine.layout().planes()][room / Long.SIZE];
      this.words = new int[machine.layout().words()][room];
      this.numbers = new long[machine.layout().numbers()][];
    }

    /** Sets a bit, which is not set else. */
    public void bit(int plane, int row) {
      planes[plane][row / Long.SIZE] |= 1L << row;
    }

    /** Writes a word's number; 0 stands for any word the policy does not name. */
    public void word(int column, int row, int word) {
      words[column][row] = word;
    }

    /**
     * Writes a number.
     *
     * @param usual what stands in the rows of this column where nothing is written
     */
    public void number(int column, int row, long number, long usual) {
      if (number == usual && numbers[column] == null) {
        return;
      }
      long[] values = numbers[column];
      if (values == null) {
        values = new long[room];
        Arrays.fill(values, usual);
        numbers[column] = values;
      }
      values[row] = number;
    }

    /** Keeps an answer in place of deciding. */
    public void settle(int row, int resolution, Verdict verdict, long amount) {
      settled.add(new Settled(row, resolution, verdict, amount));
    }

    /** The batch; the writer is of no more use. */
    public Batch build() {
      return new Batch(this);
    }
  }
}
