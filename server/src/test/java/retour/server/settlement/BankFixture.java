package retour.server.settlement;

import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.platform.DatabaseAccess;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.PaymentConsents.Wording;
import retour.server.settlement.PayoutBatch.Transfer;
import retour.server.settlement.Payouts.Payout;
import retour.server.store.Actor;
import retour.server.testing.TestDatabase;

/** The corner shop trading in euro, paying refunds of cash orders by bank transfer. */
public final class BankFixture {

  public static final BankAccount ANN = new BankAccount("Анна Щерева", "BG80BNBG96611020345678");
  public static final BankAccount OTHER = new BankAccount("Ann Lee", "DE89370400440532013000");

  private static final Actor SYSTEM = new Actor.Clock();

  private final ReturnsFixture given;

  public BankFixture(ApplicationContext beans) {
    this.given = new ReturnsFixture(beans).store(false, "EUR");
    bean(PayerAccounts.class).save(STORE, PayerAccount.of("Corner Shop", "FR1420041010050500013M02606", ""), SYSTEM);
  }

  ReturnsFixture returns() {
    return given;
  }

  <T> T bean(Class<T> type) {
    return given.bean(type);
  }

  OrderId paidInCash(long cents) {
    return given.order(
        List.of(line(1, Money.of(cents, "EUR"), Money.of(0, "EUR"))), PaymentMethod.CASH_ON_DELIVERY, true);
  }

  /** A refund by bank transfer that is due; 15 % of the price are kept. */
  Payout due(long cents) {
    ReturnCase accepted = given.accepted(paidInCash(cents), 1, Resolution.REFUND);
    bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    return bean(Payouts.class).ofCase(STORE, accepted.id()).getFirst();
  }

  public Payout due(long cents, BankAccount account) {
    Payout due = due(cents);
    give(due, account);
    return due;
  }

  void give(Payout due, BankAccount account) {
    bean(GiveBankAccount.class).give(by(given.get(due.caseId()), SHOPPER), account, Wording.in("en"));
  }

  /** Runs statements as who owns the tables. */
  void asOwner(String... statements) {
    String database = bean(JdbcClient.class).sql("select current_database()").query(String.class).single();
    DatabaseAccess access = TestDatabase.access(database);
    JdbcClient owner =
        JdbcClient.create(
            new DriverManagerDataSource(access.url(), access.owner().user(), access.owner().password()));
    for (String statement : statements) {
      owner.sql(statement).update();
    }
  }

  Payout now(Payout payout) {
    return bean(Payouts.class).ofCase(STORE, payout.caseId()).getFirst();
  }

  /** Made by the accountant, released by a supervisor. */
  PayoutBatch released() {
    UUID batch = bean(PayoutBatches.class).make(STORE, ACCOUNTANT);
    bean(PayoutBatches.class).release(STORE, batch, SUPERVISOR);
    return get(batch);
  }

  PayoutBatch get(UUID batch) {
    return bean(PayoutBatches.class).get(STORE, batch, ACCOUNTANT);
  }

  BankReports.Taken report(String... entries) {
    return bean(BankReports.class).take(STORE, statement(entries), ACCOUNTANT);
  }

  /** A bank's statement. */
  static byte[] statement(String... entries) {
    String text =
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>S-1</MsgId>"
            + "</GrpHdr><Stmt>"
            + String.join("", entries)
            + "</Stmt></BkToCstmrStmt></Document>";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String debited(Transfer transfer) {
    return entry("DBIT", transfer.endToEndId(), transfer.amount(), "");
  }

  static String returned(Transfer transfer) {
    return entry("CRDT", transfer.endToEndId(), transfer.amount(), "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");
  }

  static String entry(String direction, String id, Money amount, String more) {
    return "<Ntry><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls><TxDtls>"
            .formatted(amount.decimal().toPlainString(), direction)
        + "<Refs><EndToEndId>%s</EndToEndId></Refs>%s</TxDtls></NtryDtls></Ntry>".formatted(id, more);
  }

  /** What stands on an account for a case, in cents. */
  long balance(Payout payout, String account) {
    return bean(JdbcClient.class)
        .sql(
            """
            select coalesce(sum(amount_minor), 0)
            from ledger_entry
            where case_id = :case and account = :account
            """)
        .param("case", payout.caseId().value())
        .param("account", account)
        .query(Long.class)
        .single();
  }
}
