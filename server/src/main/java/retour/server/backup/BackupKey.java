package retour.server.backup;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key of backups: 256 random bits, kept by the operator in a file of its own, apart from the backups.
 *
 * <p>A backup is encrypted in segments of a megabyte with AES-256-GCM, each with a key derived for this one file
 * (HKDF-SHA-256): a changed, moved, missing or added byte is found, and so is a file that was cut off.
 */
public final class BackupKey {

  private static final String PREFIX = "retour-backup-key-1:";
  private static final int BYTES = 32;
  private static final int SEGMENT = 1 << 20;

  private final byte[] secret;

  private BackupKey(byte[] secret) {
    this.secret = secret;
  }

  /**
   * Makes a new key and keeps it in a file that only its owner may read.
   *
   * @throws BackupRefused when there is such a file already, or it cannot be written
   */
  public static BackupKey make(Path file) {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    String text = PREFIX + Base64.getEncoder().encodeToString(secret) + "\n";
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
    } catch (FileAlreadyExistsException e) {
      throw new BackupRefused("The file `" + file + "` is there already.", e);
    } catch (IOException e) {
      throw new BackupRefused("The key cannot be written to `" + file + "`.", e);
    }
    return new BackupKey(secret);
  }

  /**
   * Reads a key that {@link #make} kept.
   *
   * @throws BackupRefused when the file cannot be read or holds no key
   */
  public static BackupKey read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
      byte[] secret = text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())) : new byte[0];
      if (secret.length == BYTES) {
        return new BackupKey(secret);
      }
    } catch (IllegalArgumentException e) {
      throw new BackupRefused("The file `" + file + "` holds no key for backups.", e);
    } catch (IOException e) {
      throw new BackupRefused("The key file `" + file + "` cannot be read.", e);
    }
    throw new BackupRefused("The file `" + file + "` holds no key for backups.");
  }

  StreamingAead cipher() {
    try {
      return new AesGcmHkdfStreaming(secret, "HmacSha256", BYTES, SEGMENT, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java knows no AES-GCM.", e);
    }
  }
}
