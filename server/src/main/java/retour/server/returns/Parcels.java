package retour.server.returns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.platform.SqlValues;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Receiving.Arrival;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.Receiving.Parcel;
import retour.server.returns.Receiving.ParcelState;
import retour.server.store.StoreId;

/** Parcels that came, as kept. */
@Repository
class Parcels {

  private static final String SEEN =
      """
      select parcel_id, state, case_id, scanned, carrier, tracking_number, freight, note, received_at
      from parcel
      where store_id = :store and carrier = :carrier and tracking_number = :tracking and tracking_number <> ''
        and state not in ('refused', 'sent_back')
      order by parcel_id
      """;

  private static final String FIND =
      """
      select parcel_id, state, case_id, scanned, carrier, tracking_number, freight, note, received_at
      from parcel
      where store_id = :store and parcel_id = :parcel
      """;

  private static final String UNIDENTIFIED =
      """
      select parcel_id, state, case_id, scanned, carrier, tracking_number, freight, note, received_at
      from parcel
      where store_id = :store and state = 'unidentified'
      order by parcel_id
      limit 500
      """;

  private static final String OF_CASE =
      """
      select parcel_id, state, case_id, scanned, carrier, tracking_number, freight, note, received_at
      from parcel
      where store_id = :store and case_id = :case
      order by parcel_id
      """;

  private static final String KEEP =
      """
      insert into parcel (store_id, case_id, state, scanned, carrier, tracking_number, freight, note, received_at,
                          received_by)
      values (:store, :case, :state, :scanned, :carrier, :tracking, :freight, :note, :at, :by)
      returning parcel_id
      """;

  private static final String MATCHED =
      """
      update parcel
      set state = 'received', case_id = :case
      where store_id = :store and parcel_id = :parcel and state = 'unidentified'
      """;

  private static final String SENT_BACK =
      """
      update parcel
      set state = 'sent_back', note = :note
      where store_id = :store and parcel_id = :parcel and state = 'unidentified'
      """;

  private final JdbcClient jdbc;

  Parcels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same parcel, once for each return it was received for; also while it is held, not where it was refused. */
  List<Parcel> seen(Arrival arrival) {
    return jdbc.sql(SEEN)
        .param("store", arrival.store().value())
        .param("carrier", arrival.carrier().strip())
        .param("tracking", arrival.trackingNumber().strip())
        .query((row, n) -> parcel(row))
        .list();
  }

  Optional<Parcel> find(StoreId store, UUID id) {
    return jdbc.sql(FIND)
        .param("store", store.value())
        .param("parcel", id)
        .query((row, n) -> parcel(row))
        .optional();
  }

  List<Parcel> unidentified(StoreId store) {
    return jdbc.sql(UNIDENTIFIED).param("store", store.value()).query((row, n) -> parcel(row)).list();
  }

  List<Parcel> ofCase(StoreId store, CaseId id) {
    return jdbc.sql(OF_CASE)
        .param("store", store.value())
        .param("case", id.value())
        .query((row, n) -> parcel(row))
        .list();
  }

  UUID keep(Arrival arrival, ParcelState state, Optional<CaseId> caseId, Instant at) {
    return jdbc.sql(KEEP)
        .param("store", arrival.store().value())
        .param("case", SqlValues.nullable(caseId.map(CaseId::value), Types.OTHER))
        .param("state", state.name().toLowerCase(Locale.ROOT))
        .param("scanned", arrival.scanned().strip())
        .param("carrier", arrival.carrier().strip())
        .param("tracking", arrival.trackingNumber().strip())
        .param("freight", arrival.freight().code())
        .param("note", arrival.note().strip())
        .param("at", SqlValues.time(at))
        .param("by", arrival.actor().who())
        .query(UUID.class)
        .single();
  }

  /** @throws Refused with NOT_NOW when another person matched it meanwhile */
  void matched(StoreId store, UUID parcel, CaseId caseId) {
    int updated =
        jdbc.sql(MATCHED)
            .param("store", store.value())
            .param("parcel", parcel)
            .param("case", caseId.value())
            .update();
    if (updated == 0) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  /** @throws Refused with NOT_NOW when it is held no more */
  void sentBack(StoreId store, UUID parcel, String note) {
    int updated =
        jdbc.sql(SENT_BACK)
            .param("store", store.value())
            .param("parcel", parcel)
            .param("note", note)
            .update();
    if (updated == 0) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  private static Parcel parcel(ResultSet row) throws SQLException {
    return new Parcel(
        row.getObject("parcel_id", UUID.class),
        SqlValues.constant(ParcelState.class, row.getString("state")),
        Optional.ofNullable(row.getObject("case_id", UUID.class)).map(CaseId::new),
        row.getString("scanned"),
        row.getString("carrier"),
        row.getString("tracking_number"),
        SqlValues.constant(Freight.class, row.getString("freight")),
        row.getString("note"),
        CaseRows.at(row, "received_at"));
  }
}
