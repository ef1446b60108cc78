package retour.server.order;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.store.StoreId;

/** Keeps with a parcel what is known of its hand-over. */
@Repository
public class KeepHandover {

  private static final String KEEP =
      """
      update delivery
      set record = :record,
          noted_on_bill_of_lading = :noted,
          delivered_at = case when :record = 'refused' then null else coalesce(delivered_at, :at) end
      where store_id = :store and order_id = :order and parcel_no = :parcel
      """;

  private final JdbcClient jdbc;

  KeepHandover(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Sets the record of a parcel, in the caller's transaction. A refused parcel was never delivered; the day of one that
   * was is kept where it is known already.
   *
   * @param at when it was handed over, where the record names it
   * @return whether the order has such a parcel
   */
  public boolean keep(StoreId store, OrderId order, int parcelNo, Handed handed, Optional<Instant> at) {
    return jdbc.sql(KEEP)
            .param("store", store.value())
            .param("order", order.value())
            .param("parcel", parcelNo)
            .param("record", handed.handover().code())
            .param("noted", new SqlParameterValue(java.sql.Types.BOOLEAN, handed.notedOnBillOfLading().orElse(null)))
            .param(
                "at",
                new SqlParameterValue(
                    java.sql.Types.TIMESTAMP_WITH_TIMEZONE,
                    at.map(when -> OffsetDateTime.ofInstant(when, ZoneOffset.UTC)).orElse(null)))
            .update()
        == 1;
  }

  /** How a parcel was handed over. */
  public record Handed(Delivery.Handover handover, Optional<Boolean> notedOnBillOfLading) {}
}
