package retour.server.settlement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/**
 * The append-only ledger in double entry.
 *
 * <p>INVARIANT: the amounts of one transaction sum to zero; the database refuses any other at commit.
 */
@Repository
class Ledger {

  private static final String INSERT =
      """
      insert into ledger_entry (store_id, transaction_id, entry_no, account, amount_minor, currency, order_id, case_id,
                                item_no, clause, booked_at)
      select :store, :transaction, entry_no, account, amount, :currency, :order, :case,
             nullif(item_no, 0), nullif(clause, ''), :at
      from unnest(:accounts, :amounts, :items, :clauses)
             with ordinality as entry (account, amount, item_no, clause, entry_no)
      """;

  private final JdbcClient jdbc;

  Ledger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Accounts, as the schema lists them. */
  enum Account {
    SALES_RETURNED,
    TAX_RETURNED,
    /** Of what was paid for delivery. */
    DELIVERY_RETURNED,
    RETURN_FEES,
    DEDUCTIONS,
    COSTS_REIMBURSED,
    /** What people gave more, or less, than the policy suggests. */
    CHANGED_BY_STAFF,
    PAYABLE,
    STORE_CREDIT,
    /** What was bought with store credit. */
    CREDIT_USED,
    /** Store credit that ran out. */
    CREDIT_EXPIRED,
    PAID_OUT,
    /** Between a currency that is no longer paid out and the one that took its place. */
    EXCHANGE,
    /** What carriers owe for damage on the way. */
    CARRIER_CLAIMS,
    /** What claims against carriers bring in. */
    CARRIER_RECOVERIES,
    /** Money from carriers. */
    CARRIER_PAID,
    /** Goods promised in place of money. */
    GOODS_OWED,
    /** What such goods were worth that have left. */
    GOODS_SENT,
    /** What customers have to pay on top of goods that came back. */
    RECEIVABLE,
    /** What they paid of it. */
    PAID_IN;

    private String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One entry.
   *
   * @param amount a debit is positive, a credit negative
   * @param item the item it belongs to, where it is one item's
   * @param clause the clause it comes from, where it is one clause's
   */
  record Line(Account account, Money amount, OptionalInt item, Optional<String> clause) {}

  /** Entries that belong together. */
  record Transaction(StoreId store, OrderId order, CaseId caseId, List<Line> lines, Instant at) {}

  /** Books the entries that are not zero; nothing where all are. */
  void book(Transaction booked) {
    List<Line> lines = booked.lines().stream().filter(line -> !line.amount().isZero()).toList();
    if (lines.isEmpty()) {
      return;
    }
    jdbc.sql(INSERT)
        .param("store", booked.store().value())
        .param("transaction", UUID.randomUUID())
        .param("order", booked.order().value())
        .param("case", booked.caseId().value())
        .param("currency", lines.getFirst().amount().currency().getCurrencyCode())
        .param("at", OffsetDateTime.ofInstant(booked.at(), ZoneOffset.UTC))
        .param("accounts", lines.stream().map(line -> line.account().code()).toArray(String[]::new))
        .param("amounts", lines.stream().mapToLong(line -> line.amount().minor()).toArray())
        .param("items", lines.stream().mapToInt(line -> line.item().orElse(0)).toArray())
        .param("clauses", lines.stream().map(line -> line.clause().orElse("")).toArray(String[]::new))
        .update();
  }
}
