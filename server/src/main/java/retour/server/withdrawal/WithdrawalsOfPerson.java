package retour.server.withdrawal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.SqlRecords;

/** The statements of withdrawal, as they were made. */
@Repository
class WithdrawalsOfPerson extends SqlRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(json_build_object(
          'number', w.number,
          'name', w.name,
          'contract', w.contract,
          'goods', w.goods,
          'address', w.address,
          'stated_at', w.stated_at,
          'state', s.state
        ) order by w.recorded_at), '[]')
      from withdrawal w
      join withdrawal_standing s on s.store_id = w.store_id and s.withdrawal_id = w.withdrawal_id
      where w.store_id = :store and s.order_id in (:orders)
      """;

  WithdrawalsOfPerson(JdbcClient jdbc) {
    super(jdbc, "withdrawals", RECORDS);
  }
}
