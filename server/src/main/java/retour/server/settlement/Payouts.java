package retour.server.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseId;
import retour.server.returns.Settling;
import retour.server.settlement.Ledger.Account;
import retour.server.settlement.Ledger.Line;
import retour.server.store.Actor;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** What has to go out to customers; the built-in adapter keeps a list the accountant ticks off. */
@Service
public class Payouts {

  private static final int LONGEST_REFERENCE = 140;

  private static final String DUE =
      """
      select store_id, payout_id, case_id, case_number, order_id, order_number, method, amount_minor, currency, state, due_on,
             reference, paid_at, original_minor, original_currency
      from payout_listed
      where store_id = :store and state = 'due'
      order by due_on, payout_id
      limit 500
      """;

  private static final String OF_CASE =
      """
      select store_id, payout_id, case_id, case_number, order_id, order_number, method, amount_minor, currency, state, due_on,
             reference, paid_at, original_minor, original_currency
      from payout_listed
      where store_id = :store and case_id = :case and state <> 'withdrawn'
      order by payout_id
      """;

  private static final String FIND =
      """
      select store_id, payout_id, case_id, case_number, order_id, order_number, method, amount_minor, currency, state, due_on,
             reference, paid_at, original_minor, original_currency
      from payout_listed
      where store_id = :store and payout_id = :payout
      """;

  private static final String PAY =
      """
      update payout
      set state = 'paid', reference = :reference, paid_at = :at, paid_by = :by, version = version + 1
      where store_id = :store and payout_id = :payout and state = :from
      """;

  private static final String REOPEN =
      """
      update payout
      set state = 'due', reference = '', paid_at = null, paid_by = null, due_on = :dueOn, version = version + 1
      where store_id = :store and payout_id = :payout and state in ('in_batch', 'at_provider', 'paid')
      """;

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final Settling settling;
  private final Stores stores;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Payouts(
      JdbcClient jdbc,
      Ledger ledger,
      Settling settling,
      Stores stores,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.stores = stores;
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.settling = settling;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What is still due, soonest first. */
  public List<Payout> due(StoreId store) {
    return jdbc.sql(DUE).param("store", store.value()).query((row, n) -> row(row).payout()).list();
  }

  /** What a case brought about, paid or not, oldest first. */
  public List<Payout> ofCase(StoreId store, CaseId caseId) {
    return rows(store, caseId).stream().map(Row::payout).toList();
  }

  /**
   * Ticks a payout off as paid by hand, once; a repeat with the same reference changes nothing.
   *
   * @param reference the bank's, processor's or carrier's own, not blank
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, INVALID_INPUT (field {@code reference}), NOT_NOW (in a batch on its way
   *     through the bank) or ALREADY_SETTLED (paid under another reference)
   */
  public Payout markPaid(StoreId store, UUID payoutId, String reference, Actor actor) {
    MoneyRights.PAY.require(actor);
    String given = reference.strip();
    if (given.isEmpty() || given.length() > LONGEST_REFERENCE) {
      throw Refused.fields(List.of(new FieldFault("reference", given.isEmpty() ? "missing" : "too_long")));
    }
    Settling.Made made = new Settling.Made(actor, clock.instant());
    return Tries.again(
        () -> transaction.execute(_ -> pay(find(store, payoutId), given, "due", made)));
  }

  /** Books a transfer that a bank has debited, in the caller's transaction. */
  void transferred(StoreId store, UUID payoutId, String reference, Settling.Made made) {
    Object _ = pay(find(store, payoutId), reference, "in_batch", made);
  }

  /** Books a refund that a payment provider made, in the caller's transaction. */
  void refunded(StoreId store, UUID payoutId, String reference, Settling.Made made) {
    Object _ = pay(find(store, payoutId), reference, "at_provider", made);
  }

  /**
   * Makes a payout due again whose transfer or refund failed, in the caller's transaction.
   *
   * @param wasPaid whether the transfer had been debited: then that entry is reversed
   */
  void cameBack(StoreId store, UUID payoutId, String bankCode, boolean wasPaid, Settling.Made made) {
    Row row = find(store, payoutId);
    settling.lock(store, row.order());
    LocalDate dueOn = stores.get(store).dayOf(made.at()).plusDays(PaymentPort.DAYS_TO_PAY);
    jdbc.sql(REOPEN).param("store", store.value()).param("payout", payoutId).param("dueOn", dueOn).update();
    if (wasPaid) {
      ledger.book(
          new Ledger.Transaction(
              store, row.order(), row.payout().caseId(), reversed(lines(row.payout())), made.at()));
    }
    Map<String, String> told =
        Map.of(
            "method", row.payout().method(), "amount", row.payout().amount().toString(), "bank_code", bankCode);
    settling.wentOn(store, row.payout().caseId(), CaseEventKind.PAYOUT_FAILED, told, made);
  }

  private static List<Line> reversed(List<Line> lines) {
    return lines.stream()
        .map(line -> new Line(line.account(), line.amount().negated(), line.item(), line.clause()))
        .toList();
  }

  private Payout pay(Row row, String reference, String from, Settling.Made made) {
    StoreId store = row.store();
    settling.lock(store, row.order());
    int paid =
        jdbc.sql(PAY)
            .param("store", store.value())
            .param("payout", row.payout().id())
            .param("from", from)
            .param("reference", reference)
            .param("at", OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC))
            .param("by", made.by().who())
            .update();
    Payout now = find(store, row.payout().id()).payout();
    if (paid == 0) {
      requireSame(now, reference);
      return now;
    }
    ledger.book(new Ledger.Transaction(store, row.order(), now.caseId(), lines(now), made.at()));
    settling.wentOn(store, now.caseId(), CaseEventKind.PAID_OUT, told(now), made);
    return now;
  }

