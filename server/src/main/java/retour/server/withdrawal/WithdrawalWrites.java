package retour.server.withdrawal;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.platform.SqlValues;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import tools.jackson.databind.json.JsonMapper;

/** Writes what becomes of a statement, in the caller's transaction. */
@Repository
class WithdrawalWrites {

  private static final String STAND =
      """
      update withdrawal_standing
      set state = :state, order_id = :order, case_id = :case, parts = :parts::jsonb, timeliness = :timeliness, informed = :informed,
          told_on = :toldOn, proof_on = :proofOn, objected_on = :objectedOn, version = version + 1
      where store_id = :store and withdrawal_id = :id and version = :version
      """;

  private static final String LOCK =
      """
      select version
      from withdrawal_standing
      where store_id = :store and withdrawal_id = :id
      for update
      """;

  private static final String TERM =
      """
      insert into withdrawal_term (store_id, withdrawal_id, name, clause, starts_on, raw_last_on, last_on, length,
                                   counting, computed_at)
      values (:store, :id, :name, :clause, :startsOn, :rawLastOn, :lastOn, :length, :counting, :now)
      """;

  private static final String EVENT =
      """
      insert into withdrawal_event (store_id, withdrawal_id, kind, actor_kind, actor, happened_at, data)
      values (:store, :id, :kind, :actorKind, :actor, :now, :data::jsonb)
      """;

  private static final String TASK =
      """
      insert into withdrawal_task (store_id, withdrawal_id, kind, next_try_at)
      values (:store, :id, :kind, :at)
      on conflict (store_id, withdrawal_id, kind) do update set next_try_at = excluded.next_try_at
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  WithdrawalWrites(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The standing as it becomes; {@code seen} tells what it rests on.
   *
   * @throws Refused with NOT_NOW when the state may not follow, CHANGED_MEANWHILE when somebody was faster
   */
  void stand(Withdrawal seen, Withdrawal becomes) {
    if (seen.state() != becomes.state() && !seen.state().next().contains(becomes.state())) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    int changed =
        keyed(STAND, seen)
            .param("version", seen.version())
            .param("state", becomes.state().code())
            .param("order", SqlValues.nullable(becomes.order().map(order -> order.value()), Types.BIGINT))
            .param("case", SqlValues.nullable(becomes.returnCase().map(found -> found.value()), Types.OTHER))
            .param("timeliness", SqlValues.nullable(becomes.timeliness().map(Timeliness::code), Types.VARCHAR))
            .param("parts", JSON.writeValueAsString(becomes.parts()))
            .param("informed", becomes.informed())
            .param("toldOn", SqlValues.nullable(becomes.toldOn(), Types.DATE))
            .param("proofOn", SqlValues.nullable(becomes.proofOn(), Types.DATE))
            .param("objectedOn", SqlValues.nullable(becomes.objectedOn(), Types.DATE))
            .update();
    if (changed == 0) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  /** Lets steps about one statement follow one another, until the caller's transaction ends. */
  void lock(Withdrawal of) {
    keyed(LOCK, of).query(Long.class).single();
  }

  void terms(Withdrawal of, List<Term> terms, Instant now) {
    terms.stream()
        .filter(term -> !of.terms().contains(term))
        .forEach(
            term ->
                keyed(TERM, of)
                    .param("name", term.name().code())
                    .param("clause", term.clause())
                    .param("startsOn", term.startsOn())
                    .param("rawLastOn", term.rawLastDay())
                    .param("lastOn", term.lastDay())
                    .param("length", term.length())
                    .param("counting", term.counting())
                    .param("now", time(now))
                    .update());
  }

  void event(Withdrawal of, WithdrawalEventKind kind, Made made, Map<String, String> data) {
    keyed(EVENT, of)
        .param("kind", kind.code())
        .param("actorKind", made.by().kind())
        .param("actor", made.by().reference())
        .param("now", time(made.at()))
        .param("data", JSON.writeValueAsString(data))
        .update();
  }

  void task(Withdrawal of, TaskKind kind, Instant at) {
    keyed(TASK, of).param("kind", kind.code()).param("at", time(at)).update();
  }

  /** By whom and when. */
  record Made(Actor by, Instant at) {}

  private JdbcClient.StatementSpec keyed(String sql, Withdrawal of) {
    return jdbc.sql(sql).param("store", of.store().value()).param("id", of.id().value());
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
