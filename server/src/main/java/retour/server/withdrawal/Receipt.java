package retour.server.withdrawal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import retour.server.store.StoreId;

/**
 * A statement's text, line by line as the receipt shows it, and its SHA-256: whoever holds the text can check that
 * nothing was changed.
 */
public record Receipt(String text) {

  static Receipt of(StoreId store, String number, WithdrawalChannel channel, Statement.Words words, Instant statedAt) {
    return new Receipt(
        String.join(
            "\n",
            "store: " + store,
            "number: " + number,
            "channel: " + channel.code(),
            "name: " + words.name(),
            "contract: " + words.contract(),
            "goods: " + words.goods(),
            "address: " + words.address(),
            "stated: " + statedAt));
  }

  byte[] sha256() {
    return sha256(text);
  }

  /** The digest in hexadecimal. */
  public String hash() {
    return HexFormat.of().formatHex(sha256());
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
