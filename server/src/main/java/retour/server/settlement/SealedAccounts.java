package retour.server.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;
import retour.server.vault.Owner;
import retour.server.vault.Vault;

/** A customer's account as the tables keep it: number and holder, sealed with the key of the return it was given for. */
@Component
class SealedAccounts {

  private static final String BETWEEN = "\n";

  private final Vault vault;

  SealedAccounts(Vault vault) {
    this.vault = vault;
  }

  byte[] seal(StoreId store, CaseId caseId, BankAccount account) {
    return vault.seal(store, Owner.ofCase(caseId.value()), account.iban() + BETWEEN + account.holder());
  }

  /** Gets the keys of these returns in one read. */
  Reader reader(StoreId store, Collection<CaseId> cases) {
    return new Reader(vault.opener(store, cases.stream().map(each -> Owner.ofCase(each.value())).toList()));
  }

  /** Opens accounts of the returns it was made for. */
  record Reader(Vault.Opener opener) {

    /** The account; empty when the return's key was destroyed. */
    Optional<BankAccount> open(Row row) {
      return row.plain().or(() -> opener.text(Owner.ofCase(row.caseId().value()), row.sealed()).map(Reader::account));
    }

    private static BankAccount account(String text) {
      int between = text.indexOf(BETWEEN);
      return new BankAccount(text.substring(between + 1), text.substring(0, between));
    }
  }

  /**
   * An account in a row.
   *
   * @param plain as an earlier version wrote it
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Row(CaseId caseId, byte[] sealed, Optional<BankAccount> plain) {

    /** From the columns sealed, holder and iban. */
    static Row of(CaseId caseId, ResultSet row) throws SQLException {
      String iban = row.getString("iban");
      byte[] sealed = row.getBytes("sealed");
      return new Row(
          caseId,
          sealed == null ? new byte[0] : sealed,
          iban == null ? Optional.empty() : Optional.of(new BankAccount(row.getString("holder"), iban)));
    }
  }

  byte[] sealFile(StoreId store, UUID batch, byte[] file) {
    return vault.seal(store, Owner.ofBatch(batch), file);
  }

  byte[] openFile(StoreId store, UUID batch, byte[] kept) {
    Owner owner = Owner.ofBatch(batch);
    return vault
        .opener(store, List.of(owner))
        .open(owner, kept)
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
  }

  /** Text of the store's own, sealed with the store's key. */
  byte[] sealOwn(StoreId store, String text) {
    return vault.seal(store, Owner.ofStore(), text);
  }

  String openOwn(StoreId store, byte[] sealed) {
    Owner own = Owner.ofStore();
    return vault
        .opener(store, List.of(own))
        .text(own, sealed)
        .orElseThrow(() -> new IllegalStateException("the key of " + store + " is gone"));
  }
}
