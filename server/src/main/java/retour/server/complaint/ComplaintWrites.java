package retour.server.complaint;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.platform.SqlValues;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.StoreId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the register, always in the caller's transaction.
 *
 * <p>INVARIANT: the numbers of a store's register have no gap: the number is taken in the transaction of its entry.
 */
@Repository
class ComplaintWrites {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String OPEN_REGISTER =
      """
      insert into complaint_counter (store_id)
      values (:store)
      on conflict (store_id) do nothing
      """;

  private static final String LOCK_REGISTER =
      """
      select last_number
      from complaint_counter
      where store_id = :store
      for update
      """;

  private static final String TAKE_NUMBER =
      """
      update complaint_counter
      set last_number = last_number + 1
      where store_id = :store
      returning last_number
      """;

  private static final String BY_ONCE_KEY =
      """
      select complaint_id
      from complaint
      where store_id = :store and (once_key = :key or origin_case_id = :origin)
      """;

  private static final String ENTER =
      """
      insert into complaint (store_id, number, once_key, order_id, origin_case_id, channel, received_by, taken_by,
                             language, filed_at, filed_on, goods, subject, remedy, claimed_minor, currency, name,
                             address, phone)
      values (:store, :number, :key, :order, :origin, :channel, :receivedBy, :takenBy, :language, :at, :on, :goods,
              :subject, :remedy, :claimed, :currency, :name, :address, :phone)
      returning complaint_id
      """;

  private static final String STAND =
      """
      insert into complaint_standing (store_id, complaint_id, case_id, state, granted, next_actor, due_on,
                                      opinion_due_on, remedy_due_on)
      values (:store, :id, :case, :state, :granted, :nextActor, :dueOn, :opinionDueOn, :remedyDueOn)
      """;

  private static final String STEP =
      """
      update complaint_standing
      set case_id = :case, state = :state, granted = :granted, next_actor = :nextActor, due_on = :dueOn,
          opinion_due_on = :opinionDueOn, remedy_due_on = :remedyDueOn, reminded = :reminded,
          times_reopened = :timesReopened, version = version + 1
      where store_id = :store and complaint_id = :id and version = :version
      """;

  private static final String TELL =
      """
      with event as (
        insert into complaint_event (store_id, complaint_id, kind, actor_kind, actor, happened_at, data)
        values (:store, :id, :kind, :actorKind, :actor, :at, :data::jsonb)
        returning store_id, complaint_id, event_no
      )
      insert into complaint_notice (store_id, complaint_id, event_no, next_try_at)
      select store_id, complaint_id, event_no, :at
      from event
      where :told
      """;

  private static final String HAND_IN =
      """
      insert into complaint_document (store_id, complaint_id, kind, evidence_id, cost_leg, cost_minor, actor, given_at)
      values (:store, :id, :kind, :evidence, :leg, :cost, :actor, :at)
      """;

  private final JdbcClient jdbc;

