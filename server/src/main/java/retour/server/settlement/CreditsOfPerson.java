package retour.server.settlement;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.SqlRecords;

/** The store credit the person was given, with what is left of it. */
@Repository
class CreditsOfPerson extends SqlRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(json_build_object(
          'code', code,
          'amount_minor', amount_minor,
          'balance_minor', balance_minor,
          'currency', currency,
          'issued_at', issued_at,
          'expires_on', expires_on
        ) order by issued_at), '[]')
      from store_credit
      where store_id = :store and order_id in (:orders)
      """;

  CreditsOfPerson(JdbcClient jdbc) {
    super(jdbc, "store_credit", RECORDS);
  }
}
