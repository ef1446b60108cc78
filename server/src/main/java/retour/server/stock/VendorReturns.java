package retour.server.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.platform.SqlValues;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseId;
import retour.server.returns.FollowUp;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.store.Actor;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Returns to manufacturers, for repair, credit or replacement (clause IC-16). The days on which goods left and came back
 * are facts of the item, so that the policy pauses its targets meanwhile.
 */
@Service
public class VendorReturns {

  private static final int NUMBER_DAYS = 7;
  private static final int SEND_DAYS = 3;
  private static final int WORK_DAYS = 30;
  private static final int LONGEST = 200;

  private static final String SELECT_ONE =
      """
      select v.store_id, v.vendor_return_id, v.case_id, coalesce(c.authorization_number, c.number) as case_number,
             v.item_no, l.name, v.vendor, v.purpose, v.vendor_number, v.state, v.tracking_number, v.outcome,
             v.credit_minor, v.currency, v.sent_on, v.back_on, v.next_on, v.version
      from vendor_return v
        join return_case c on c.store_id = v.store_id and c.case_id = v.case_id
        join return_item i on i.store_id = v.store_id and i.case_id = v.case_id and i.item_no = v.item_no
        join order_line l on l.store_id = i.store_id and l.order_id = i.order_id and l.line_no = i.line_no
      where v.store_id = :store and v.vendor_return_id = :id
      """;

  private static final String SELECT_ALL =
      """
      select v.store_id, v.vendor_return_id, v.case_id, coalesce(c.authorization_number, c.number) as case_number,
             v.item_no, l.name, v.vendor, v.purpose, v.vendor_number, v.state, v.tracking_number, v.outcome,
             v.credit_minor, v.currency, v.sent_on, v.back_on, v.next_on, v.version
      from vendor_return v
        join return_case c on c.store_id = v.store_id and c.case_id = v.case_id
        join return_item i on i.store_id = v.store_id and i.case_id = v.case_id and i.item_no = v.item_no
        join order_line l on l.store_id = i.store_id and l.order_id = i.order_id and l.line_no = i.line_no
      where v.store_id = :store and (v.next_on is not null or :all)
      order by v.next_on nulls last, v.vendor_return_id desc
      limit 200
      """;

  private static final String OPEN =
      """
      insert into vendor_return (store_id, case_id, item_no, vendor, purpose, currency, opened_at, next_on)
      values (:store, :case, :item, :vendor, :purpose, :currency, :at, :nextOn)
      returning vendor_return_id
      """;

  private static final String STEP =
      """
      update vendor_return
      set state = :state, vendor_number = :number, tracking_number = :tracking, outcome = :outcome,
          credit_minor = :credit, sent_on = :sentOn, back_on = :backOn, next_on = :nextOn, version = version + 1
      where store_id = :store and vendor_return_id = :id and version = :version
      """;

