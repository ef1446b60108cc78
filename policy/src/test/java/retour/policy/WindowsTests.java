package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retour.policy.decision.Deadline;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;

class WindowsTests {

  @ParameterizedTest
  @CsvSource({
    // length, counting, delivered, raw last day, last day
    "14 days, store-days, 2026-02-28, 2026-03-14, 2026-03-14",
    "1 day, store-days, 2028-02-28, 2028-02-29, 2028-02-29",
    "2 weeks, store-days, 2026-12-24, 2027-01-07, 2027-01-07",
    "1 month, store-days, 2026-01-31, 2026-02-28, 2026-02-28",
    "1 month, store-days, 2028-01-31, 2028-02-29, 2028-02-29",
    "3 business days, store-days, 2026-11-20, 2026-11-25, 2026-11-25",
    "3 business days, store-days, 2026-12-23, 2026-12-31, 2026-12-31",
    "14 days, eu-1182-71, 2026-02-28, 2026-03-14, 2026-03-16",
    "14 days, eu-1182-71, 2026-03-02, 2026-03-16, 2026-03-16",
    "14 days, eu-1182-71, 2026-03-27, 2026-04-10, 2026-04-14",
    "14 days, eu-1182-71, 2026-12-11, 2026-12-25, 2026-12-29",
    "1 month, eu-1182-71, 2026-04-24, 2026-05-24, 2026-05-26"
  })
  void findsTheLastDay(String length, String counting, LocalDate delivered, LocalDate raw, LocalDate last) {
    Policy policy = policy(length, counting);

    Deadline until = decide(policy, delivered, last).until().orElseThrow();

    assertThat(until.rawLastDay()).isEqualTo(raw);
    assertThat(until.lastDay()).isEqualTo(last);
    assertThat(until.counting()).isEqualTo(counting);
    assertThat(until.length()).isEqualTo(length);
    assertThat(decide(policy, delivered, last).verdict()).isEqualTo(Verdict.PERMITTED);
    assertThat(decide(policy, delivered, last.plusDays(1)).verdict()).isEqualTo(Verdict.REFUSED);
  }

  private static Policy policy(String length, String counting) {
    String source =
        """
        store: test
        policy: windows
        currency: EUR
        calendar: bg
        windows:
          back: { of: %s after delivery, counting: %s }
        clauses:
          A: { says: In time., permit: refund, when: within(back) }
        """
            .formatted(length, counting);
    return Policies.compile(source, 0);
  }

  private static ResolutionDecision decide(Policy policy, LocalDate delivered, LocalDate today) {
    Money zero = Money.of(0, "EUR");
    Facts facts = Facts.of(new Fact("delivered_on", new FactValue.Day(delivered), FactSource.ORDER));
    LineFacts line = new LineFacts("1", facts, new LineMoney(zero, zero, zero), List.of());
    return policy.decide(new CaseFacts(Facts.none(), List.of(line)), today).line("1").resolution(Resolution.REFUND);
  }
}
