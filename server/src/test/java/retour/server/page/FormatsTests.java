package retour.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import retour.policy.money.Money;
import retour.policy.money.Percent;

class FormatsTests {

  private final Formats english = new Formats("en", ZoneId.of("America/New_York"));
  private final Formats bulgarian = new Formats("bg", ZoneId.of("Europe/Sofia"));

  @Test
  void writesMoneyAsTheReaderDoes() {
    assertThat(english.money(Money.of(123450, "USD"))).isEqualTo("$1,234.50");
    assertThat(english.money(Money.of(-7650, "USD"))).isEqualTo("-$76.50");
    assertThat(bulgarian.money(Money.of(1234550, "EUR"))).isEqualTo("12\u00a0345,50\u00a0€");
    assertThat(bulgarian.money(Money.of(195583, "BGN"))).isEqualTo("1\u00a0955,83\u00a0лв.");
  }

  @Test
  void writesDaysAsTheReaderDoes() {
    assertThat(english.day(LocalDate.of(2026, 12, 4))).isEqualTo("Fri 4 Dec 2026");
    assertThat(bulgarian.day(LocalDate.of(2026, 12, 4))).isEqualTo("пт, 4 декември 2026\u00a0г.");
  }

  @Test
  void tellsInstantsInTheStoresZone() {
    Instant lateInNewYork = Instant.parse("2026-12-05T03:30:00Z");

    assertThat(english.day(lateInNewYork)).isEqualTo("Fri 4 Dec 2026");
    assertThat(english.moment(lateInNewYork)).isEqualTo("Fri 4 Dec 2026, 22:30");
    assertThat(bulgarian.moment(lateInNewYork)).isEqualTo("сб, 5 декември 2026\u00a0г., 05:30");
  }

  @Test
  void writesRates() {
    assertThat(english.percent(new Percent(1250))).isEqualTo("12.5%");
    assertThat(bulgarian.percent(Percent.of(15))).isEqualTo("15%");
  }
}
