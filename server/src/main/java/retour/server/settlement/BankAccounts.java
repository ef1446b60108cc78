package retour.server.settlement;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.returns.CaseId;
import retour.server.returns.Settling.Made;
import retour.server.store.StoreId;

/** The accounts that customers gave for a refund by bank transfer; the one place that reads and writes them. */
@Repository
public class BankAccounts {

  private static final String FIND =
      """
      select case_id, sealed, holder, iban
      from return_bank_account
      where store_id = :store and case_id in (:cases)
      """;

  private static final String SAVE =
      """
      insert into return_bank_account (store_id, case_id, sealed, given_at, given_by)
      values (:store, :case, :sealed, :at, :by)
      on conflict (store_id, case_id) do update
      set sealed = excluded.sealed, holder = null, iban = null, given_at = excluded.given_at, given_by = excluded.given_by
      """;

  private final JdbcClient jdbc;
  private final SealedAccounts sealed;

  BankAccounts(JdbcClient jdbc, SealedAccounts sealed) {
    this.jdbc = jdbc;
    this.sealed = sealed;
  }

  /** Where this return's refund goes; empty until the customer said so. Show it whole only to who pays. */
  public Optional<BankAccount> find(StoreId store, CaseId caseId) {
    return Optional.ofNullable(ofCases(store, List.of(caseId)).get(caseId));
  }

  /** The accounts of several returns, in one read; a return without one is left out. */
  public Map<CaseId, BankAccount> ofCases(StoreId store, Collection<CaseId> cases) {
    if (cases.isEmpty()) {
      return Map.of();
    }
    List<SealedAccounts.Row> rows =
        jdbc.sql(FIND)
            .param("store", store.value())
            .param("cases", cases.stream().map(CaseId::value).distinct().toList())
            .query((row, n) -> SealedAccounts.Row.of(new CaseId(row.getObject("case_id", UUID.class)), row))
            .list();
    SealedAccounts.Reader reader = sealed.reader(store, rows.stream().map(SealedAccounts.Row::caseId).toList());
    Map<CaseId, BankAccount> accounts = new HashMap<>();
    rows.forEach(row -> reader.open(row).ifPresent(account -> accounts.put(row.caseId(), account)));
    return Map.copyOf(accounts);
  }

  /** Replaces what was given before, in the caller's transaction. */
  void save(StoreId store, CaseId caseId, BankAccount account, Made made) {
    jdbc.sql(SAVE)
        .param("store", store.value())
        .param("case", caseId.value())
        .param("sealed", sealed.seal(store, caseId, account))
        .param("at", OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC))
        .param("by", made.by().who())
        .update();
  }
}
