package retour.server.audit;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads whole chains, to verify and to hand them on. Wants a log-in that sees every store. */
public final class AuditTrail {

  private static final String STORES =
      """
      select s.store_id, coalesce(h.link_no, 0) as link_no, coalesce(encode(h.hash, 'hex'), repeat('00', 32)) as hash
      from store s
        left join audit_head h on h.store_id = s.store_id
      order by s.store_id
      """;

  private static final String LINKED =
      """
      select store_id, entry_id, happened_at, kind, actor_kind, actor, subject, digest, data, link_no, hash
      from audit_entry
      where store_id = :store and link_no is not null
      order by link_no
      """;

  private static final String WAITING =
      """
      select count(*)
      from audit_entry
      where store_id = :store and link_no is null
      """;

  /** Of an event the latest entry counts: a person who is erased leaves a second one. */
  private static final String CHANGED_EVENTS =
      """
      select a.link_no
      from (
          select distinct on (split_part(e.kind, '.', 1), e.subject, e.data::json ->> 'event')
                 e.store_id, e.link_no, e.kind, e.subject, e.digest, e.data
          from audit_entry e
          where e.store_id = :store and e.link_no is not null
            and split_part(e.kind, '.', 1) in ('case', 'complaint', 'withdrawal', 'carrier_claim')
          order by split_part(e.kind, '.', 1), e.subject, e.data::json ->> 'event', e.link_no desc
        ) a
        left join case_event c
          on split_part(a.kind, '.', 1) = 'case' and c.store_id = a.store_id and c.case_id = a.subject::uuid
          and c.event_no = (a.data::json ->> 'event')::bigint
        left join complaint_event k
          on split_part(a.kind, '.', 1) = 'complaint' and k.store_id = a.store_id and k.complaint_id = a.subject::uuid
          and k.event_no = (a.data::json ->> 'event')::bigint
        left join withdrawal_event w
          on split_part(a.kind, '.', 1) = 'withdrawal' and w.store_id = a.store_id and w.withdrawal_id = a.subject::uuid
          and w.event_no = (a.data::json ->> 'event')::bigint
        left join carrier_claim_event l
          on split_part(a.kind, '.', 1) = 'carrier_claim' and l.store_id = a.store_id and l.claim_id = a.subject::uuid
          and l.event_no = (a.data::json ->> 'event')::bigint
      where a.digest is distinct from coalesce(
          audit_event_digest(c.kind, c.actor_kind, c.actor, c.happened_at, c.data),
          audit_event_digest(k.kind, k.actor_kind, k.actor, k.happened_at, k.data),
          audit_event_digest(w.kind, w.actor_kind, w.actor, w.happened_at, w.data),
          audit_event_digest(l.kind, l.actor_kind, l.actor, l.happened_at, l.data))
      order by a.link_no
      limit 1
      """;

  private final JdbcClient jdbc;

  public AuditTrail(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Reckons every chain anew.
   *
   * @param anchors ends of chains as they were seen earlier and kept elsewhere; each must still be a link of its chain
   */
  public List<Verified> verify(List<ChainEnd> anchors) {
    return ends().stream()
        .map(end -> verify(end, anchors.stream().filter(anchor -> anchor.store().equals(end.store())).toList()))
        .toList();
  }

  /** Every linked entry as one JSON object a line, store by store, in the order of the chain. */
  public void export(PrintWriter out) {
    for (ChainEnd end : ends()) {
      jdbc.sql(LINKED)
          .param("store", end.store())
          .query((RowCallbackHandler) row -> out.println(LinkedEntry.of(row).json()));
    }
    out.flush();
  }

  private List<ChainEnd> ends() {
    return jdbc.sql(STORES)
        .query((row, n) -> new ChainEnd(row.getString("store_id"), row.getLong("link_no"), row.getString("hash")))
        .list();
  }

  private Verified verify(ChainEnd end, List<ChainEnd> anchors) {
    ChainCheck check = new ChainCheck(end, anchors);
    jdbc.sql(LINKED).param("store", end.store()).query((RowCallbackHandler) row -> check.next(LinkedEntry.of(row)));
    Optional<String> fault = check.fault().or(() -> changedEvent(end.store()));
    long waiting = jdbc.sql(WAITING).param("store", end.store()).query(Long.class).single();
    return new Verified(end, waiting, fault);
  }

  private Optional<String> changedEvent(String store) {
    return jdbc.sql(CHANGED_EVENTS)
        .param("store", store)
        .query(Long.class)
        .optional()
        .map(link -> "entry " + link + " tells of an event of the history that was changed or removed");
  }

  /**
   * What was found of one chain.
   *
   * @param waiting entries that are not linked yet
   * @param fault the first thing wrong, in words
   */
  public record Verified(ChainEnd end, long waiting, Optional<String> fault) {}
}
