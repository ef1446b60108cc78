package retour.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** Keys with which programs act for one store. Only a hash is kept; the key itself is shown once. */
@Repository
public class ApiKeys {

  private static final Right MANAGE = Right.ofStaff();

  private static final String PREFIX = "rk_";
  private static final int LONGEST_LABEL = 100;

  private static final String ISSUE =
      """
      insert into api_key (store_id, label, secret_hash, scope, created_at, made_by)
      values (:store, :label, :hash, :scope, :now, :by)
      """;

  private static final String HOLDER =
      """
      select store_id, key_id, scope
      from api_key
      where secret_hash = :hash and revoked_at is null
      """;

  private static final String OF_STORE =
      """
      select key_id, label, scope, created_at, revoked_at
      from api_key
      where store_id = :store
      order by revoked_at is not null, created_at desc, key_id
      """;

  private static final String REVOKE =
      """
      update api_key
      set revoked_at = :now, revoked_by = :by
      where store_id = :store and key_id = :key and revoked_at is null
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Makes a key that may do all that programs may, for the operator.
   *
   * @param label what it is for, in staff's words
   * @return the key, such as {@code rk_...}; it cannot be had again
   */
  public String issue(StoreId store, String label) {
    return issue(store, label, Scope.ALL, "");
  }

  /**
   * Makes a key.
   *
   * @param label what it is for, in staff's words
   * @return the key, such as {@code rk_...}; it cannot be had again
   * @throws Refused with NOT_ALLOWED for anybody but an administrator, or INVALID_INPUT: field {@code label} with {@code
   *     missing} or {@code too_long}
   */
  public String issue(StoreId store, String label, Scope scope, Actor actor) {
    MANAGE.require(actor);
    String text = label.strip();
    if (text.isEmpty() || text.length() > LONGEST_LABEL) {
      throw Refused.fields(List.of(new FieldFault("label", text.isEmpty() ? "missing" : "too_long")));
    }
    return issue(store, text, scope, actor.who());
  }

  /** The store's keys, those that work first. */
  public List<Key> of(StoreId store) {
    return jdbc.sql(OF_STORE).param("store", store.value()).query(ApiKeys::key).list();
  }

  /**
   * Makes a key stop working, on every server within seconds.
   *
   * @throws Refused with NOT_ALLOWED for anybody but an administrator, or NOT_FOUND where no such key works
   */
  public void revoke(StoreId store, UUID key, Actor actor) {
    MANAGE.require(actor);
    int revoked =
        jdbc.sql(REVOKE)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", actor.who())
            .param("store", store.value())
            .param("key", key)
            .update();
    if (revoked == 0) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }

  private String issue(StoreId store, String label, Scope scope, String by) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    jdbc.sql(ISSUE)
        .param("store", store.value())
        .param("label", label)
        .param("hash", sha256(key))
        .param("scope", scope.code())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", by)
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
          .query(
              (row, n) ->
                  new Holder(
                      new StoreId(row.getString("store_id")), row.getObject("key_id", UUID.class), Scope.of(row.getString("scope"))))
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

  private static Key key(ResultSet row, int rowNumber) throws SQLException {
    return new Key(
        row.getObject("key_id", UUID.class),
        row.getString("label"),
        Scope.of(row.getString("scope")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
  }

  /** What a key is good for. */
  public enum Scope {
    /** All that programs may. */
    ALL,
    /** Looking, nothing else. */
    READ;

    /** As written in SQL and forms. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Scope of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A key as the administrator sees it, without the key.
   *
   * @param revokedAt when it stopped working
   */
  public record Key(UUID id, String label, Scope scope, Instant createdAt, Optional<Instant> revokedAt) {}

  /** The store a key acts for, the key's id for the history, and what it is good for. */
  public record Holder(StoreId store, UUID keyId, Scope scope) {}
}
