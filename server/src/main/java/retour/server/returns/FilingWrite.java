package retour.server.returns;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.fact.Fact;
import retour.policy.fact.LineMoney;
import retour.server.platform.SqlValues;
import retour.server.policy.DecisionJson;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Assessor.Assessed;
import retour.server.returns.FileReturn.Filed;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.FileReturn.Stamp;
import retour.server.returns.ReturnDraft.DraftLine;

/**
 * Writes a request in one statement, so that it is there whole or not at all.
 *
 * <p>INVARIANT: the units taken from the order lines never exceed what was bought; the constraint on the order line
 * refuses the whole statement otherwise.
 */
@Repository
class FilingWrite {

  private static final int TRIES = 5;

  private static final String WRITE =
      """
      with new_case as (
        insert into return_case (store_id, number, order_id, channel, language, requested_at, requested_on,
                                 policy_version, authorization_state, authorization_number, authorized_at, expires_on,
                                 status, next_actor, due_on)
        values (:store, :number, :order, :channel, :language, :requestedAt, :requestedOn,
                :version, :authorization, :authorizationNumber, :authorizedAt, :expiresOn,
                :status, :nextActor, :dueOn)
        on conflict do nothing
        returning case_id
      ), taken as (
        update order_line
        set returned_quantity = order_line.returned_quantity + item.quantity
        from new_case
          cross join (
            -- Everybody takes lines by their number, so that two never wait for each other.
            select line_no, quantity from unnest(:lines, :quantities) as picked (line_no, quantity) order by line_no
          ) as item
        where order_line.store_id = :store and order_line.order_id = :order and order_line.line_no = item.line_no
      ), items as (
        insert into return_item (store_id, case_id, item_no, order_id, line_no, quantity, resolution, acceptance,
                                 paid_minor, tax_minor, paid_before_minor, currency)
        select :store, case_id, item_no, :order, line_no, quantity, resolution, acceptance, paid, tax, paid_before,
               :currency
        from new_case,
             unnest(:lines, :quantities, :resolutions, :acceptances, :paid, :tax, :paidBefore)
               with ordinality as item (line_no, quantity, resolution, acceptance, paid, tax, paid_before, item_no)
      ), claims as (
        insert into case_fact (store_id, case_id, item_no, name, value, source, actor, said_at)
        select :store, case_id, item_no, name, value::jsonb, source,
               case source when 'shopper' then :saidBy else 'clock' end, :now
        from new_case,
             unnest(:claimItems, :claimNames, :claimValues, :claimSources) as claim (item_no, name, value, source)
      ), decided as (
        insert into decision (store_id, case_id, stage, decided_at, decided_on, policy_version, facts, decision)
        select :store, case_id, 'request', :now, :today, :version, :facts::json, :decision::json
        from new_case
      ), events as (
        insert into case_event (store_id, case_id, kind, actor_kind, actor, happened_at, data)
        select :store, case_id, kind, :actorKind, :actor, :now, data::jsonb
        from new_case, unnest(:kinds, :data) with ordinality as event (kind, data, position)
        order by position
        returning case_id, event_no, kind
      ), notices as (
        insert into case_notice (store_id, case_id, event_no, next_try_at)
        select :store, case_id, event_no, :now
        from events
        where kind = any (:told)
      ), evidence_taken as (
        update evidence
        set case_id = new_case.case_id
        from new_case
        where evidence.store_id = :store and evidence.order_id = :order and evidence.case_id is null
      )
      select case_id
      from new_case
      """;

  private final JdbcClient jdbc;

