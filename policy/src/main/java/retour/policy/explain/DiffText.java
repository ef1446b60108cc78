package retour.policy.explain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import retour.policy.diff.Change;

/** What changed between two versions of a policy, as plain text. */
public final class DiffText {

  private static final Pattern WORDS_IN = Pattern.compile("(says|ask) ([a-z]{2})");
  private static final Pattern PERCENT = Pattern.compile("(?:.* )?(percent|propose)");
  private static final Pattern PROPOSED = Pattern.compile("(?:.* )?propose");

  private DiffText() {}

  /** One line for each change, such as {@code IC-03: 15 % became 10 %}. */
  public static List<String> lines(List<Change> changes, Locale locale) {
    Texts texts = new Texts(locale);
    return changes.stream().map(change -> line(change, texts)).toList();
  }

  private static String line(Change change, Texts texts) {
    String name = change.part() == Change.Part.CLAUSE ? change.name() : texts.of("diff.part", change.part()) + " " + quoted(change.name());
    return name + ": " + (change.isWhole() ? whole(change, texts) : property(change, texts));
  }

  private static String whole(Change change, Texts texts) {
    String key = change.before().isEmpty() ? "diff.added" : "diff.removed";
    return texts.of(key, change.after().or(change::before).orElse("")).strip();
  }

  private static String property(Change change, Texts texts) {
    Matcher words = WORDS_IN.matcher(change.property());
    String what = words.matches() ? texts.of("diff.words", words.group(2)) : plain(change.property());
    boolean percent = PERCENT.matcher(change.property()).matches();
    String said = said(change, percent, texts);
    if (PROPOSED.matcher(change.property()).matches()) {
      return texts.of("diff.proposed", said);
    }
    return percent || what.isEmpty() ? said : what + ": " + said;
  }

  private static String said(Change change, boolean percent, Texts texts) {
    Optional<String> before = change.before().map(value -> value(change, value, percent, texts));
    Optional<String> after = change.after().map(value -> value(change, value, percent, texts));
    if (before.isEmpty()) {
      return texts.of("diff.new", after.orElse(""));
    }
    return after.map(now -> texts.of("diff.became", before.get(), now)).orElseGet(() -> texts.of("diff.gone", before.get()));
  }

  private static String value(Change change, String value, boolean percent, Texts texts) {
    if (percent) {
      return value.replace("..", " – ") + " %";
    }
    boolean condition = change.property().endsWith("when") || change.property().endsWith("unless");
    boolean words = WORDS_IN.matcher(change.property()).matches();
    return condition ? quoted(value) : words ? texts.of("diff.quoted", value) : value;
  }

  private static String plain(String path) {
    return path.replace('-', ' ').replace('_', ' ');
  }

  private static String quoted(String name) {
    return "`" + name + "`";
  }
}
