package retour.server.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * What of an entry its hash is made of. The bytes are those of the database's {@code audit_bytes}: each field as its length
 * in bytes, a colon, the field and a comma.
 *
 * @param digest of the history's row, in hexadecimal digits, or empty
 * @param data JSON as it is kept
 */
record Hashed(long entry, Instant at, Words words, String digest, String data) {

  /** The codes of an entry. */
  record Words(String kind, String actorKind, String actor, String subject) {}

  /** The hash of this entry at a place of a chain after the entry with hash {@code before}. */
  String hash(String store, long place, String before) {
    StringBuilder text = new StringBuilder();
    List.of(
            store,
            Long.toString(place),
            Long.toString(entry),
            Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
            words.kind(),
            words.actorKind(),
            words.actor(),
            words.subject(),
            digest,
            data,
            before)
        .forEach(
            field -> text.append(field.getBytes(StandardCharsets.UTF_8).length).append(':').append(field).append(','));
    return HexFormat.of().formatHex(sha256(text.toString()));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
