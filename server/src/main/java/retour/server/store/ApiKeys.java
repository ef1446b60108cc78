package retour.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys with which programs act for one store. Only a hash is kept; the key itself is shown once. */
@Repository
public class ApiKeys {

  private static final String PREFIX = "rk_";

  private static final String ISSUE =
      """
      insert into api_key (store_id, label, secret_hash, created_at)
      values (:store, :label, :hash, :now)
      """;

  private static final String HOLDER =
      """
      select store_id, key_id
      from api_key
      where secret_hash = :hash and revoked_at is null
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Makes a key of 256 random bits.
   *
   * @param label what it is for, in staff's words
   * @return the key, such as {@code rk_...}; it cannot be had again
   */
  public String issue(StoreId store, String label) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    jdbc.sql(ISSUE)
        .param("store", store.value())
        .param("label", label)
        .param("hash", sha256(key))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return key;
  }

  /** Whose key it is; empty when it is unknown or revoked. */
  public Optional<Holder> holder(String key) {
    if (!key.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try (StoreScope.Entered _ = StoreScope.everything()) {
      return jdbc.sql(HOLDER)
          .param("hash", sha256(key))
          .query((row, n) -> new Holder(new StoreId(row.getString("store_id")), row.getObject("key_id", UUID.class)))
          .optional();
    }
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The store a key acts for, and the key's id for the history. */
  public record Holder(StoreId store, UUID keyId) {}
}
