package retour.server.returns;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.platform.SqlValues;
import retour.server.returns.Shipments.Shipment;
import retour.server.store.StoreId;

/** Parcels told of, as kept. */
@Repository
class ShipmentRows {

  private static final String KEEP =
      """
      insert into shipment (store_id, case_id, carrier, tracking_number, tracking_key, sent_on, told_by, told_at)
      values (:store, :case, :carrier, :tracking, :key, :sentOn, :by, :at)
      on conflict on constraint shipment_told_once do nothing
      """;

  private static final String IS_KNOWN =
      """
      select exists (
        select from shipment
        where store_id = :store and case_id = :case and tracking_key = :key
          and (cast(:sentOn as date) is null or sent_on = :sentOn))
      """;

  private static final String OF_CASE =
      """
      select carrier, tracking_number, sent_on
      from (
        select distinct on (tracking_key) shipment_no, carrier, tracking_number, sent_on
        from shipment
        where store_id = :store and case_id = :case
        order by tracking_key, (sent_on is null), shipment_no desc
      ) as latest
      order by shipment_no
      """;

  /** Of several cases the one told of last: one parcel may hold the goods of more. */
  private static final String CASES =
      """
      select case_id
      from shipment
      where store_id = :store and tracking_key = :key
      order by shipment_no desc
      """;

  private final JdbcClient jdbc;

  ShipmentRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A tracking number as it is compared: capitals, letters and digits alone. */
  static String key(String number) {
    return number.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
  }

  void keep(CaseCommand command, Shipment shipment, Instant at) {
    jdbc.sql(KEEP)
        .param("store", command.store().value())
        .param("case", command.id().value())
        .param("carrier", shipment.carrier().strip())
        .param("tracking", shipment.trackingNumber().strip())
        .param("key", key(shipment.trackingNumber()))
        .param("sentOn", SqlValues.nullable(shipment.sentOn(), Types.DATE))
        .param("by", command.actor().who())
        .param("at", SqlValues.time(at))
        .update();
  }

  boolean isKnown(CaseCommand command, Shipment shipment) {
    return jdbc.sql(IS_KNOWN)
        .param("store", command.store().value())
        .param("case", command.id().value())
        .param("key", key(shipment.trackingNumber()))
        .param("sentOn", SqlValues.nullable(shipment.sentOn(), Types.DATE))
        .query(Boolean.class)
        .single();
  }

  List<Shipment> ofCase(StoreId store, CaseId id) {
    return jdbc.sql(OF_CASE)
        .param("store", store.value())
        .param("case", id.value())
        .query(
            (row, n) ->
                new Shipment(
                    row.getString("carrier"), row.getString("tracking_number"), CaseRows.day(row, "sent_on")))
        .list();
  }

  /** The returns a parcel was told of for, the latest first. */
  List<CaseId> cases(StoreId store, String trackingNumber) {
    String key = key(trackingNumber);
    return key.isEmpty()
        ? List.of()
        : jdbc.sql(CASES)
            .param("store", store.value())
            .param("key", key)
            .query((row, n) -> new CaseId(row.getObject("case_id", UUID.class)))
            .list();
  }
}
