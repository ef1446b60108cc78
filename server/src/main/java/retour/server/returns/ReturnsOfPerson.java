package retour.server.returns;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.SqlRecords;

/** The returns: what was asked for and said, what became of it, and when. */
@Repository
class ReturnsOfPerson extends SqlRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(json_build_object(
          'number', c.number,
          'requested_at', c.requested_at,
          'status', c.status,
          'items', (
            select coalesce(json_agg(json_build_object(
                'line', i.line_no,
                'quantity', i.quantity,
                'resolution', i.resolution,
                'reception', i.reception,
                'acceptance', i.acceptance) order by i.item_no), '[]')
            from return_item i
            where i.store_id = c.store_id and i.case_id = c.case_id),
          'said', (
            select coalesce(json_agg(json_build_object(
                'fact', f.name, 'value', f.value, 'by', f.source, 'at', f.said_at) order by f.fact_no), '[]')
            from case_fact f
            where f.store_id = c.store_id and f.case_id = c.case_id),
          'history', (
            select coalesce(json_agg(json_build_object(
                'what', e.kind,
                'by', e.actor_kind,
                'at', e.happened_at,
                'words', case when e.actor_kind = 'shopper' then e.data end) order by e.event_no), '[]')
            from case_event e
            where e.store_id = c.store_id and e.case_id = c.case_id)
        ) order by c.requested_at), '[]')
      from return_case c
      where c.store_id = :store and c.order_id in (:orders)
      """;

  ReturnsOfPerson(JdbcClient jdbc) {
    super(jdbc, "returns", RECORDS);
  }
}
