package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.settlement.BankFixture.ANN;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.settlement.PayoutBatch.Transfer;
import retour.server.settlement.Payouts.Payout;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.Shows;
import retour.server.vault.Owner;
import retour.server.vault.Vault;

@RetourModuleTest
class SealedAccountsModuleTests {

  private static final String OWN = "FR1420041010050500013M02606";

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private PayoutBatches batches;
  @Autowired private BankAccounts accounts;
  @Autowired private PayerAccounts payers;
  @Autowired private Vault vault;
  @Autowired private SealOldAccounts old;

  private BankFixture given;

  @BeforeEach
  void openStore() {
    given = new BankFixture(beans);
    jdbc.sql("delete from return_bank_account").update();
  }

  @Test
  @Shows("IP-20")
  void keepsNoAccountNumberThatCouldBeReadAnywhere() {
    Payout due = given.due(1000, ANN);
    PayoutBatch released = given.released();

    assertThat(accounts.find(STORE, due.caseId())).contains(ANN);
    assertThat(released.transfers()).extracting(Transfer::account).containsExactly(ANN);
    assertThat(new String(batches.file(STORE, released.id(), ACCOUNTANT), StandardCharsets.UTF_8))
        .contains(ANN.iban(), OWN);
    assertThat(tablesWith(ANN.iban())).isEmpty();
    assertThat(tablesWith(ANN.holder())).isEmpty();
    assertThat(tablesWith(OWN)).isEmpty();
  }

  @Test
  void sealsWhatAnEarlierVersionKeptPlainly() {
    Payout due = given.due(1000, ANN);
    PayoutBatch released = given.released();
    byte[] file = batches.file(STORE, released.id(), ACCOUNTANT);
    asEarlierVersionsWroteIt(due, released, file);
    assertThat(tablesWith(ANN.iban()))
        .containsExactlyInAnyOrder("return_bank_account", "payout_transfer", "payout_batch");

    old.seal();

    assertThat(tablesWith(ANN.iban())).isEmpty();
    assertThat(tablesWith(OWN)).isEmpty();
    assertThat(accounts.find(STORE, due.caseId())).contains(ANN);
    assertThat(payers.find(STORE).orElseThrow().iban()).contains("FR14");
    assertThat(batches.file(STORE, released.id(), ACCOUNTANT)).isEqualTo(file);
    assertThat(given.get(released.id()).transfers()).extracting(Transfer::account).containsExactly(ANN);
  }

  @Test
  void showsOnlyThatThereWasAnAccountWhenItsKeyIsGone() {
    Payout due = given.due(1000, ANN);
    PayoutBatch released = given.released();

    vault.destroy(STORE, Owner.ofCase(due.caseId().value()));

    assertThat(accounts.find(STORE, due.caseId())).isEmpty();
    assertThat(given.get(released.id()).transfers()).extracting(each -> each.account().masked()).containsExactly("**** **** ****");
  }

  private void asEarlierVersionsWroteIt(Payout due, PayoutBatch released, byte[] file) {
    jdbc.sql("update return_bank_account set sealed = null, holder = :holder, iban = :iban where case_id = :case")
        .param("holder", ANN.holder())
        .param("iban", ANN.iban())
        .param("case", due.caseId().value())
        .update();
    jdbc.sql("update payer_account set sealed = null, iban = :iban").param("iban", OWN).update();
    given.asOwner("alter table payout_transfer disable trigger user", "alter table payout_batch disable trigger user");
    jdbc.sql("update payout_transfer set sealed = null, holder = :holder, iban = :iban where batch_id = :batch")
        .param("holder", ANN.holder())
        .param("iban", ANN.iban())
        .param("batch", released.id())
        .update();
    jdbc.sql("update payout_batch set file = :file, file_sealed = false where batch_id = :batch")
        .param("file", file)
        .param("batch", released.id())
        .update();
    given.asOwner("alter table payout_transfer enable trigger user", "alter table payout_batch enable trigger user");
  }

  /** Every table in which the text stands, as text or as bytes. */
  private List<String> tablesWith(String text) {
    String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    return jdbc
        .sql("select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")
        .query((row, n) -> row.getString(1))
        .list()
        .stream()
        .filter(table -> !table.equals("flyway_schema_history"))
        .filter(
            table ->
                jdbc.sql("select exists (select from " + table + " t where t::text like :text or t::text like :bytes)")
                    .param("text", "%" + text + "%")
                    .param("bytes", "%" + bytes + "%")
                    .query(Boolean.class)
                    .single())
        .toList();
  }
}