  FilingWrite(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes once; tries again with other numbers where one was taken, and where two writes waited for each other. A
   * taken number writes nothing and fails nothing, so that the caller's transaction stays whole.
   *
   * @throws Refused with QUANTITY_NOT_AVAILABLE when the units went to another return meanwhile
   */
  Filed write(Filing filing, Assessed assessed, Instant now, Supplier<Stamp> stamps) {
    for (int tries = 1; ; tries++) {
      Stamp stamp = stamps.get();
      try {
        Optional<UUID> id = insert(filing, assessed, now, stamp);
        if (id.isPresent()) {
          return new Filed(new CaseId(id.get()), stamp.number(), stamp.issue().map(Issue::number));
        }
        if (tries == TRIES) {
          throw new IllegalStateException("no free number found in " + TRIES + " tries");
        }
      } catch (DataAccessException failure) {
        if (Conflict.isConstraint(failure, "order_line_returned_within")) {
          throw Refused.because(ProblemCode.QUANTITY_NOT_AVAILABLE);
        }
        if (tries == TRIES || !Conflict.isDeadlock(failure)) {
          throw failure;
        }
      }
    }
  }

  private Optional<UUID> insert(Filing filing, Assessed assessed, Instant now, Stamp stamp) {
    return jdbc
        .sql(WRITE)
        .params(head(filing, assessed, now, stamp))
        .params(items(filing.draft(), assessed))
        .param("acceptances", stamp.acceptances().stream().map(Acceptance::code).toArray(String[]::new))
        .params(claims(assessed, filing))
        .params(events(filing, stamp))
        .param("facts", DecisionJson.write(assessed.assessment().facts()))
        .param("decision", DecisionJson.write(assessed.assessment().decision()))
        .query(UUID.class)
        .optional();
  }

  private static Map<String, Object> head(Filing filing, Assessed assessed, Instant now, Stamp stamp) {
    LocalDate today = assessed.store().dayOf(now);
    Aims aims = Aims.of(assessed.assessment().decision(), assessed.store().settings().handling());
    NextStep step = NextStep.ofRequest(stamp.issue(), stamp.acceptances(), aims, today);
    Map<String, Object> head = new HashMap<>();
    head.put("store", filing.store().value());
    head.put("order", filing.order().value());
    head.put("number", stamp.number());
    head.put("channel", filing.channel().code());
    head.put("language", assessed.store().language(filing.language()));
    head.put("now", SqlValues.time(now));
    head.put("today", today);
    head.put("requestedAt", SqlValues.time(assessed.requestedAt()));
    head.put("requestedOn", assessed.store().dayOf(assessed.requestedAt()));
    head.put("version", assessed.version().number());
    head.put("status", step.status().code());
    head.put("nextActor", step.actor().code());
    head.put("dueOn", step.dueOn().orElseThrow());
    putIssue(head, stamp);
    return head;
  }

  private static void putIssue(Map<String, Object> head, Stamp stamp) {
    AuthorizationState state = stamp.issue().isPresent() ? AuthorizationState.AUTHORIZED : AuthorizationState.REQUESTED;
    head.put("authorization", state.code());
    head.put("authorizationNumber", SqlValues.nullable(stamp.issue().map(Issue::number), Types.VARCHAR));
    head.put(
        "authorizedAt",
        SqlValues.nullable(stamp.issue().map(issue -> SqlValues.time(issue.at())), Types.TIMESTAMP_WITH_TIMEZONE));
    head.put("expiresOn", SqlValues.nullable(stamp.issue().map(Issue::expiresOn), Types.DATE));
  }

  private static Map<String, Object> items(ReturnDraft draft, Assessed assessed) {
    List<DraftLine> lines = draft.lines();
    List<LineMoney> money = assessed.assessment().facts().lines().stream().map(line -> line.money()).toList();
    return Map.of(
        "lines", lines.stream().mapToInt(DraftLine::lineNo).toArray(),
        "quantities", lines.stream().mapToInt(DraftLine::quantity).toArray(),
        "resolutions", lines.stream().map(line -> line.resolution().orElseThrow().code()).toArray(String[]::new),
        "paid", money.stream().mapToLong(each -> each.paid().minor()).toArray(),
        "tax", money.stream().mapToLong(each -> each.tax().minor()).toArray(),
        "paidBefore", money.stream().mapToLong(each -> each.paidBefore().minor()).toArray(),
        "currency", money.getFirst().paid().currency().getCurrencyCode());
  }

  private static Map<String, Object> claims(Assessed assessed, Filing filing) {
    List<Integer> items = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    assessed.claims().forEach((itemNo, said) -> said.all().forEach(fact -> {
      items.add(itemNo);
      facts.add(fact);
    }));
    return Map.of(
        "claimItems", items.stream().mapToInt(Integer::intValue).toArray(),
        "claimNames", facts.stream().map(Fact::name).toArray(String[]::new),
        "claimValues", facts.stream().map(fact -> DecisionJson.write(fact.value())).toArray(String[]::new),
        "claimSources",
            facts.stream().map(fact -> fact.source().name().toLowerCase(Locale.ROOT)).toArray(String[]::new),
        "saidBy", filing.actor().who());
  }

  /** Of a request that is authorized at once the shopper is told with the number, not of the request apart. */
  private static Map<String, Object> events(Filing filing, Stamp stamp) {
    return Map.of(
        "kinds", stamp.events().stream().map(event -> event.kind().code()).toArray(String[]::new),
        "data", stamp.events().stream().map(NewEvent::json).toArray(String[]::new),
        "told", told(stamp),
        "actorKind", filing.actor().kind(),
        "actor", filing.actor().reference());
  }

  private static String[] told(Stamp stamp) {
    return stamp.events().stream()
        .map(NewEvent::kind)
        .filter(CaseEventKind::isTold)
        .filter(kind -> stamp.issue().isEmpty() || kind != CaseEventKind.REQUESTED)
        .map(CaseEventKind::code)
        .toArray(String[]::new);
  }
}
