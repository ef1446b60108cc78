package retour.server.vault;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import retour.server.vault.MasterKeys.MasterKey;
import retour.server.vault.MasterKeys.Ring;

/** Master keys as text: one a line, oldest first, {@code retour-master-key-1:NAME:BASE64}. */
final class KeyText {

  private static final Pattern LINE = Pattern.compile("retour-master-key-1:([0-9a-f]{16}):([A-Za-z0-9+/]{43}=)");
  private static final int SECRET_BYTES = 32;
  private static final int NAME_BYTES = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private KeyText() {}

  /** @throws IllegalArgumentException when a line is no key; its text is not told */
  static Ring read(String text) {
    return new Ring(text.lines().map(String::strip).filter(line -> !line.isEmpty()).map(KeyText::key).toList());
  }

  static String write(Ring ring) {
    return ring.keys().stream()
        .map(key -> "retour-master-key-1:" + key.name() + ":" + Base64.getEncoder().encodeToString(key.secret()) + "\n")
        .collect(Collectors.joining());
  }

  static Ring fresh() {
    return new Ring(List.of(random()));
  }

  static MasterKey random() {
    byte[] name = new byte[NAME_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(name);
    RANDOM.nextBytes(secret);
    return new MasterKey(HexFormat.of().formatHex(name), secret);
  }

  private static MasterKey key(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a line is no master key");
    }
    return new MasterKey(parts.group(1), Base64.getDecoder().decode(parts.group(2)));
  }
}
