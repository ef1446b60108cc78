package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.policy.money.Percent;
import retour.server.creditnote.CreditNote;
import retour.server.creditnote.CreditNotes;
import retour.server.creditnote.Party;
import retour.server.creditnote.Seller;
import retour.server.creditnote.Sellers;
import retour.server.order.OrderId;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.store.Actor;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;

/** The books of a month: ledger and credit notes come to the same. */
@RetourModuleTest
class NotesExportModuleTests {

  private static final YearMonth MONTH = YearMonth.of(2026, 11);

  @Autowired private ApplicationContext beans;
  @Autowired private LedgerExport ledger;
  @Autowired private NotesExport export;
  @Autowired private CreditNotes notes;
  @Autowired private Sellers sellers;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false, "EUR");
    Party firm = new Party("=Firm", "1 Elm St", "BG", "", "BG200000001");
    sellers.save(STORE, new Seller(firm, Optional.of(Percent.of(20)), Map.of()), new Actor.Clock());
  }

  @Test
  void splitsTaxAsTheCreditNoteDoes() {
    CreditNote note = settled(given.order(1, 9_999));

    List<String> entries = ledger().stream().filter(line -> line.contains("," + note.number() + ",")).toList();

    assertThat(entries).hasSize(3);
    assertThat(sum(entries, 12).add(sum(entries, 13))).isEqualByComparingTo(note.sums().gross().decimal());
    assertThat(sum(entries, 13)).isEqualByComparingTo(note.sums().tax().decimal());
    assertThat(sum(entries, 4)).isEqualByComparingTo(sum(entries, 5));
    assertThat(notesCsv()).filteredOn(line -> line.contains("," + note.number() + ",")).hasSize(2);
  }

  @Test
  void comesToTheSameAsTheLedger() {
    for (long paid : new long[] {1, 99, 10_001, 123_457}) {
      settled(given.order(1, paid));
    }

    List<String> taxed = ledger().stream().skip(1).filter(line -> !line.split(",", -1)[12].isEmpty()).toList();
    List<String> rows = notesCsv().stream().skip(1).toList();

    assertThat(sum(taxed, 4).subtract(sum(taxed, 5))).isEqualByComparingTo(sum(rows, 16));
    assertThat(sum(taxed, 13)).isEqualByComparingTo(sum(rows, 15));
  }

  private CreditNote settled(OrderId order) {
    ReturnCase accepted = given.accepted(order, 1, Resolution.REFUND);
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    return notes.ofCase(STORE, accepted.id()).getFirst();
  }

  private List<String> ledger() {
    StringWriter text = new StringWriter();
    ledger.write(given.bean(Stores.class).get(STORE), MONTH, text);
    return List.of(text.toString().split("\r\n"));
  }

  private List<String> notesCsv() {
    StringWriter text = new StringWriter();
    export.write(STORE, MONTH, text);
    return List.of(text.toString().split("\r\n"));
  }

  private static BigDecimal sum(List<String> lines, int column) {
    return lines.stream()
        .map(line -> line.split(",", -1)[column])
        .filter(cell -> !cell.isEmpty())
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