  private static void requireSame(Payout paid, String reference) {
    if (!paid.paid()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    if (!paid.reference().equals(reference)) {
      throw Refused.because(ProblemCode.ALREADY_SETTLED);
    }
  }

  private static Map<String, String> told(Payout payout) {
    return Map.of(
        "method", payout.method(), "amount", payout.amount().toString(), "reference", payout.reference());
  }

  /** Store credit stays owed, in an account of its own; all else has left the house. */
  private static List<Line> lines(Payout payout) {
    Account to = payout.method().equals("store_credit") ? Account.STORE_CREDIT : Account.PAID_OUT;
    return List.of(
        new Line(Account.PAYABLE, payout.amount(), OptionalInt.empty(), Optional.empty()),
        new Line(to, payout.amount().negated(), OptionalInt.empty(), Optional.empty()));
  }

  private Row find(StoreId store, UUID payoutId) {
    return jdbc.sql(FIND)
        .param("store", store.value())
        .param("payout", payoutId)
        .query((row, n) -> row(row))
        .optional()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private List<Row> rows(StoreId store, CaseId caseId) {
    return jdbc.sql(OF_CASE)
        .param("store", store.value())
        .param("case", caseId.value())
        .query((row, n) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    Payout payout =
        new Payout(
            row.getObject("payout_id", UUID.class),
            new CaseId(row.getObject("case_id", UUID.class)),
            row.getString("case_number"),
            row.getString("order_number"),
            row.getString("method"),
            Money.of(row.getLong("amount_minor"), row.getString("currency")),
            row.getString("state").equals("paid"),
            row.getObject("due_on", LocalDate.class),
            row.getString("reference"),
            Optional.ofNullable(row.getObject("paid_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
            original(row));
    return new Row(new StoreId(row.getString("store_id")), new OrderId(row.getLong("order_id")), payout);
  }

  private static Optional<Money> original(ResultSet row) throws SQLException {
    String currency = row.getString("original_currency");
    return currency == null ? Optional.empty() : Optional.of(Money.of(row.getLong("original_minor"), currency));
  }

  private record Row(StoreId store, OrderId order, Payout payout) {}

  /**
   * Something that goes out once.
   *
   * @param method a means of payment by code, or {@code store_credit}
   * @param reference the bank's or processor's own, typed when it was ticked off
   * @param original what it came to in the currency of the order, where that is no longer paid out
   */
  public record Payout(
      UUID id,
      CaseId caseId,
      String caseNumber,
      String orderNumber,
      String method,
      Money amount,
      boolean paid,
      LocalDate dueOn,
      String reference,
      Optional<Instant> paidAt,
      Optional<Money> original) {

    /** Whether it goes to the customer's bank account, see {@link BankAccounts}. */
    public boolean isByTransfer() {
      return method.equals(PaymentMethod.BANK_TRANSFER.code());
    }
  }
}
