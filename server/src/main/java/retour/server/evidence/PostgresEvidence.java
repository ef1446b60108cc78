package retour.server.evidence;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.OrderId;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;

/** Evidence in PostgreSQL, beside its case. Lists never read the content. */
@Repository
class PostgresEvidence implements EvidenceFiles {

  private static final String COUNT =
      """
      select count(*)
      from evidence
      where store_id = :store and order_id = :order and case_id is null
      """;

  private static final String KEEP =
      """
      insert into evidence (store_id, order_id, media_type, sha256, content, uploaded_by, uploaded_at)
      select :store, :order, :type, :hash, :content, :by, :now
      where (select count(*) from evidence where store_id = :store and order_id = :order and case_id is null) < :most
      returning evidence_id
      """;

  private static final String KEEP_FOR_CASE =
      """
      with same as (
        select evidence_id
        from evidence
        where store_id = :store and case_id = :case and sha256 = :hash
        order by evidence_id
        limit 1
      ), kept as (
        insert into evidence (store_id, order_id, case_id, media_type, sha256, content, uploaded_by, uploaded_at)
        select :store, :order, :case, :type, :hash, :content, :by, :now
        where (select count(*) from evidence where store_id = :store and case_id = :case) < :most
          and not exists (select from same)
        returning evidence_id
      )
      select evidence_id from same
      union all
      select evidence_id from kept
      """;

  private static final String ATTACH =
      """
      update evidence
      set case_id = :case
      where store_id = :store and order_id = :order and case_id is null
      """;

  private static final String SHARE =
      """
      insert into evidence (store_id, order_id, case_id, media_type, sha256, content, uploaded_by, uploaded_at)
      select store_id, order_id, :to, media_type, sha256, content, uploaded_by, uploaded_at
      from evidence file
      where store_id = :store and case_id = :from
        and not exists (select from evidence
                        where store_id = :store and case_id = :to and sha256 = file.sha256)
      order by evidence_id
      """;

  private static final String LOOSE =
      """
      select evidence_id, order_id, media_type, octet_length(content) as bytes
      from evidence
      where store_id = :store and order_id = :order and case_id is null
      order by evidence_id
      """;

  private static final String OF_CASE =
      """
      select evidence_id, order_id, media_type, octet_length(content) as bytes
      from evidence
      where store_id = :store and case_id = :case
      order by evidence_id
      """;

  private static final String STAFF_PHOTO =
      """
      select exists (
        select from evidence
        where store_id = :store and case_id = :case and uploaded_by <> 'shopper' and media_type like 'image/%')
      """;

  private static final String READ =
      """
      select evidence_id, order_id, media_type, octet_length(content) as bytes, content
      from evidence
      where store_id = :store and evidence_id = :id
      """;

  private static final String REMOVE =
      """
      delete from evidence
      where store_id = :store and order_id = :order and evidence_id = :id and case_id is null
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  PostgresEvidence(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public UUID keep(StoreId store, OrderId order, InputStream content, String uploadedBy) {
    if (ofOrder(COUNT, store, order).query(Integer.class).single() >= MAX_FILES) {
      throw Refused.because(ProblemCode.TOO_MANY_FILES);
    }
    return insert(ofOrder(KEEP, store, order), Intake.read(content), uploadedBy);
  }

  @Override
  public UUID keepForCase(CaseFile file, InputStream content, String uploadedBy) {
    Intake.Kept kept = Intake.read(content);
    return insert(ofOrder(KEEP_FOR_CASE, file.store(), file.order()).param("case", file.caseId()), kept, uploadedBy);
  }

  private UUID insert(JdbcClient.StatementSpec statement, Intake.Kept kept, String uploadedBy) {
    return statement
        .param("type", kept.mediaType())
        .param("hash", sha256(kept.content()))
        .param("content", kept.content())
        .param("by", uploadedBy)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("most", MAX_FILES)
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> Refused.because(ProblemCode.TOO_MANY_FILES));
  }

  @Override
  public void attach(StoreId store, OrderId order, UUID caseId) {
    ofOrder(ATTACH, store, order).param("case", caseId).update();
  }

  @Override
  public void share(StoreId store, UUID fromCase, UUID toCase) {
    jdbc.sql(SHARE).param("store", store.value()).param("from", fromCase).param("to", toCase).update();
  }

  @Override
  public List<EvidenceFile> loose(StoreId store, OrderId order) {
    return ofOrder(LOOSE, store, order).query(PostgresEvidence::file).list();
  }

  @Override
  public List<EvidenceFile> ofCase(StoreId store, UUID caseId) {
    return jdbc.sql(OF_CASE)
        .param("store", store.value())
        .param("case", caseId)
        .query(PostgresEvidence::file)
        .list();
  }

  @Override
  public boolean hasStaffPhoto(StoreId store, UUID caseId) {
    return jdbc.sql(STAFF_PHOTO)
        .param("store", store.value())
        .param("case", caseId)
        .query(Boolean.class)
        .single();
  }

  @Override
  public EvidenceContent read(StoreId store, UUID evidenceId) {
    return jdbc.sql(READ)
        .param("store", store.value())
        .param("id", evidenceId)
        .query((row, rowNumber) -> new EvidenceContent(file(row, rowNumber), row.getBytes("content")))
        .optional()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  @Override
  public void remove(StoreId store, OrderId order, UUID evidenceId) {
    ofOrder(REMOVE, store, order).param("id", evidenceId).update();
  }

  private JdbcClient.StatementSpec ofOrder(String sql, StoreId store, OrderId order) {
    return jdbc.sql(sql).param("store", store.value()).param("order", order.value());
  }

  private static EvidenceFile file(ResultSet row, int rowNumber) throws SQLException {
    return new EvidenceFile(
        row.getObject("evidence_id", UUID.class),
        new OrderId(row.getLong("order_id")),
        row.getString("media_type"),
        row.getLong("bytes"));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
