package retour.server.carrier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.SqlRecords;

/** Where the person was sent with a claim of their own. */
@Repository
class ReferralsOfPerson extends SqlRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(json_build_object(
          'carrier', carrier,
          'tracking_number', tracking_number,
          'goods', goods,
          'claim_until', claim_until,
          'at', referred_at
        ) order by referred_at), '[]')
      from carrier_referral
      where store_id = :store and order_id in (:orders)
      """;

  ReferralsOfPerson(JdbcClient jdbc) {
    super(jdbc, "referrals", RECORDS);
  }
}
