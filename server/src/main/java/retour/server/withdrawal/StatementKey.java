package retour.server.withdrawal;

import java.security.SecureRandom;
import java.util.Base64;

/** The secret that makes a form one statement and opens its receipt. Only its SHA-256 is kept. */
public final class StatementKey {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final String SHAPE = "[A-Za-z0-9_-]{43}";

  private StatementKey() {}

  /** A new one of 256 bits: URL-safe Base64, 43 characters. */
  public static String next() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** What was sent, if it looks like a key; else a new one, since nobody loses a statement over a bad key. */
  public static String of(String sent) {
    return sent.matches(SHAPE) ? sent : next();
  }
}