  ComplaintWrites(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who writes when. */
  record Made(Actor actor, Instant at) {

    OffsetDateTime time() {
      return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    String by() {
      return actor.who();
    }
  }

  /** An event about to be written. */
  record NewEvent(ComplaintEvent.Kind kind, Map<String, String> data) {}

  /** Lets entries of one store follow one another, until the transaction ends. */
  void lockRegister(StoreId store) {
    jdbc.sql(OPEN_REGISTER).param("store", store.value()).update();
    jdbc.sql(LOCK_REGISTER).param("store", store.value()).query(Long.class).single();
  }

  /** The entry that this form, or this return, has made already; asked after {@link #lockRegister}. */
  Optional<ComplaintId> entered(NewComplaint complaint) {
    Optional<UUID> origin = complaint.intake().origin().map(caseId -> caseId.value());
    return jdbc.sql(BY_ONCE_KEY)
        .param("store", complaint.store().value())
        .param("key", complaint.intake().onceKey())
        .param("origin", SqlValues.nullable(origin, Types.OTHER))
        .query((row, n) -> new ComplaintId(row.getObject("complaint_id", UUID.class)))
        .stream()
        .findFirst();
  }

  /** An entry with the next number. */
  Entered enter(NewComplaint complaint, String goods, Made made, LocalDate on) {
    long number =
        jdbc.sql(TAKE_NUMBER).param("store", complaint.store().value()).query(Long.class).single();
    Complaint.Claim claim = complaint.claim();
    NewComplaint.Intake intake = complaint.intake();
    UUID id =
        jdbc.sql(ENTER)
            .param("store", complaint.store().value())
            .param("number", number)
            .param("key", intake.onceKey())
            .param("order", complaint.order().value())
            .param("origin", SqlValues.nullable(intake.origin().map(caseId -> caseId.value()), Types.OTHER))
            .param("channel", intake.channel().code())
            .param("receivedBy", intake.receivedBy().code())
            .param("takenBy", intake.takenBy())
            .param("language", intake.language())
            .param("at", made.time())
            .param("on", on)
            .param("goods", goods)
            .param("subject", claim.subject())
            .param("remedy", claim.remedy().code())
            .param("claimed", claim.amount().minor())
            .param("currency", claim.amount().currency().getCurrencyCode())
            .param("name", claim.name())
            .param("address", claim.address())
            .param("phone", claim.phone())
            .query(UUID.class)
            .single();
    return new Entered(new ComplaintId(id), number);
  }

  /** An entry that was made. */
  record Entered(ComplaintId id, long number) {}

  void stand(StoreId store, ComplaintId id, Standing standing) {
    standing(STAND, store, id, standing).update();
  }

  /** @throws Refused with CHANGED_MEANWHILE when the complaint is not at the version that was seen */
  void step(ComplaintCommand command, Standing to) {
    int updated =
        standing(STEP, command.store(), command.id(), to)
            .param("reminded", to.reminded())
            .param("timesReopened", to.timesReopened())
            .param("version", command.version())
            .update();
    if (updated == 0) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  void tell(StoreId store, ComplaintId id, NewEvent event, Made made) {
    jdbc.sql(TELL)
        .param("store", store.value())
        .param("id", id.value())
        .param("kind", event.kind().code())
        .param("actorKind", made.actor().kind())
        .param("actor", made.actor().reference())
        .param("at", made.time())
        .param("data", JSON.writeValueAsString(event.data()))
        .param("told", event.kind().isTold())
        .update();
  }

  void handIn(StoreId store, ComplaintId id, HandedIn document, Made made) {
    jdbc.sql(HAND_IN)
        .param("store", store.value())
        .param("id", id.value())
        .param("kind", document.kind())
        .param("evidence", SqlValues.nullable(document.evidence(), Types.OTHER))
        .param("leg", SqlValues.nullable(document.cost().map(Complaints.Cost::leg), Types.VARCHAR))
        .param("cost", SqlValues.nullable(document.cost().map(cost -> cost.amount().minor()), Types.BIGINT))
        .param("actor", made.by())
        .param("at", made.time())
        .update();
  }

  /** A document about to be written; without a file where staff dispense with it. */
  record HandedIn(String kind, Optional<UUID> evidence, Optional<Complaints.Cost> cost) {}

  private JdbcClient.StatementSpec standing(String sql, StoreId store, ComplaintId id, Standing to) {
    return jdbc.sql(sql)
        .param("store", store.value())
        .param("id", id.value())
        .param("case", to.caseId().value())
        .param("state", to.state().code())
        .param("granted", to.remedy().code())
        .param("nextActor", to.nextActor().code())
        .param("dueOn", SqlValues.nullable(to.dueOn(), Types.DATE))
        .param("opinionDueOn", to.opinionDueOn())
        .param("remedyDueOn", SqlValues.nullable(to.remedyDueOn(), Types.DATE));
  }
}
