package retour.server.complaint;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.complaint.ComplaintWrites.Made;
import retour.server.complaint.ComplaintWrites.NewEvent;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Looks after the terms by the clock: reminds the staff a week before, the day before and once it is late, and closes
 * complaints whose remedy has gone out. Repeating it changes nothing.
 */
@Component
class WatchComplaints {

  private static final int SOON_DAYS = 7;
  private static final Actor CLOCK = new Actor.Clock();

  private static final String DUE =
      """
      select complaint_id
      from complaint_standing
      where store_id = :store and next_actor <> 'nobody' and due_on <= :until and reminded <> 'overdue'
      order by due_on, complaint_id
      """;

  private static final String DONE =
      """
      select s.complaint_id
      from complaint_standing s
        join return_case r on r.store_id = s.store_id and r.case_id = s.case_id
      where s.store_id = :store and s.state = 'upheld' and r.status = 'settled' and r.next_actor = 'nobody'
      order by s.complaint_id
      """;

  private final JdbcClient jdbc;
  private final Stores stores;
  private final Complaints complaints;
  private final ComplaintWrites writes;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  WatchComplaints(
      JdbcClient jdbc,
      Stores stores,
      Complaints complaints,
      ComplaintWrites writes,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.complaints = complaints;
    this.writes = writes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Goes through all stores once. */
  void lookAround() {
    Instant now = clock.instant();
    for (Store store : stores.all()) {
      LocalDate today = store.dayOf(now);
      ids(DONE, store.id(), today).forEach(id -> quietly(() -> fulfil(store.id(), id, now)));
      ids(DUE, store.id(), today.plusDays(SOON_DAYS)).forEach(id -> quietly(() -> remind(store.id(), id, now)));
    }
  }

  private List<ComplaintId> ids(String sql, StoreId store, LocalDate until) {
    return jdbc.sql(sql)
        .param("store", store.value())
        .param("until", until)
        .query((row, n) -> new ComplaintId(row.getObject("complaint_id", UUID.class)))
        .list();
  }

  private void fulfil(StoreId store, ComplaintId id, Instant now) {
    Complaint complaint = complaints.get(store, id);
    if (complaint.state() == ComplaintState.UPHELD) {
      step(
          complaint,
          complaint.standing().to(ComplaintState.FULFILLED),
          new NewEvent(ComplaintEvent.Kind.FULFILLED, Map.of()),
          now);
    }
  }

  private void remind(StoreId store, ComplaintId id, Instant now) {
    Complaint complaint = complaints.get(store, id);
    LocalDate today = stores.get(store).dayOf(now);
    complaint
        .standing()
        .dueOn()
        .filter(due -> !kind(due, today).equals(complaint.standing().reminded()))
        .ifPresent(
            due ->
                step(
                    complaint,
                    complaint.standing().reminded(kind(due, today)),
                    new NewEvent(
                        ComplaintEvent.Kind.REMINDED, Map.of("kind", kind(due, today), "due", due.toString())),
                    now));
  }

  private static String kind(LocalDate due, LocalDate today) {
    if (today.isAfter(due)) {
      return "overdue";
    }
    return today.plusDays(1).isBefore(due) ? "soon" : "tomorrow";
  }

  private void step(Complaint complaint, Standing to, NewEvent event, Instant now) {
    ComplaintCommand command = new ComplaintCommand(complaint.store(), complaint.id(), complaint.version(), CLOCK);
    transaction.executeWithoutResult(
        _ -> {
          writes.step(command, to);
          writes.tell(complaint.store(), complaint.id(), event, new Made(CLOCK, now));
        });
  }

  /** Somebody else was faster: the next turn sees what became of it. */
  private static void quietly(Runnable step) {
    try {
      step.run();
    } catch (Refused refused) {
      if (refused.code() != ProblemCode.CHANGED_MEANWHILE) {
        throw refused;
      }
    }
  }
}
