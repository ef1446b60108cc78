package retour.server.order;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Codes that shops book on order lines though nothing is shipped; listed in {@code import/not-goods.txt}. */
final class NotGoods {

  private static final List<String> CODES = read();

  private NotGoods() {}

  /** Whether the code is on the list; case does not matter, {@code *} at a code's end stands for anything. */
  static boolean contains(String sku) {
    String code = sku.strip().toUpperCase(Locale.ROOT);
    return CODES.stream()
        .anyMatch(
            listed ->
                listed.endsWith("*")
                    ? code.startsWith(listed.substring(0, listed.length() - 1))
                    : code.equals(listed));
  }

  private static List<String> read() {
    try (InputStream in = Objects.requireNonNull(NotGoods.class.getResourceAsStream("/import/not-goods.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.toUpperCase(Locale.ROOT))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
