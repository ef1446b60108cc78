package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retour.policy.fact.FactValue;
import retour.policy.prepared.Batch;
import retour.policy.prepared.Layout;
import retour.policy.prepared.Machine;

/** The columns that a policy's prepared cases have, and how a line's facts are written into them. */
final class Columns {

  /** A number that cannot be written; the line is then decided the explained way. */
  static final long NOT_WRITABLE = Long.MIN_VALUE;

  private final Map<Object, Integer> planes = new HashMap<>();
  private final List<Bit> bits = new ArrayList<>();
  private final Map<Integer, Words> words = new LinkedHashMap<>();
  private final List<Numbers> numbers = new ArrayList<>();
  private final Map<Object, Integer> numbersByKey = new HashMap<>();

  /** Something about a line that is so or not. */
  interface Bit {
    boolean of(LineCase line);
  }

  /** A number of a line; {@link #NOT_WRITABLE} where it does not fit. */
  interface Reading {
    long of(LineCase line);
  }

  private record Numbers(Reading reading, long usual) {}

  /** The words of one fact that the policy names. */
  record Words(int fact, int column, Map<String, Integer> numbers) {

    int number(String word) {
      return numbers.computeIfAbsent(word, _ -> numbers.size() + 1);
    }
  }

  /** The plane for a bit; {@code key} tells equal ones. */
  int plane(Object key, Bit bit) {
    return planes.computeIfAbsent(
        key,
        _ -> {
          bits.add(bit);
          return bits.size() - 1;
        });
  }

  Words words(int fact) {
    return words.computeIfAbsent(fact, _ -> new Words(fact, words.size(), new LinkedHashMap<>()));
  }

  /** The column for a number; {@code usual} is what most lines have. */
  int numbers(Object key, Reading reading, long usual) {
    return numbersByKey.computeIfAbsent(
        key,
        _ -> {
          numbers.add(new Numbers(reading, usual));
          return Machine.MONEY_COLUMNS + numbers.size() - 1;
        });
  }

  Layout layout() {
    int mostWords = words.values().stream().mapToInt(each -> each.numbers().size()).max().orElse(0);
    return new Layout(bits.size(), words.size(), mostWords, Machine.MONEY_COLUMNS + numbers.size());
  }

  /** Writes a line as a row; false where some number of it does not fit. */
  boolean write(LineCase line, Batch.Writer writer, int row) {
    for (int i = 0; i < numbers.size(); i++) {
      long value = numbers.get(i).reading.of(line);
      if (value == NOT_WRITABLE) {
        return false;
      }
      writer.number(Machine.MONEY_COLUMNS + i, row, value, numbers.get(i).usual);
    }
    for (int plane = 0; plane < bits.size(); plane++) {
      if (bits.get(plane).of(line)) {
        writer.bit(plane, row);
      }
    }
    words.values().forEach(each -> writer.word(each.column(), row, word(each, line.claimed().value(each.fact()))));
    return true;
  }

  private static int word(Words words, @Nullable FactValue value) {
    return switch (value) {
      case FactValue.Choice(String word) -> words.numbers().getOrDefault(word, 0);
      case FactValue.Text(String word) -> words.numbers().getOrDefault(word, 0);
      case null, default -> 0;
    };
  }
}
