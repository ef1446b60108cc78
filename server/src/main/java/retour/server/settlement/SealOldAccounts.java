package retour.server.settlement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/** Seals the accounts and files that an earlier version kept plainly; some at a time, until there are none. */
@Component
class SealOldAccounts {

  private static final int AT_ONCE = 200;

  private static final String GIVEN =
      """
      select store_id, case_id, holder, iban
      from return_bank_account
      where sealed is null
      limit :most
      """;

  private static final String SEAL_GIVEN =
      """
      update return_bank_account
      set sealed = :sealed, holder = null, iban = null
      where store_id = :store and case_id = :case and holder = :holder and iban = :iban
      """;

  private static final String TRANSFERS =
      """
      select t.store_id, t.batch_id, t.transfer_no, p.case_id, t.holder, t.iban
      from payout_transfer t join payout p on p.store_id = t.store_id and p.payout_id = t.payout_id
      where t.sealed is null
      limit :most
      """;

  private static final String SEAL_TRANSFER =
      """
      update payout_transfer
      set sealed = :sealed, holder = null, iban = null
      where store_id = :store and batch_id = :batch and transfer_no = :no and sealed is null
      """;

  private static final String PAYERS =
      """
      select store_id, iban
      from payer_account
      where sealed is null
      """;

  private static final String SEAL_PAYER =
      """
      update payer_account
      set sealed = :sealed, iban = null
      where store_id = :store and iban = :iban
      """;

  private static final String FILES =
      """
      select store_id, batch_id, file
      from payout_batch
      where file is not null and not file_sealed
      limit :most
      """;

  private static final String SEAL_FILE =
      """
      update payout_batch
      set file = :file, file_sealed = true
      where store_id = :store and batch_id = :batch and not file_sealed
      """;

  private final JdbcClient jdbc;
  private final SealedAccounts sealed;

  SealOldAccounts(JdbcClient jdbc, SealedAccounts sealed) {
    this.jdbc = jdbc;
    this.sealed = sealed;
  }

  /** Seals what there is. A row that somebody changes meanwhile is theirs. */
  void seal() {
    while (given() + transfers() + files() > 0) {
      // The next ones.
    }
    payers();
  }

  private int given() {
    List<Old> rows =
        jdbc.sql(GIVEN)
            .param("most", AT_ONCE)
            .query(
                (row, n) ->
                    new Old(
                        new StoreId(row.getString("store_id")),
                        new CaseId(row.getObject("case_id", UUID.class)),
                        new BankAccount(row.getString("holder"), row.getString("iban"))))
            .list();
    return rows.stream().mapToInt(this::seal).sum();
  }

  private int seal(Old row) {
    return jdbc.sql(SEAL_GIVEN)
        .param("sealed", sealed.seal(row.store(), row.caseId(), row.account()))
        .param("store", row.store().value())
        .param("case", row.caseId().value())
        .param("holder", row.account().holder())
        .param("iban", row.account().iban())
        .update();
  }

  private int transfers() {
    return jdbc
        .sql(TRANSFERS)
        .param("most", AT_ONCE)
        .query(
            (row, n) -> {
              StoreId store = new StoreId(row.getString("store_id"));
              CaseId caseId = new CaseId(row.getObject("case_id", UUID.class));
              BankAccount account = new BankAccount(row.getString("holder"), row.getString("iban"));
              return new OldTransfer(
                  new Old(store, caseId, account), row.getObject("batch_id", UUID.class), row.getInt("transfer_no"));
            })
        .list()
        .stream()
        .mapToInt(this::seal)
        .sum();
  }

  private int seal(OldTransfer row) {
    Old of = row.of();
    return jdbc.sql(SEAL_TRANSFER)
        .param("sealed", sealed.seal(of.store(), of.caseId(), of.account()))
        .param("store", of.store().value())
        .param("batch", row.batch())
        .param("no", row.no())
        .update();
  }

  private int files() {
    return jdbc
        .sql(FILES)
        .param("most", AT_ONCE)
        .query(
            (row, n) ->
                new OldFile(
                    new StoreId(row.getString("store_id")), row.getObject("batch_id", UUID.class), row.getBytes("file")))
        .list()
        .stream()
        .mapToInt(row -> seal(row.store(), row.batch(), row.file()))
        .sum();
  }

  private int seal(StoreId store, UUID batch, byte[] file) {
    return jdbc.sql(SEAL_FILE)
        .param("file", sealed.sealFile(store, batch, file))
        .param("store", store.value())
        .param("batch", batch)
        .update();
  }

  private void payers() {
    jdbc.sql(PAYERS)
        .query((row, n) -> Map.entry(new StoreId(row.getString("store_id")), row.getString("iban")))
        .list()
        .forEach(row -> seal(row.getKey(), row.getValue()));
  }

  private void seal(StoreId store, String iban) {
    jdbc.sql(SEAL_PAYER)
        .param("sealed", sealed.sealOwn(store, iban))
        .param("store", store.value())
        .param("iban", iban)
        .update();
  }

  private record Old(StoreId store, CaseId caseId, BankAccount account) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record OldFile(StoreId store, UUID batch, byte[] file) {}

  private record OldTransfer(Old of, UUID batch, int no) {}
}
