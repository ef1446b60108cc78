package retour.server.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import retour.server.store.ApiKeys;

/**
 * Who holds a key, remembered for {@link #KEPT_FOR}, so that a request need not ask the database. A revoked key stops
 * working within that time. Unknown keys are not remembered; of a known one only a hash is.
 */
@Component
class KeyHolders {

  static final Duration KEPT_FOR = Duration.ofSeconds(10);

  private static final int MOST = 10_000;

  private final ApiKeys keys;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  KeyHolders(ApiKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  Optional<Caller> of(String key) {
    String hash = sha256(key);
    Instant now = clock.instant();
    Known seen = known.get(hash);
    if (seen != null && now.isBefore(seen.until())) {
      return Optional.of(seen.caller());
    }
    Optional<Caller> caller = keys.holder(key).map(Caller::of);
    if (known.size() >= MOST) {
      known.clear();
    }
    caller.ifPresentOrElse(
        found -> known.put(hash, new Known(found, now.plus(KEPT_FOR))), () -> known.remove(hash));
    return caller;
  }

  private static String sha256(String key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private record Known(Caller caller, Instant until) {}
}
