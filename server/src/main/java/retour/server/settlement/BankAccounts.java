package retour.server.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.returns.CaseId;
import retour.server.returns.Settling.Made;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** The accounts that customers gave for a refund by bank transfer; the one place that reads and writes them. */
@Repository
public class BankAccounts {

  private static final String FIND =
      """
      select case_id, holder, iban
      from return_bank_account
      where store_id = :store and case_id in (:cases)
      """;

  private static final String SAVE =
      """
      insert into return_bank_account (store_id, case_id, holder, iban, given_at, given_by)
      values (:store, :case, :holder, :iban, :at, :by)
      on conflict (store_id, case_id) do update
      set holder = excluded.holder, iban = excluded.iban, given_at = excluded.given_at, given_by = excluded.given_by
      """;

  private final JdbcClient jdbc;

  BankAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
    return jdbc
        .sql(FIND)
        .param("store", store.value())
        .param("cases", cases.stream().map(CaseId::value).distinct().toList())
        .query((row, n) -> Map.entry(new CaseId(row.getObject("case_id", UUID.class)), account(row)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Replaces what was given before, in the caller's transaction. */
  void save(StoreId store, CaseId caseId, BankAccount account, Made made) {
    jdbc.sql(SAVE)
        .param("store", store.value())
        .param("case", caseId.value())
        .param("holder", account.holder())
        .param("iban", account.iban())
        .param("at", OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC))
        .param("by", by(made.by()))
        .update();
  }

  private static String by(Actor actor) {
    return actor.reference().isEmpty() ? actor.kind() : actor.kind() + ":" + actor.reference();
  }

  private static BankAccount account(ResultSet row) throws SQLException {
    return new BankAccount(row.getString("holder"), row.getString("iban"));
  }
}
