package retour.server.shipping;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.SqlRecords;

/** Who got which data of the person, what for and when (clause IP-24). */
@Repository
class DisclosuresOfPerson extends SqlRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(json_build_object(
          'recipient', recipient,
          'purpose', purpose,
          'fields', fields,
          'at', disclosed_at
        ) order by disclosed_at), '[]')
      from disclosure
      where store_id = :store and order_id in (:orders)
      """;

  DisclosuresOfPerson(JdbcClient jdbc) {
    super(jdbc, "disclosures", RECORDS);
  }
}
