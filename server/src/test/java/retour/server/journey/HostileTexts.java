package retour.server.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What nobody should type, from {@code hostile/texts.txt}, and what is added to it because no file should hold it. */
final class HostileTexts {

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");
  private static final int LONG = 100_000;
  private static final int DEEP = 5_000;

  private HostileTexts() {}

  static List<String> all() {
    try (InputStream file = HostileTexts.class.getResourceAsStream("/hostile/texts.txt")) {
      String texts = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      List<String> all =
          new ArrayList<>(texts.lines().filter(line -> !line.startsWith("# ")).map(HostileTexts::read).toList());
      all.addAll(List.of("x".repeat(LONG), "<b>".repeat(DEEP), "(".repeat(DEEP), "\ud83d\ude00".repeat(DEEP), "z\u0310".repeat(DEEP)));
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    escape.group(1) == null ? character(escape.group(2)) : "" + (char) Integer.parseInt(escape.group(1), 16)));
  }

  private static String character(String escaped) {
    return switch (escaped) {
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      default -> escaped;
    };
  }
}
