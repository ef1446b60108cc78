package retour.server.desk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Browsers that a person has logged in from before. Their tries are counted apart, so that a stranger who types wrong
 * passwords cannot keep the person out.
 *
 * <p>The mark is signed with a key of this process: after a restart browsers are unknown until the next log-in.
 */
@Component
class KnownDevices {

  static final String COOKIE = "retour-device";

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final int NONCE_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final byte[] key = randomBytes(32);

  /** A new mark for a browser that {@code login} has just logged in from. */
  String mark(String login) {
    String nonce = TEXT.encodeToString(randomBytes(NONCE_BYTES));
    return nonce + "." + sign(login, nonce);
  }

  /** Whether the mark was made for this log-in name by this process. */
  boolean knows(String login, String mark) {
    int dot = mark.indexOf('.');
    if (dot < 0) {
      return false;
    }
    byte[] expected = sign(login, mark.substring(0, dot)).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, mark.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
  }

  private String sign(String login, String nonce) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return TEXT.encodeToString(mac.doFinal((nonce + "." + login).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