  private final JdbcClient jdbc;
  private final Stores stores;
  private final ReturnCases cases;
  private final FollowUp followUp;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  VendorReturns(
      JdbcClient jdbc,
      Stores stores,
      ReturnCases cases,
      FollowUp followUp,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.cases = cases;
    this.followUp = followUp;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What is asked of a manufacturer for one item. */
  public record Ask(StoreId store, CaseId caseId, int itemNo, String vendor, VendorReturn.Purpose purpose) {}

  /**
   * What every command on a vendor return names.
   *
   * @param version the version the person saw
   */
  public record Command(StoreId store, UUID id, long version, Actor actor) {}

  /** Those that are open, soonest due first; with {@code all} the ended ones after them. At most 200. */
  public List<VendorReturn> list(StoreId store, boolean all) {
    return jdbc.sql(SELECT_ALL)
        .param("store", store.value())
        .param("all", all)
        .query((row, n) -> vendorReturn(row))
        .list();
  }

  /** @throws Refused with NOT_FOUND */
  public VendorReturn get(StoreId store, UUID id) {
    return jdbc.sql(SELECT_ONE)
        .param("store", store.value())
        .param("id", id)
        .query((row, n) -> vendorReturn(row))
        .optional()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /**
   * Asks a manufacturer to take an item's goods; they have to be here.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, NOT_NOW (the goods are not here, or are asked for already) or
   *     INVALID_INPUT (field {@code vendor})
   */
  public VendorReturn ask(Ask ask, Actor by) {
    GoodsRights.SEND.require(by);
    requireText("vendor", ask.vendor());
    ReturnCase found = cases.get(ask.store(), ask.caseId());
    ReturnItem item =
        found.items().stream()
            .filter(each -> each.itemNo() == ask.itemNo())
            .findFirst()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    if (!item.isHere()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    Instant now = clock.instant();
    try {
      UUID id =
          jdbc.sql(OPEN)
              .param("store", ask.store().value())
              .param("case", ask.caseId().value())
              .param("item", ask.itemNo())
              .param("vendor", ask.vendor().strip())
              .param("purpose", ask.purpose().code())
              .param("currency", item.money().paid().currency().getCurrencyCode())
              .param("at", now.atOffset(ZoneOffset.UTC))
              .param("nextOn", stores.get(ask.store()).dayOf(now).plusDays(NUMBER_DAYS))
              .query(UUID.class)
              .single();
      return get(ask.store(), id);
    } catch (DuplicateKeyException asked) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  /**
   * The manufacturer gave their number.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (field {@code number})
   */
  public VendorReturn authorized(Command command, String number) {
    requireText("number", number);
    VendorReturn seen = seen(command, VendorReturnState.AUTHORIZED);
    Step step = new Step(VendorReturnState.AUTHORIZED, number.strip(), "", "", seen.credit());
    transaction.executeWithoutResult(_ -> write(seen, step, SEND_DAYS, command));
    return get(command.store(), command.id());
  }

  /**
   * The goods are on their way to them: the targets of the return pause.
   *
   * @throws Refused as {@link #authorized} (field {@code tracking})
   */
  public VendorReturn sent(Command command, String tracking) {
    requireText("tracking", tracking);
    VendorReturn seen = seen(command, VendorReturnState.SENT);
    Step step = new Step(VendorReturnState.SENT, seen.vendorNumber(), tracking.strip(), "", seen.credit());
    Map<String, String> told = told(seen, "number", seen.vendorNumber());
    told.put("purpose", seen.purpose().code());
    transaction.executeWithoutResult(
        _ -> {
          write(seen, step, WORK_DAYS, command);
          note(seen, CaseEventKind.SENT_TO_VENDOR, told, "sent_to_manufacturer_on", command);
        });
    return get(command.store(), command.id());
  }

  /**
   * They are back, or were credited: the targets go on.
   *
   * @param credit what was credited; empty where the goods themselves came back
   * @throws Refused as {@link #authorized} (fields {@code outcome}, {@code credit})
   */
  public VendorReturn ended(Command command, String outcome, Optional<Money> credit) {
    requireText("outcome", outcome);
    VendorReturnState to = credit.isPresent() ? VendorReturnState.CREDITED : VendorReturnState.BACK;
    VendorReturn seen = seen(command, to);
    Money sum = credit.orElse(seen.credit());
    if (sum.isNegative() || !sum.currency().equals(seen.credit().currency())) {
      throw Refused.fields(List.of(new FieldFault("credit", "not_an_amount")));
    }
    Step step = new Step(to, seen.vendorNumber(), seen.trackingNumber(), outcome.strip(), sum);
    transaction.executeWithoutResult(
        _ -> {
          write(seen, step, 0, command);
          note(
              seen,
              CaseEventKind.BACK_FROM_VENDOR,
              told(seen, "outcome", outcome.strip()),
              "back_from_manufacturer_on",
              command);
        });
    return get(command.store(), command.id());
  }

  /**
   * They will not take them.
   *
   * @throws Refused as {@link #authorized} (field {@code outcome})
   */
  public VendorReturn refused(Command command, String reason) {
    requireText("outcome", reason);
    VendorReturn seen = seen(command, VendorReturnState.REFUSED);
    Step step = new Step(VendorReturnState.REFUSED, seen.vendorNumber(), "", reason.strip(), seen.credit());
    transaction.executeWithoutResult(_ -> write(seen, step, 0, command));
    return get(command.store(), command.id());
  }

  private record Step(
      VendorReturnState state, String number, String tracking, String outcome, Money credit) {}

  private VendorReturn seen(Command command, VendorReturnState to) {
    GoodsRights.SEND.require(command.actor());
    VendorReturn seen = get(command.store(), command.id());
    if (seen.version() != command.version()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE, Map.of("version", seen.version()));
    }
    if (!seen.state().next().contains(to)) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    return seen;
  }

  /** @param days until something is next expected; 0 at the end */
  private void write(VendorReturn seen, Step step, int days, Command command) {
    LocalDate today = stores.get(seen.store()).dayOf(clock.instant());
    boolean leaves = step.state() == VendorReturnState.SENT;
    boolean ends = step.state() == VendorReturnState.BACK || step.state() == VendorReturnState.CREDITED;
    int updated =
        jdbc.sql(STEP)
            .param("store", seen.store().value())
            .param("id", seen.id())
            .param("version", command.version())
            .param("state", step.state().code())
            .param("number", step.number())
            .param("tracking", step.tracking())
            .param("outcome", step.outcome())
            .param("credit", step.credit().minor())
            .param("sentOn", SqlValues.nullable(leaves ? Optional.of(today) : seen.sentOn(), Types.DATE))
            .param("backOn", SqlValues.nullable(ends ? Optional.of(today) : seen.backOn(), Types.DATE))
            .param("nextOn", SqlValues.nullable(Optional.of(today.plusDays(days)).filter(_ -> days > 0), Types.DATE))
            .update();
    if (updated == 0) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  private void note(
      VendorReturn seen, CaseEventKind kind, Map<String, String> told, String fact, Command command) {
    Instant now = clock.instant();
    FactValue day = new FactValue.Day(stores.get(seen.store()).dayOf(now));
    followUp.note(
        seen.store(),
        seen.caseId(),
        kind,
        told,
        new FollowUp.Known(seen.itemNo(), new Fact(fact, day, FactSource.STAFF)),
        new FollowUp.Made(command.actor(), now));
  }

  private static Map<String, String> told(VendorReturn seen, String name, String value) {
    Map<String, String> told = new HashMap<>();
    told.put("item", Integer.toString(seen.itemNo()));
    told.put("vendor", seen.vendor());
    told.put(name, value);
    return told;
  }

  private static void requireText(String field, String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw Refused.fields(List.of(new FieldFault(field, text.isBlank() ? "missing" : "too_long")));
    }
  }

  private static VendorReturn vendorReturn(ResultSet row) throws SQLException {
    return new VendorReturn(
        new StoreId(row.getString("store_id")),
        row.getObject("vendor_return_id", UUID.class),
        new CaseId(row.getObject("case_id", UUID.class)),
        row.getString("case_number"),
        row.getInt("item_no"),
        row.getString("name"),
        row.getString("vendor"),
        SqlValues.constant(VendorReturn.Purpose.class, row.getString("purpose")),
        row.getString("vendor_number"),
        SqlValues.constant(VendorReturnState.class, row.getString("state")),
        row.getString("tracking_number"),
        row.getString("outcome"),
        Money.of(row.getLong("credit_minor"), row.getString("currency")),
        Optional.ofNullable(row.getObject("sent_on", LocalDate.class)),
        Optional.ofNullable(row.getObject("back_on", LocalDate.class)),
        Optional.ofNullable(row.getObject("next_on", LocalDate.class)),
        row.getLong("version"));
  }
}
