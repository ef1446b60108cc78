package retour.server.audit;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries in PostgreSQL. Adding one waits for nobody; they are linked afterwards, store by store. */
@Repository
class PostgresAuditLog implements AuditLog {

  private static final int AT_ONCE = 500;

  private static final String ADD =
      """
      insert into audit_entry (store_id, happened_at, kind, actor_kind, actor, subject)
      values (:store, :at, :kind, :actorKind, :actor, :subject)
      """;

  private static final String WAITING =
      """
      select distinct store_id
      from audit_entry
      where link_no is null
      """;

  private static final String SEAL =
      """
      select audit_seal(:store, :most)
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  PostgresAuditLog(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void take(Act act) {
    jdbc.sql(ADD)
        .param("store", act.store().value())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("kind", act.kind())
        .param("actorKind", act.actor().kind())
        .param("actor", act.actor().reference())
        .param("subject", act.subject())
        .update();
  }

  /** Links what waits, in every store. */
  void link() {
    List<String> stores = jdbc.sql(WAITING).query((row, n) -> row.getString(1)).list();
    stores.forEach(this::link);
  }

  private void link(String store) {
    int linked;
    do {
      linked = jdbc.sql(SEAL).param("store", store).param("most", AT_ONCE).query(Integer.class).single();
    } while (linked == AT_ONCE);
  }
}
