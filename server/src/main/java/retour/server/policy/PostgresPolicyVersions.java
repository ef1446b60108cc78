package retour.server.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.PolicyRejected;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Policy versions in PostgreSQL. A compiled version is kept for good, since it never changes; the list of a store's
 * versions is read again after {@link #LIST_KEPT_FOR}, so that what another server published is seen.
 */
@Repository
class PostgresPolicyVersions implements PolicyVersions {

  private static final Duration LIST_KEPT_FOR = Duration.ofSeconds(10);

  private static final String LIST =
      """
      select version, kind, in_force_from
      from policy_version
      where store_id = :store
      order by version
      """;

  private static final String FIND =
      """
      select kind, in_force_from, source
      from policy_version
      where store_id = :store and version = :version
      """;

  private static final String NEWEST_FIRST =
      """
      select version, kind, source_hash
      from policy_version
      where store_id = :store
      order by version desc
      """;

  private static final String PUBLISH =
      """
      insert into policy_version (store_id, version, kind, in_force_from, source, source_hash, published_at,
                                  published_by)
      values (:store, :version, :kind, :from, :source, :hash, :at, :by)
      on conflict on constraint policy_version_pk do nothing
      """;

  private final JdbcClient jdbc;
  private final Stores stores;
  private final InstantSource clock;
  private final Map<Key, PolicyVersion> compiled = new ConcurrentHashMap<>();
  private final Map<StoreId, Listed> listed = new ConcurrentHashMap<>();

  PostgresPolicyVersions(JdbcClient jdbc, Stores stores, InstantSource clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public PolicyVersion inForce(StoreId store, PolicyKind kind, LocalDate orderedOn) {
    List<Start> starts = starts(store).stream().filter(start -> start.kind() == kind).toList();
    if (starts.isEmpty()) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    OptionalInt last =
        starts.stream().filter(start -> !start.from().isAfter(orderedOn)).mapToInt(Start::version).max();
    return get(store, last.orElse(starts.getFirst().version()));
  }

  @Override
  public PolicyVersion get(StoreId store, int number) {
    Key key = new Key(store, number);
    PolicyVersion known = compiled.get(key);
    if (known != null) {
      return known;
    }
    PolicyVersion read = read(key).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    PolicyVersion first = compiled.putIfAbsent(key, read);
    return first == null ? read : first;
  }

  @Override
  public List<PolicyVersion> all(StoreId store) {
    return starts(store).stream().map(start -> get(store, start.version())).toList();
  }

  @Override
  public int publish(StoreId store, String source, LocalDate inForceFrom, String publishedBy) {
    stores.get(store);
    byte[] hash = sha256(source);
    PolicyKind kind = kind(compile(source, 0));
    while (true) {
      List<Last> newestFirst = newestFirst(store);
      Optional<Last> same = newestFirst.stream().filter(last -> last.kind() == kind).findFirst();
      if (same.isPresent() && Arrays.equals(same.get().hash(), hash)) {
        return same.get().version();
      }
      int number = newestFirst.stream().mapToInt(Last::version).findFirst().orElse(0) + 1;
      PolicyVersion version = new PolicyVersion(number, kind, inForceFrom, compile(source, number));
      if (insert(store, version, source, publishedBy)) {
        compiled.put(new Key(store, number), version);
        listed.remove(store);
        return number;
      }
      // Another person published this number meanwhile: look again.
    }
  }

  private boolean insert(StoreId store, PolicyVersion version, String source, String publishedBy) {
    return jdbc.sql(PUBLISH)
            .param("store", store.value())
            .param("version", version.number())
            .param("kind", version.kind().code())
            .param("from", version.inForceFrom())
            .param("source", source)
            .param("hash", sha256(source))
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", publishedBy)
            .update()
        == 1;
  }

  private List<Start> starts(StoreId store) {
    Instant now = clock.instant();
    Listed seen = listed.get(store);
    if (seen != null && now.isBefore(seen.until())) {
      return seen.starts();
    }
    List<Start> starts =
        jdbc.sql(LIST)
            .param("store", store.value())
            .query((row, n) ->
                    new Start(
                        row.getInt("version"), kind(row.getString("kind")), row.getObject("in_force_from", LocalDate.class)))
            .list();
    listed.put(store, new Listed(now.plus(LIST_KEPT_FOR), starts));
    return starts;
  }

  private Optional<PolicyVersion> read(Key key) {
    return jdbc.sql(FIND)
        .param("store", key.store().value())
        .param("version", key.number())
        .query(
            (row, n) ->
                new PolicyVersion(
                    key.number(),
                    kind(row.getString("kind")),
                    row.getObject("in_force_from", LocalDate.class),
                    Policies.compile(row.getString("source"), key.number())))
        .optional();
  }

  private List<Last> newestFirst(StoreId store) {
    return jdbc.sql(NEWEST_FIRST)
        .param("store", store.value())
        .query(
            (row, n) -> new Last(row.getInt("version"), kind(row.getString("kind")), row.getBytes("source_hash")))
        .list();
  }

  private static PolicyKind kind(String code) {
    return PolicyKind.valueOf(code.toUpperCase(Locale.ROOT));
  }

  private static PolicyKind kind(Policy policy) {
    return PolicyKind.ofDocument(policy.name())
        .orElseThrow(
            () ->
                Refused.because(
                    ProblemCode.POLICY_REJECTED,
                    Map.of("findings", "`policy:` names what the document decides: returns or complaints")));
  }

  private static Policy compile(String source, int number) {
    try {
      return Policies.compile(source, number);
    } catch (PolicyRejected rejected) {
      String findings = rejected.getMessage();
      throw Refused.because(ProblemCode.POLICY_REJECTED, Map.of("findings", findings == null ? "" : findings));
    }
  }

  private static byte[] sha256(String source) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private record Key(StoreId store, int number) {}

  private record Start(int version, PolicyKind kind, LocalDate from) {}

  private record Listed(Instant until, List<Start> starts) {}

  private record Last(int version, PolicyKind kind, byte[] hash) {}
}
