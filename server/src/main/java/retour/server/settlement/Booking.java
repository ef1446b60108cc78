package retour.server.settlement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.money.Money;
import retour.server.creditnote.CreditNotes;
import retour.server.creditnote.NewNote;
import retour.server.creditnote.NoteId;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.ReturnCase;
import retour.server.settlement.Ledger.Account;
import retour.server.settlement.Ledger.Line;
import retour.server.settlement.Plan.PlannedItem;
import retour.server.store.Actor;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a settlement: reimbursements with their trace, the ledger, the payouts, what the order has had back, and its
 * credit note.
 *
 * <p>INVARIANT: what an order and each of its lines had back never exceeds what was paid; the constraints of both
 * tables refuse the whole settlement otherwise.
 */
@Component
class Booking {

  private static final String REIMBURSE =
      """
      insert into reimbursement (store_id, case_id, item_no, resolution, total_minor, currency, trace, decision_no,
                                 booked_at, booked_by)
      values (:store, :case, :item, :resolution, :total, :currency, :trace::jsonb, :decision, :at, :by)
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final PaidBack paidBack;
  private final Dispatch dispatch;
  private final OldCurrency oldCurrency;
  private final CreditNotes notes;

  Booking(
      JdbcClient jdbc, Ledger ledger, PaidBack paidBack, Dispatch dispatch, OldCurrency oldCurrency, CreditNotes notes) {
    this.oldCurrency = oldCurrency;
    this.notes = notes;
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.paidBack = paidBack;
    this.dispatch = dispatch;
  }

  /**
   * What is booked.
   *
   * @param decision the number of the decision it rests on
   */
  record Entry(ReturnCase returnCase, Plan plan, List<Outgoing> outgoing, long decision, Actor by, Instant at) {}

  /** @throws Refused with REFUND_ABOVE_PAID or ALREADY_SETTLED */
  void book(Entry entry) {
    try {
      entry.plan().items().forEach(item -> book(entry, item));
    } catch (DataIntegrityViolationException failure) {
      throw refused(failure);
    }
    ReturnCase settled = entry.returnCase();
    ledger.book(
        new Ledger.Transaction(settled.store(), settled.order(), settled.id(), lines(entry.plan().items()), entry.at()));
    NewNote note = NoteDraft.of(entry, oldCurrency.after(settled.store(), settled.order()));
    entry.outgoing().forEach(outgoing -> dispatch.send(settled, outgoing, entry.at()));
    Optional<NoteId> _ = notes.issue(note);
  }

  private void book(Entry entry, PlannedItem item) {
    ReturnCase settled = entry.returnCase();
    jdbc.sql(REIMBURSE)
        .param("store", settled.store().value())
        .param("case", settled.id().value())
        .param("item", item.item().itemNo())
        .param("resolution", item.item().resolution().code())
        .param("total", item.total().minor())
        .param("currency", item.total().currency().getCurrencyCode())
        .param("trace", JSON.writeValueAsString(Trace.of(item)))
        .param("decision", entry.decision())
        .param("at", OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC))
        .param("by", entry.by().who())
        .update();
    paidBack.add(settled, item.item().lineNo(), item.refunded());
  }

  /** Debits what is taken back, credits what is kept and what is owed. */
  static List<Line> lines(List<PlannedItem> items) {
    List<Line> lines = new ArrayList<>();
    for (PlannedItem planned : items) {
      if (planned.isGoods()) {
        lines.addAll(GoodsMoney.promised(planned.item().itemNo(), planned.money(), planned.worth()));
      } else {
        lines.addAll(inMoney(planned));
      }
    }
    return lines;
  }

  private static List<Line> inMoney(PlannedItem planned) {
    List<Line> lines = new ArrayList<>();
    OptionalInt item = OptionalInt.of(planned.item().itemNo());
    Amounts amounts = planned.amounts();
    lines.add(new Line(Account.SALES_RETURNED, amounts.paid(), item, Optional.empty()));
    lines.add(new Line(Account.TAX_RETURNED, amounts.tax(), item, Optional.empty()));
    for (Adjustment adjustment : amounts.adjustments()) {
      lines.add(new Line(account(adjustment), signed(adjustment), item, Optional.of(adjustment.clause())));
    }
    lines.add(new Line(Account.CHANGED_BY_STAFF, planned.difference(), item, Optional.empty()));
    lines.add(new Line(Account.PAYABLE, planned.total().negated(), item, Optional.empty()));
    return lines;
  }

  private static Account account(Adjustment adjustment) {
    return switch (adjustment.kind()) {
      case CHARGE -> Account.RETURN_FEES;
      case DEDUCTION -> Account.DEDUCTIONS;
      case REIMBURSEMENT -> NoteDraft.isDelivery(adjustment) ? Account.DELIVERY_RETURNED : Account.COSTS_REIMBURSED;
    };
  }

  private static Money signed(Adjustment adjustment) {
    return switch (adjustment.kind()) {
      case CHARGE, DEDUCTION -> adjustment.amount().negated();
      case REIMBURSEMENT -> adjustment.amount();
    };
  }

  static RuntimeException refused(DataIntegrityViolationException failure) {
    return switch (constraint(failure)) {
      case "order_line_refund_within", "customer_order_refund_within_paid" ->
          Refused.because(ProblemCode.REFUND_ABOVE_PAID);
      case "reimbursement_item_once" -> Refused.because(ProblemCode.ALREADY_SETTLED);
      default -> failure;
    };
  }

  private static String constraint(DataIntegrityViolationException failure) {
    ServerErrorMessage message =
        failure.getMostSpecificCause() instanceof PSQLException cause ? cause.getServerErrorMessage() : null;
    String name = message == null ? null : message.getConstraint();
    return name == null ? "" : name;
  }
}
