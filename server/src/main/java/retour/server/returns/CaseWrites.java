package retour.server.returns;

import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.platform.SqlValues;
import retour.server.policy.DecisionJson;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseUpdate.CaseRecord;
import retour.server.returns.CaseUpdate.NewDecision;
import retour.server.returns.ReturnCases.GivenRuling;
import retour.server.returns.ReturnCases.SaidFact;

/**
 * Writes one step of a case in one transaction, or nothing.
 *
 * <p>INVARIANT: a step is written on the version it was thought out on; of two at once the later is refused.
 */
@Repository
class CaseWrites {

  private static final String UPDATE_CASE =
      """
      update return_case
      set version = version + 1,
          authorization_state = :authorization,
          authorization_number = coalesce(:number, authorization_number),
          authorized_at = coalesce(:authorizedAt, authorized_at),
          expires_on = coalesce(:expiresOn, expires_on),
          awaiting_reply = :awaitingReply,
          payout_due_on = :dutyOn,
          duty_actor = :dutyBy,
          status = :status,
          next_actor = :nextActor,
          due_on = :dueOn
      where store_id = :store and case_id = :case and version = :version
      """;

  private static final String UPDATE_ITEM =
      """
      update return_item
      set quantity = :quantity, resolution = :resolution, paid_minor = :paid, tax_minor = :tax, paid_before_minor = :paidBefore,
          reception = :reception, acceptance = :acceptance, overridden = :overridden, disposition = :disposition,
          received_quantity = :received, settled_quantity = :settled, settled_at = :settledAt
      where store_id = :store and case_id = :case and item_no = :item
      """;

  private static final String REMOVE_ITEM =
      """
      delete from return_item
      where store_id = :store and case_id = :case and item_no = :item
      """;

  private static final String RELEASE =
      """
      update order_line
      set returned_quantity = returned_quantity - :units
      where store_id = :store and order_id = :order and line_no = :line
      """;

  private static final String INSERT_FACT =
      """
      insert into case_fact (store_id, case_id, item_no, name, value, source, actor, said_at)
      values (:store, :case, :item, :name, :value::jsonb, :source, :actor, :at)
      """;

  private static final String INSERT_RULING =
      """
      insert into ruling (store_id, case_id, item_no, clause, option, percent_hundredths, amount_minor, actor, reason,
                          ruled_at)
      values (:store, :case, :item, :clause, :option, :percent, :amount, :actor, :reason, :at)
      """;

  private static final String INSERT_DECISION =
      """
      insert into decision (store_id, case_id, stage, decided_at, decided_on, policy_version, facts, decision)
      values (:store, :case, :stage, :at, :today, :version, :facts::json, :decision::json)
      returning decision_no
      """;

  private static final String INSERT_EVENT =
      """
      with event as (
        insert into case_event (store_id, case_id, kind, actor_kind, actor, happened_at, data)
        values (:store, :case, :kind, :actorKind, :actor, :at, :data::jsonb)
        returning store_id, case_id, event_no
      )
      insert into case_notice (store_id, case_id, event_no, next_try_at)
      select store_id, case_id, event_no, :at
      from event
      where :told
      """;

  private final JdbcClient jdbc;
  private final CaseFiles files;
  private final TransactionTemplate transaction;
  private final TransactionTemplate savepoint;
  private final ObjectProvider<CaseFollower> followers;

