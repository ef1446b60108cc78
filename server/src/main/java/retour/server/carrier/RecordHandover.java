package retour.server.carrier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.order.Delivery;
import retour.server.order.KeepHandover;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.platform.SqlValues;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseEventKind;
import retour.server.returns.FollowUp;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * How a parcel was handed over (clauses IP-08, IP-09, IP-11, IP-12): entered by staff or a program, beside what imports
 * bring. The latest record counts; every one is kept. What a return comes to because of it is the policy's word: the
 * order's open returns are decided anew.
 */
@Service
public class RecordHandover {

  private static final int LONGEST_NOTE = 2_000;

  private static final String KEEP =
      """
      insert into handover_record (store_id, order_id, parcel_no, record, noted_on_bill_of_lading, handed_over_on, note,
                                   source, actor, recorded_at)
      values (:store, :order, :parcel, :record, :noted, :day, :note, :source, :actor, :at)
      """;

  private static final String OF_ORDER =
      """
      select parcel_no, record_no, record, noted_on_bill_of_lading, handed_over_on, note, source, actor, recorded_at
      from handover_record
      where store_id = :store and order_id = :order
      order by record_no
      """;

  private static final String LOCK =
      """
      select parcel_no
      from delivery
      where store_id = :store and order_id = :order and parcel_no = :parcel
      for update
      """;

  private final JdbcClient jdbc;
  private final Stores stores;
  private final Orders orders;
  private final KeepHandover parcels;
  private final FollowUp followUp;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  RecordHandover(
      JdbcClient jdbc,
      Stores stores,
      Orders orders,
      KeepHandover parcels,
      FollowUp followUp,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.orders = orders;
    this.parcels = parcels;
    this.followUp = followUp;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What a record rests on. */
  public enum Source {
    CARRIER,
    BILL_OF_LADING,
    CUSTOMER;

    /** As written in SQL and the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A record about to be entered.
   *
   * @param on the day of the hand-over, where the record names it; not after today
   * @param seen number of the parcel's last record the person saw; 0 for none
   */
  public record NewRecord(
      int parcelNo,
      Delivery.Handover handover,
      Optional<Boolean> notedOnBillOfLading,
      Optional<LocalDate> on,
      String note,
      Source source,
      long seen) {}

  /** A record as kept. */
  public record Kept(
      int parcelNo,
      long recordNo,
      Delivery.Handover handover,
      Optional<Boolean> notedOnBillOfLading,
      Optional<LocalDate> on,
      String note,
      Source source,
      String actor,
      Instant recordedAt) {}

  /**
   * Enters a record; the same one again changes nothing.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND (no such order or parcel), CHANGED_MEANWHILE (somebody entered another
   *     record) or INVALID_INPUT (fields {@code on}: {@code in_future}; {@code note}: {@code too_long})
   */
  public Kept record(StoreId store, OrderId order, NewRecord record, Actor by) {
    CarrierRights.RECORD.require(by);
    Store known = stores.get(store);
    boolean hasParcel = orders.find(store, order).filter(found -> holds(found, record.parcelNo())).isPresent();
    if (!hasParcel) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    requireSound(record, known.dayOf(clock.instant()));
    return Objects.requireNonNull(transaction.execute(_ -> keep(known, order, record, by)));
  }

  /** All records of an order's parcels, oldest first. */
  public List<Kept> ofOrder(StoreId store, OrderId order) {
    return jdbc.sql(OF_ORDER)
        .param("store", store.value())
        .param("order", order.value())
        .query((row, n) -> kept(row))
        .list();
  }

  /** The record that counts of a parcel, where one was entered here. */
  public Optional<Kept> last(StoreId store, OrderId order, int parcelNo) {
    return ofOrder(store, order).stream().filter(each -> each.parcelNo() == parcelNo).reduce((_, later) -> later);
  }

  private Kept keep(Store store, OrderId order, NewRecord record, Actor by) {
    jdbc.sql(LOCK)
        .param("store", store.id().value())
        .param("order", order.value())
        .param("parcel", record.parcelNo())
        .query(Integer.class)
        .single();
    Optional<Kept> before = last(store.id(), order, record.parcelNo());
    if (before.filter(same -> isSame(same, record)).isPresent()) {
      return before.get();
    }
    if (before.map(Kept::recordNo).orElse(0L) != record.seen()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
    insert(store.id(), order, record, by);
    Optional<Instant> noon = record.on().map(day -> day.atTime(12, 0).atZone(store.zone()).toInstant());
    parcels.keep(
        store.id(),
        order,
        record.parcelNo(),
        new KeepHandover.Handed(record.handover(), record.notedOnBillOfLading()),
        noon);
    followUp.recordsChanged(
        store.id(),
        order,
        CaseEventKind.HANDOVER_RECORDED,
        Map.of("parcel", Integer.toString(record.parcelNo()), "handover", record.handover().code()),
        new FollowUp.Made(by, clock.instant()));
    return last(store.id(), order, record.parcelNo()).orElseThrow();
  }

  private void insert(StoreId store, OrderId order, NewRecord record, Actor by) {
    jdbc.sql(KEEP)
        .param("store", store.value())
        .param("order", order.value())
        .param("parcel", record.parcelNo())
        .param("record", record.handover().code())
        .param("noted", new SqlParameterValue(Types.BOOLEAN, record.notedOnBillOfLading().orElse(null)))
        .param("day", new SqlParameterValue(Types.DATE, record.on().orElse(null)))
        .param("note", record.note().strip())
        .param("source", record.source().code())
        .param("actor", by.who())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static boolean isSame(Kept kept, NewRecord record) {
    return kept.handover() == record.handover()
        && kept.notedOnBillOfLading().equals(record.notedOnBillOfLading())
        && kept.on().equals(record.on())
        && kept.source() == record.source()
        && kept.note().equals(record.note().strip());
  }

  private static void requireSound(NewRecord record, LocalDate today) {
    if (record.note().length() > LONGEST_NOTE) {
      throw Refused.fields(List.of(new FieldFault("note", "too_long")));
    }
    if (record.on().filter(today::isBefore).isPresent()) {
      throw Refused.fields(List.of(new FieldFault("on", "in_future")));
    }
  }

  private static boolean holds(Order order, int parcelNo) {
    return order.deliveries().stream().anyMatch(each -> each.parcelNo() == parcelNo);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getInt("parcel_no"),
        row.getLong("record_no"),
        SqlValues.constant(Delivery.Handover.class, row.getString("record")),
        Optional.ofNullable(row.getObject("noted_on_bill_of_lading", Boolean.class)),
        Optional.ofNullable(row.getObject("handed_over_on", LocalDate.class)),
        row.getString("note"),
        SqlValues.constant(Source.class, row.getString("source")),
        row.getString("actor"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant());
  }
}
