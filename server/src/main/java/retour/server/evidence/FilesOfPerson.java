package retour.server.evidence;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.SqlRecords;

/** The photos and documents: what kind, when, and by whom; the files themselves are seen with their return. */
@Repository
class FilesOfPerson extends SqlRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(json_build_object(
          'type', media_type,
          'sha256', encode(sha256, 'hex'),
          'bytes', octet_length(content),
          'uploaded_at', uploaded_at
        ) order by uploaded_at), '[]')
      from evidence
      where store_id = :store and order_id in (:orders)
      """;

  FilesOfPerson(JdbcClient jdbc) {
    super(jdbc, "files", RECORDS);
  }
}
