package retour.server.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/** A code for who lost the device: 120 random bits in six groups of four. */
final class RecoveryCode {

  private static final int BYTES = 15;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RecoveryCode() {}

  static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base32.encode(bytes).replaceAll("(.{4})(?!$)", "$1-");
  }

  /** SHA-256; blanks, hyphens and case of what was typed do not matter. */
  static byte[] hash(String typed) {
    String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    try {
      return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
