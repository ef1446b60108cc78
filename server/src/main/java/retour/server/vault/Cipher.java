package retour.server.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** AES-256-GCM with a random nonce before the text, bound to what it belongs to. */
final class Cipher {

  private Cipher() {}

  static byte[] encrypt(byte[] key, byte[] plain, String boundTo) {
    try {
      return new AesGcmJce(key).encrypt(plain, boundTo.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java knows no AES-GCM.", e);
    }
  }

  /** @throws IllegalStateException when it was changed, or belongs to something else */
  static byte[] decrypt(byte[] key, byte[] sealed, String boundTo) {
    try {
      return new AesGcmJce(key).decrypt(sealed, boundTo.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed value of " + boundTo + " was changed or is not its own", e);
    }
  }
}
