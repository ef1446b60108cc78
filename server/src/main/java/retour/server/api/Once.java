package retour.server.api;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** Answers by Idempotency-Key, kept for {@link #KEPT_FOR}. */
@Repository
class Once {

  static final Duration KEPT_FOR = Duration.ofDays(2);

  private static final String FIND =
      """
      select request_hash, status, body, location
      from idempotency
      where store_id = :store and key_id = :keyId and route = :route and idempotency_key = :key
      """;

  private static final String KEEP =
      """
      insert into idempotency (store_id, key_id, route, idempotency_key, request_hash, status, body, location, created_at)
      values (:store, :keyId, :route, :key, :hash, :status, :body, :location, :now)
      """;

  private static final String FORGET =
      """
      delete from idempotency
      where created_at < :before
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  Once(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The answer this request got before.
   *
   * @throws Refused with IDEMPOTENCY_KEY_REUSED when the key was used for another request
   */
  Optional<KeptAnswer> find(OnceKey key, byte[] requestHash) {
    return jdbc.sql(FIND)
        .param("store", key.caller().store().value())
        .param("keyId", key.caller().keyId())
        .param("route", key.route())
        .param("key", key.value())
        .query((row, n) -> {
          if (!MessageDigest.isEqual(row.getBytes("request_hash"), requestHash)) {
            throw Refused.because(ProblemCode.IDEMPOTENCY_KEY_REUSED);
          }
          return new KeptAnswer(row.getInt("status"), row.getString("body"), row.getString("location"));
        })
        .optional();
  }

  /** @throws org.springframework.dao.DuplicateKeyException when the key has an answer already */
  void keep(OnceKey key, byte[] requestHash, KeptAnswer answer) {
    jdbc.sql(KEEP)
        .param("store", key.caller().store().value())
        .param("keyId", key.caller().keyId())
        .param("route", key.route())
        .param("key", key.value())
        .param("hash", requestHash)
        .param("status", answer.status())
        .param("body", answer.body())
        .param("location", answer.location())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Forgets what is older than {@link #KEPT_FOR}; returns how many answers. */
  int forgetOld() {
    return jdbc.sql(FORGET).param("before", clock.instant().minus(KEPT_FOR).atOffset(ZoneOffset.UTC)).update();
  }
}
