package retour.server.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.PaymentMethod;
import retour.server.returns.CaseId;
import retour.server.sepa.CreditTransfer;
import retour.server.sepa.Iban;
import retour.server.sepa.SepaText;
import retour.server.settlement.Payouts.Payout;
import retour.server.store.StoreId;

/** Payouts by bank transfer that are due, each with its account or with what it still waits for. */
@Repository
public class TransferQueue {

  /** Accounts a bank turned down; a payout needs another one, or another name, after that. */
  private static final String FAILED =
      """
      select payout_id, sealed, holder, iban
      from payout_transfer
      where store_id = :store and payout_id in (:payouts) and account_at_fault
      """;

  /** Payouts that still wait for the customer's consent to a transfer. */
  private static final String WITHOUT_CONSENT =
      """
      select p.payout_id
      from payout p
      where p.store_id = :store and p.state = 'due' and p.needs_consent
        and not exists (
          select from payment_consent c
          where c.store_id = p.store_id and c.case_id = p.case_id and c.method = p.method)
      """;

  private final JdbcClient jdbc;
  private final Payouts payouts;
  private final BankAccounts accounts;
  private final SealedAccounts sealed;

  TransferQueue(
      JdbcClient jdbc,
      Payouts payouts,
      BankAccounts accounts,
      SealedAccounts sealed) {
    this.jdbc = jdbc;
    this.payouts = payouts;
    this.accounts = accounts;
    this.sealed = sealed;
  }

  /**
   * One payout that goes by bank transfer.
   *
   * @param held why it cannot go now: {@code no_account}, {@code no_consent}, {@code account_failed}, {@code not_euro}, {@code too_small}, {@code too_large},
   *     {@code name_unwritable} or a fault of {@link Iban#fault}; empty when it can
   */
  public record Candidate(Payout payout, Optional<BankAccount> account, Optional<String> held) {}

  /** Soonest due first. */
  public List<Candidate> due(StoreId store) {
    List<Payout> waiting =
        payouts.due(store).stream()
            .filter(payout -> payout.method().equals(PaymentMethod.BANK_TRANSFER.code()))
            .toList();
    Map<CaseId, BankAccount> known = accounts.ofCases(store, waiting.stream().map(Payout::caseId).toList());
    Map<UUID, List<BankAccount>> failed = failed(store, waiting);
    Set<UUID> unagreed =
        Set.copyOf(
            jdbc.sql(WITHOUT_CONSENT)
                .param("store", store.value())
                .query((row, n) -> row.getObject("payout_id", UUID.class))
                .list());
    return waiting.stream()
        .map(
            payout -> {
              Optional<BankAccount> account = Optional.ofNullable(known.get(payout.caseId()));
              Optional<String> held =
                  unagreed.contains(payout.id())
                      ? Optional.of("no_consent")
                      : held(payout, account, failed.getOrDefault(payout.id(), List.of()));
              return new Candidate(payout, account, held);
            })
        .toList();
  }

  private static Optional<String> held(Payout payout, Optional<BankAccount> account, List<BankAccount> failed) {
    if (account.isEmpty()) {
      return Optional.of("no_account");
    }
    if (failed.contains(account.get())) {
      return Optional.of("account_failed");
    }
    if (!payout.amount().currency().getCurrencyCode().equals("EUR")) {
      return Optional.of("not_euro");
    }
    if (payout.amount().isZero()) {
      return Optional.of("too_small");
    }
    if (payout.amount().minor() > CreditTransfer.LARGEST) {
      return Optional.of("too_large");
    }
    if (SepaText.of(account.get().holder(), SepaText.NAME).isEmpty()) {
      return Optional.of("name_unwritable");
    }
    return Iban.fault(account.get().iban());
  }

  private Map<UUID, List<BankAccount>> failed(StoreId store, List<Payout> waiting) {
    if (waiting.isEmpty()) {
      return Map.of();
    }
    Map<UUID, CaseId> cases = waiting.stream().collect(Collectors.toMap(Payout::id, Payout::caseId));
    List<Map.Entry<UUID, SealedAccounts.Row>> rows =
        jdbc.sql(FAILED)
            .param("store", store.value())
            .param("payouts", List.copyOf(cases.keySet()))
            .query((row, n) -> failure(row, cases))
            .list();
    SealedAccounts.Reader reader = sealed.reader(store, rows.stream().map(row -> row.getValue().caseId()).toList());
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.flatMapping(row -> reader.open(row.getValue()).stream(), Collectors.toList())));
  }

  private static Map.Entry<UUID, SealedAccounts.Row> failure(ResultSet row, Map<UUID, CaseId> cases)
      throws SQLException {
    UUID payout = row.getObject("payout_id", UUID.class);
    return Map.entry(payout, SealedAccounts.Row.of(Objects.requireNonNull(cases.get(payout)), row));
  }
}
