package retour.server.complaint;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.SqlRecords;

/** The complaints, as they were made, and what became of them. */
@Repository
class ComplaintsOfPerson extends SqlRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(json_build_object(
          'number', c.number,
          'filed_at', c.filed_at,
          'goods', c.goods,
          'subject', c.subject,
          'remedy', c.remedy,
          'claimed_minor', c.claimed_minor,
          'currency', c.currency,
          'name', c.name,
          'address', c.address,
          'phone', c.phone,
          'state', s.state,
          'granted', s.granted
        ) order by c.filed_at), '[]')
      from complaint c
      join complaint_standing s on s.store_id = c.store_id and s.complaint_id = c.complaint_id
      where c.store_id = :store and c.order_id in (:orders)
      """;

  ComplaintsOfPerson(JdbcClient jdbc) {
    super(jdbc, "complaints", RECORDS);
  }
}