  CaseWrites(
      JdbcClient jdbc,
      CaseFiles files,
      TransactionTemplate transaction,
      ObjectProvider<CaseFollower> followers) {
    this.jdbc = jdbc;
    this.files = files;
    this.followers = followers;
    this.transaction = transaction;
    this.savepoint = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * Writes the step, in the caller's transaction where there is one. A number may turn out to be taken: that undoes this
   * step alone, so that the caller can try another.
   *
   * @return the number of the last decision it made, if it made one
   * @throws Refused with CHANGED_MEANWHILE
   */
  Optional<Long> save(CaseUpdate update) {
    CaseRecord step = update.record();
    return (step.issue().isPresent() ? savepoint : transaction).execute(_ -> write(update, step));
  }

  private Optional<Long> write(CaseUpdate update, CaseRecord step) {
    updateCase(update, step);
    step.items().forEach(item -> updateItem(step, item));
    step.removed().forEach(item -> jdbc.sql(REMOVE_ITEM).params(keys(step)).param("item", item).update());
    // By their number, as everybody takes lines, so that two never wait for each other.
    new TreeMap<>(step.released()).forEach((line, units) -> release(step, line, units));
    step.facts().forEach(fact -> insert(step, fact));
    step.rulings().forEach(ruling -> insert(step, ruling));
    Optional<Long> last = Optional.empty();
    for (NewDecision decision : step.decisions()) {
      last = Optional.of(insert(step, decision, update));
    }
    step.events().forEach(event -> insert(step, event, update));
    step.events().forEach(event -> tellFollowers(step, event, update));
    return last;
  }

  private void tellFollowers(CaseRecord step, NewEvent event, CaseUpdate update) {
    CaseFollower.Happened happened =
        new CaseFollower.Happened(
            step.seen().store(), step.seen().id(), event.kind(), event.data(), update.actor(), update.now());
    followers.orderedStream().forEach(follower -> follower.follow(happened));
  }

  private void updateCase(CaseUpdate update, CaseRecord step) {
    NextStep next = update.step(aims(update));
    Optional<Instant> authorizedAt = step.issue().map(Issue::at);
    int updated =
        jdbc.sql(UPDATE_CASE)
            .params(keys(step))
            .param("version", step.seen().version())
            .param("authorization", step.authorization().code())
            .param("number", SqlValues.nullable(step.issue().map(Issue::number), Types.VARCHAR))
            .param("authorizedAt", SqlValues.nullable(authorizedAt.map(SqlValues::time), Types.TIMESTAMP_WITH_TIMEZONE))
            .param("expiresOn", SqlValues.nullable(step.issue().map(Issue::expiresOn), Types.DATE))
            .param("awaitingReply", step.awaitingReply())
            .param("dutyOn", SqlValues.nullable(step.duty().map(Duty::dueOn), Types.DATE))
            .param("dutyBy", step.duty().map(Duty::by).orElse(NextActor.ACCOUNTANT).code())
            .param("status", next.status().code())
            .param("nextActor", next.actor().code())
            .param("dueOn", SqlValues.nullable(next.dueOn(), Types.DATE))
            .update();
    if (updated == 0) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  /** By the last decision; a step that made none is looked at as the case will stand. */
  private Aims aims(CaseUpdate update) {
    Assessment assessment = update.decidedLast().orElseGet(() -> files.decide(update.file(), update.today()));
    return Aims.of(assessment.decision(), update.file().store().settings().handling());
  }

  private void updateItem(CaseRecord step, ReturnItem item) {
    LineMoney money = item.money();
    jdbc.sql(UPDATE_ITEM)
        .params(keys(step))
        .param("item", item.itemNo())
        .param("quantity", item.quantity())
        .param("resolution", item.resolution().code())
        .param("paid", money.paid().minor())
        .param("tax", money.tax().minor())
        .param("paidBefore", money.paidBefore().minor())
        .param("reception", item.reception().code())
        .param("acceptance", item.acceptance().code())
        .param("overridden", item.overridden())
        .param("disposition", SqlValues.nullable(item.disposition().map(Disposition::code), Types.VARCHAR))
        .param("received", SqlValues.nullable(item.receivedQuantity(), Types.INTEGER))
        .param("settled", SqlValues.nullable(item.settledQuantity(), Types.INTEGER))
        .param("settledAt", SqlValues.nullable(item.settledAt().map(SqlValues::time), Types.TIMESTAMP_WITH_TIMEZONE))
        .update();
  }

  private void release(CaseRecord step, int line, int units) {
    jdbc.sql(RELEASE)
        .param("store", step.seen().store().value())
        .param("order", step.seen().order().value())
        .param("line", line)
        .param("units", units)
        .update();
  }

  private void insert(CaseRecord step, SaidFact said) {
    jdbc.sql(INSERT_FACT)
        .params(keys(step))
        .param("item", said.itemNo())
        .param("name", said.fact().name())
        .param("value", DecisionJson.write(said.fact().value()))
        .param("source", said.fact().source().name().toLowerCase(Locale.ROOT))
        .param("actor", said.actor())
        .param("at", SqlValues.time(said.saidAt()))
        .update();
  }

  private void insert(CaseRecord step, GivenRuling given) {
    jdbc.sql(INSERT_RULING)
        .params(keys(step))
        .param("item", given.itemNo())
        .param("clause", given.ruling().clause())
        .param("option", given.ruling().option())
        .param("percent", SqlValues.nullable(given.ruling().percent().map(Percent::hundredths), Types.INTEGER))
        .param("amount", SqlValues.nullable(given.ruling().amount().map(Money::minor), Types.BIGINT))
        .param("actor", given.actor())
        .param("reason", given.reason())
        .param("at", SqlValues.time(given.ruledAt()))
        .update();
  }

  private long insert(CaseRecord step, NewDecision decision, CaseUpdate update) {
    return jdbc.sql(INSERT_DECISION)
        .params(keys(step))
        .param("stage", decision.stage())
        .param("at", SqlValues.time(update.now()))
        .param("today", update.today())
        .param("version", step.seen().policyVersion())
        .param("facts", DecisionJson.write(decision.assessment().facts()))
        .param("decision", DecisionJson.write(decision.assessment().decision()))
        .query(Long.class)
        .single();
  }

  private void insert(CaseRecord step, NewEvent event, CaseUpdate update) {
    jdbc.sql(INSERT_EVENT)
        .params(keys(step))
        .param("kind", event.kind().code())
        .param("actorKind", update.actor().kind())
        .param("actor", update.actor().reference())
        .param("at", SqlValues.time(update.now()))
        .param("data", event.json())
        .param("told", event.kind().isTold())
        .update();
  }

  private static Map<String, Object> keys(CaseRecord step) {
    Map<String, Object> keys = new HashMap<>();
    keys.put("store", step.seen().store().value());
    keys.put("case", step.seen().id().value());
    return keys;
  }
}
