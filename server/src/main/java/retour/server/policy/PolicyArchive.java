package retour.server.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.policy.Publication.AcceptedFinding;
import retour.server.policy.Publication.LawDocument;
import retour.server.policy.PublishedDocument.LawSource;
import retour.server.store.StoreId;

/** Published documents as rows. */
@Repository
class PolicyArchive {

  private static final String STARTS =
      """
      select version, kind, in_force_from, published_at
      from policy_version
      where store_id = :store
      order by version
      """;

  private static final String FIND =
      """
      select version, kind, in_force_from, published_at, published_by, source
      from policy_version
      where store_id = :store and version = :version
      """;

  private static final String LAW =
      """
      select u.layer, u.law_version, u.mode, l.source
      from policy_version_law u
        join law_version l on l.store_id = u.store_id and l.layer = u.layer and l.version = u.law_version
      where u.store_id = :store and u.version = :version
      order by u.layer
      """;

  private static final String FINDINGS =
      """
      select finding, words, reason
      from policy_finding
      where store_id = :store and version = :version
      order by finding
      """;

  private static final String PUBLISH =
      """
      insert into policy_version (store_id, version, kind, in_force_from, source, source_hash, published_at,
                                  published_by)
      values (:store, :version, :kind, :from, :source, :hash, :at, :by)
      on conflict on constraint policy_version_pk do nothing
      """;

  private static final String KEEP_LAW =
      """
      insert into law_version (store_id, layer, version, source, source_hash, published_at)
      select :store, :layer, coalesce(max(version), 0) + 1, :source, :hash, :at
      from law_version
      where store_id = :store and layer = :layer
      on conflict on constraint law_version_once do nothing
      """;

  private static final String PUT_UNDER =
      """
      insert into policy_version_law (store_id, version, layer, law_version, mode)
      select store_id, :version, layer, version, :mode
      from law_version
      where store_id = :store and layer = :layer and source_hash = :hash
      """;

  private static final String ACCEPT =
      """
      insert into policy_finding (store_id, version, finding, words, reason)
      values (:store, :version, :finding, :words, :reason)
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  PolicyArchive(JdbcClient jdbc, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** From which day a version judges orders. */
  record Start(int version, PolicyKind kind, LocalDate from, Instant publishedAt) {

    /** Whether it was in force when an order was placed; not yet in the hours before it was published. */
    boolean covers(LocalDate day, Instant placedAt) {
      return from.isBefore(day) || (from.equals(day) && !publishedAt.isAfter(placedAt));
    }
  }

  /** Oldest first. */
  List<Start> starts(StoreId store) {
    return jdbc.sql(STARTS)
        .param("store", store.value())
        .query(
            (row, n) ->
                new Start(
                    row.getInt("version"),
                    CompiledVersion.kind(row.getString("kind")),
                    row.getObject("in_force_from", LocalDate.class),
                    row.getObject("published_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  Optional<PublishedDocument> find(StoreId store, int number) {
    // One statement after the other: inside a row each would want a connection of its own.
    List<LawSource> law = of(LAW, store, number).query((row, n) -> lawSource(row)).list();
    List<AcceptedFinding> accepted = of(FINDINGS, store, number).query((row, n) -> finding(row)).list();
    return of(FIND, store, number).query((row, n) -> document(row, law, accepted)).optional();
  }

  /**
   * Writes a version whole, or nothing.
   *
   * @param layers the names of the law layers, in their order
   * @return whether the number was still free
   */
  boolean insert(Publication publication, List<String> layers, PolicyKind kind, int number) {
    return Boolean.TRUE.equals(
        transaction.execute((TransactionStatus _) -> write(publication, layers, kind, number)));
  }

  private boolean write(Publication publication, List<String> layers, PolicyKind kind, int number) {
    int written =
        of(PUBLISH, publication.store(), number)
            .param("kind", kind.code())
            .param("from", publication.inForceFrom())
            .param("source", publication.source())
            .param("hash", sha256(publication.source()))
            .param("at", now())
            .param("by", publication.publishedBy())
            .update();
    if (written == 0) {
      return false;
    }
    // The number just taken keeps other publishers of this store waiting until the end of the transaction.
    for (int i = 0; i < layers.size(); i++) {
      putUnder(publication, number, layers.get(i), publication.law().get(i));
    }
    publication.accepted().forEach(finding -> accept(publication.store(), number, finding));
    return true;
  }

  private void putUnder(Publication publication, int number, String layer, LawDocument law) {
    byte[] hash = sha256(law.source());
    jdbc.sql(KEEP_LAW)
        .param("store", publication.store().value())
        .param("layer", layer)
        .param("source", law.source())
        .param("hash", hash)
        .param("at", now())
        .update();
    of(PUT_UNDER, publication.store(), number)
        .param("layer", layer)
        .param("hash", hash)
        .param("mode", law.mode().code())
        .update();
  }

  private void accept(StoreId store, int number, AcceptedFinding finding) {
    of(ACCEPT, store, number)
        .param("finding", finding.finding())
        .param("words", finding.words())
        .param("reason", finding.reason())
        .update();
  }

  private static PublishedDocument document(ResultSet row, List<LawSource> law, List<AcceptedFinding> accepted)
      throws SQLException {
    return new PublishedDocument(
        row.getInt("version"),
        CompiledVersion.kind(row.getString("kind")),
        row.getObject("in_force_from", LocalDate.class),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        row.getString("published_by"),
        row.getString("source"),
        law,
        accepted);
  }

  private static AcceptedFinding finding(ResultSet row) throws SQLException {
    return new AcceptedFinding(row.getString("finding"), row.getString("words"), row.getString("reason"));
  }

  private static LawSource lawSource(ResultSet row) throws SQLException {
    LawMode mode = LawMode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT));
    return new LawSource(
        new LawLayer(row.getString("layer"), row.getInt("law_version"), mode), row.getString("source"));
  }

  private JdbcClient.StatementSpec of(String sql, StoreId store, int number) {
    return jdbc.sql(sql).param("store", store.value()).param("version", number);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static byte[] sha256(String source) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
