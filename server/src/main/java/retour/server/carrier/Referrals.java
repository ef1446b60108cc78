package retour.server.carrier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.OrderId;
import retour.server.platform.SqlValues;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** Customers sent to carriers, as kept: once a parcel. */
@Repository
public class Referrals {

  private static final String OF_ORDER =
      """
      select store_id, referral_id, order_id, parcel_no, case_id, clause, carrier, tracking_number, goods, claim_until,
             language, referred_at
      from carrier_referral
      where store_id = :store and order_id = :order
      order by referral_id
      """;

  private static final String FIND =
      """
      select store_id, referral_id, order_id, parcel_no, case_id, clause, carrier, tracking_number, goods, claim_until,
             language, referred_at
      from carrier_referral
      where store_id = :store and referral_id = :id
      """;

  private static final String KEEP =
      """
      insert into carrier_referral (store_id, referral_id, order_id, parcel_no, case_id, clause, carrier,
                                    tracking_number, goods, claim_until, language, actor_kind, actor, referred_at)
      values (:store, :id, :order, :parcel, :case, :clause, :carrier, :tracking, :goods, :until, :language, :actorKind,
              :actor, :at)
      on conflict on constraint carrier_referral_once do nothing
      """;

  private final JdbcClient jdbc;

  Referrals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Oldest first. */
  public List<Referral> ofOrder(StoreId store, OrderId order) {
    return jdbc.sql(OF_ORDER)
        .param("store", store.value())
        .param("order", order.value())
        .query((row, n) -> referral(row))
        .list();
  }

  /** @throws Refused with NOT_FOUND */
  public Referral get(StoreId store, UUID id) {
    return jdbc.sql(FIND)
        .param("store", store.value())
        .param("id", id)
        .query((row, n) -> referral(row))
        .optional()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** @return whether it is the parcel's first */
  boolean keep(Referral referral, Actor by) {
    return jdbc.sql(KEEP)
            .param("store", referral.store().value())
            .param("id", referral.id())
            .param("order", referral.order().value())
            .param("parcel", referral.parcelNo())
            .param("case", SqlValues.nullable(referral.caseId().map(CaseId::value), Types.OTHER))
            .param("clause", referral.clause())
            .param("carrier", referral.carrier())
            .param("tracking", referral.trackingNumber())
            .param("goods", referral.goods())
            .param("until", SqlValues.nullable(referral.claimUntil(), Types.DATE))
            .param("language", referral.language())
            .param("actorKind", by.kind())
            .param("actor", by.reference())
            .param("at", referral.referredAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static Referral referral(ResultSet row) throws SQLException {
    return new Referral(
        new StoreId(row.getString("store_id")),
        row.getObject("referral_id", UUID.class),
        new OrderId(row.getLong("order_id")),
        row.getInt("parcel_no"),
        Optional.ofNullable(row.getObject("case_id", UUID.class)).map(CaseId::new),
        row.getString("clause"),
        row.getString("carrier"),
        row.getString("tracking_number"),
        row.getString("goods"),
        Optional.ofNullable(row.getObject("claim_until", LocalDate.class)),
        row.getString("language"),
        row.getObject("referred_at", OffsetDateTime.class).toInstant());
  }
}
