package retour.policy.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What stands behind {@code retour policy}. */
record Arguments(
    Verb verb, List<String> files, List<String> laws, Locale locale, Optional<String> country, Set<Flag> flags) {

  /** Words that switch something on. */
  enum Flag {
    JSON,
    STRICT
  }

  boolean json() {
    return flags.contains(Flag.JSON);
  }

  boolean strict() {
    return flags.contains(Flag.STRICT);
  }


  /** The commands, with how many files or words they take. */
  enum Verb {
    CHECK(1, Integer.MAX_VALUE),
    TEST(1, Integer.MAX_VALUE),
    EXPLAIN(2, 2),
    FACTS(1, 1),
    PRINT(1, 1),
    HELP(0, 0);

    private final int fewest;
    private final int most;

    Verb(int fewest, int most) {
      this.fewest = fewest;
      this.most = most;
    }

    static Optional<Verb> named(String name) {
      return Arrays.stream(values())
          .filter(verb -> verb.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst();
    }
  }

  /** Empty when the words make no command. */
  static Optional<Arguments> read(List<String> words) {
    if (words.contains("--help") || words.contains("-h")) {
      return Optional.of(
          new Arguments(Verb.HELP, List.of(), List.of(), Locale.ENGLISH, Optional.empty(), Set.of()));
    }
    Optional<Verb> verb = words.stream().findFirst().flatMap(Verb::named);
    if (verb.isEmpty()) {
      return Optional.empty();
    }
    Reading reading = new Reading();
    boolean understood = reading.all(words.subList(1, words.size()).iterator());
    int files = reading.files.size();
    return understood && files >= verb.get().fewest && files <= verb.get().most
        ? Optional.of(
            new Arguments(
                verb.get(),
                List.copyOf(reading.files),
                List.copyOf(reading.laws),
                reading.locale,
                reading.country,
                Set.copyOf(reading.flags)))
        : Optional.empty();
  }

  private static final class Reading {
    private final List<String> files = new ArrayList<>();
    private final List<String> laws = new ArrayList<>();
    private Locale locale = Locale.ENGLISH;
    private Optional<String> country = Optional.empty();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    boolean all(Iterator<String> words) {
      while (words.hasNext()) {
        if (!one(words.next(), words)) {
          return false;
        }
      }
      return true;
    }

    private boolean one(String word, Iterator<String> rest) {
      if (!word.startsWith("--")) {
        files.add(word);
        return true;
      }
      Optional<Flag> flag =
          EnumSet.allOf(Flag.class).stream()
              .filter(each -> word.equals("--" + each.name().toLowerCase(Locale.ROOT)))
              .findFirst();
      if (flag.isPresent()) {
        return flags.add(flag.get());
      }
      return rest.hasNext() && option(word, rest.next());
    }

    private boolean option(String name, String value) {
      switch (name) {
        case "--law" -> laws.add(value);
        case "--lang" -> locale = Locale.forLanguageTag(value);
        case "--country" -> country = Optional.of(value);
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
