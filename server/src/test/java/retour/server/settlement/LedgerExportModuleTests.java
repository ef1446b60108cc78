package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class LedgerExportModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private LedgerExport export;
  @Autowired private Stores stores;

  @Test
  void writesAMonthInDoubleEntry() {
    ReturnsFixture given = new ReturnsFixture(beans).store(false);
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));

    List<String> november = lines("2026-11");
    List<String> december = lines("2026-12");

    assertThat(november.getFirst())
        .isEqualTo("booked_at,transaction,entry,account,debit,credit,currency,order,return,item,clause,credit_note,net,tax,tax_rate");
    assertThat(november).hasSize(4);
    assertThat(november)
        .anySatisfy(line -> assertThat(line).startsWith("2026-11-20T05:00-05:00,").contains(",sales_returned,10.00,,USD,"))
        .anySatisfy(line -> assertThat(line).contains(",return_fees,,1.50,USD,", ",1,T-03,CM-", ",-1.50,0.00,0"))
        .anySatisfy(line -> assertThat(line).contains(",payable,,8.50,USD,"));
    assertThat(sum(november, 4)).isEqualByComparingTo(sum(november, 5));
    assertThat(december).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"=1+1, '''=1+1'", "+359, '''+359'", "-1, '''-1'", "@SUM, '''@SUM'", "T-1001, T-1001", "'', ''"})
  void keepsTextFromBeingAFormula(String text, String written) {
    assertThat(Csv.text(text)).isEqualTo(written);
  }

  private List<String> lines(String month) {
    StringWriter text = new StringWriter();
    export.write(stores.get(STORE), YearMonth.parse(month), text);
    return List.of(text.toString().split("\r\n"));
  }

  private static BigDecimal sum(List<String> lines, int column) {
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1)[column])
        .filter(cell -> !cell.isEmpty())
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
