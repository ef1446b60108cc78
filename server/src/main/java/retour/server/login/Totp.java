package retour.server.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes: RFC 6238 with HMAC-SHA-1, six digits and steps of 30 seconds, as every app knows them. */
final class Totp {

  private static final String ALGORITHM = "HmacSHA1";
  private static final long STEP_SECONDS = 30;
  private static final int DIGITS = 6;
  private static final int RANGE = 1_000_000;

  private Totp() {}

  /** The code of a step. */
  static String code(byte[] secret, long step) {
    byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % RANGE);
  }

  /** The step of an instant. */
  static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
  }

  /** Which step the code is of: this one or a neighbour, for clocks that differ by half a minute; empty when it is of none. */
  static OptionalLong match(byte[] secret, String typed, Instant now) {
    long current = step(now);
    for (long step = current - 1; step <= current + 1; step++) {
      if (same(code(secret, step), typed)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  private static boolean same(String code, String typed) {
    return MessageDigest.isEqual(code.getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(byte[] secret, byte[] counter) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(counter);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
