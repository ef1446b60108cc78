package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retour.policy.decision.Deadline;
import retour.policy.decision.Deadline.Move;
import retour.policy.decision.Deadline.Reason;
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
    "1 month, eu-1182-71, 2026-04-24, 2026-05-24, 2026-05-26",
    // Art. 3(5): two days or more hold two working days, here the 14th and 15th after Orthodox Easter
    "2 days, eu-1182-71, 2026-04-09, 2026-04-11, 2026-04-15",
    "3 days, eu-1182-71, 2026-04-30, 2026-05-03, 2026-05-05",
    "1 day, eu-1182-71, 2026-04-09, 2026-04-10, 2026-04-14",
    // years that no government has spoken of yet: by the statute's own rules
    "14 days, eu-1182-71, 2027-12-11, 2027-12-25, 2027-12-29",
    "7 days, eu-1182-71, 2028-04-07, 2028-04-14, 2028-04-18"
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

  @Test
  void tellsWhyALastDayMoved() {
    Deadline.Trace trace = until("back: { of: 14 days after delivery, counting: eu-1182-71 }", "2026-03-27").trace();

    assertThat(trace.moves()).containsExactly(new Move(Reason.HOLIDAY, LocalDate.of(2026, 4, 14)));
    assertThat(trace.calendar()).contains("bg 2026-11");
    assertThat(trace.provisional()).isFalse();
  }

  @Test
  void saysWhereSingleDaysOffAreNotDecidedYet() {
    String window = "back: { of: 14 days after delivery, counting: eu-1182-71 }";

    assertThat(until(window, "2026-12-16").trace().provisional()).isFalse();
    assertThat(until(window, "2026-12-18").trace().provisional()).isTrue();
    assertThat(until("back: 14 days after delivery", "2028-12-18").trace().provisional()).isFalse();
  }

  @Test
  void isTooEarlyBeforeTheFirstDay() {
    Policy policy = policyOf("back: { of: 100 nights after delivery, not-before: 21 nights }");
    LocalDate delivered = LocalDate.of(2026, 3, 2);

    assertThat(decide(policy, delivered, LocalDate.of(2026, 3, 22)).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(decide(policy, delivered, LocalDate.of(2026, 3, 23)).verdict()).isEqualTo(Verdict.PERMITTED);
    assertThat(decide(policy, delivered, LocalDate.of(2026, 6, 10)).verdict()).isEqualTo(Verdict.PERMITTED);
    assertThat(decide(policy, delivered, LocalDate.of(2026, 6, 11)).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(decide(policy, delivered, LocalDate.of(2026, 6, 10)).until().orElseThrow().trace().opens())
        .contains(LocalDate.of(2026, 3, 23));
  }

  @Test
  void neverEndsBeforeAFixedDay() {
    String window = "back: { of: 30 days after delivery, at-least-until: 2027-01-15 }";

    assertThat(until(window, "2026-11-20").lastDay()).isEqualTo("2027-01-15");
    assertThat(until(window, "2026-11-20").trace().moves())
        .containsExactly(new Move(Reason.FIXED_DAY, LocalDate.of(2027, 1, 15)));
    assertThat(until(window, "2026-12-24").lastDay()).isEqualTo("2027-01-23");
  }

  @Test
  void letsTheClockStandWhileTheGoodsAreAway() {
    Policy policy =
        policyOf("back: { of: 30 days after delivery, stands: from repair_sent_on until repair_back_on }");
    LocalDate delivered = LocalDate.of(2026, 3, 2);
    Fact away = day("repair_sent_on", "2026-03-20");
    Fact back = day("repair_back_on", "2026-04-04");

    assertThat(decide(policy, LocalDate.of(2026, 7, 1), day("delivered_on", delivered), away).verdict())
        .isEqualTo(Verdict.PERMITTED);
    Deadline until =
        decide(policy, LocalDate.of(2026, 4, 5), day("delivered_on", delivered), away, back).until().orElseThrow();
    assertThat(until.lastDay()).isEqualTo("2026-04-16");
    assertThat(until.trace().moves()).containsExactly(new Move(Reason.CLOCK_STOOD, until.lastDay()));
    Fact tooLate = day("repair_sent_on", "2026-04-02");
    assertThat(decide(policy, LocalDate.of(2026, 4, 5), day("delivered_on", delivered), tooLate).verdict())
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void startsWithTheLastParcel() {
    Policy policy = policyOf("back: 14 days after the later of delivery and installed_on");
    Fact first = day("delivered_on", "2026-03-02");

    assertThat(decide(policy, LocalDate.of(2026, 3, 3), first).verdict()).isEqualTo(Verdict.NEEDS_FACTS);
    assertThat(decide(policy, LocalDate.of(2026, 3, 23), first, day("installed_on", "2026-03-09")).verdict())
        .isEqualTo(Verdict.PERMITTED);
    assertThat(decide(policy, LocalDate.of(2026, 3, 24), first, day("installed_on", "2026-03-09")).verdict())
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void takesTheLongestOfTheCasesThatHold() {
    Policy policy =
        policyOf(
            """
            back:
                - { of: 14 days after delivery, when: category == "phone" }
                - { of: 30 days after delivery, when: category != "phone" }
                - { of: 60 days after delivery, when: make == "own" }
            """);
    Fact delivered = day("delivered_on", "2026-03-02");
    LocalDate day31 = LocalDate.of(2026, 4, 2);

    assertThat(decide(policy, day31, delivered, text("category", "phone"), text("make", "other")).verdict())
        .isEqualTo(Verdict.REFUSED);
    assertThat(decide(policy, day31, delivered, text("category", "phone"), text("make", "own")).until().orElseThrow())
        .extracting(Deadline::lastDay)
        .isEqualTo(LocalDate.of(2026, 5, 1));
    assertThat(decide(policy, day31, delivered, text("category", "lamp")).verdict()).isEqualTo(Verdict.NEEDS_FACTS);
  }

  @Test
  void countsTheHolidaysOfAllItsCalendarsAndTheDaysOnWhichTheStoreIsClosed() {
    String window = "back: { of: 2 business days after delivery }";
    String both = HEAD.replace("calendar: bg", "calendar: [bg, de]\nclosed: [2026-03-05]");

    assertThat(until(HEAD, window, "2026-10-01").lastDay()).isEqualTo("2026-10-05");
    assertThat(until(both, window, "2026-03-02").lastDay()).isEqualTo("2026-03-06");
    assertThat(until(both, window, "2026-03-02").trace().calendar()).contains("bg 2026-11 + de 2026-11 + closing days");
    assertThat(until(both, "back: { of: 1 business day after delivery }", "2026-04-02").lastDay())
        .isEqualTo("2026-04-07");
  }

  private static final String HEAD =
      """
      store: test
      policy: windows
      currency: EUR
      calendar: bg
      facts:
        repair_sent_on: { type: day, known-by: [carrier] }
        repair_back_on: { type: day, known-by: [carrier] }
        installed_on: { type: day, known-by: [staff] }
      """;

  private static Policy policyOf(String window) {
    return policyOf(HEAD, window);
  }

  private static Policy policyOf(String head, String window) {
    String clauses = "clauses: { A: { says: In time., permit: refund, when: within(back) } }\n";
    return Policies.compile(head + "windows:\n  " + window.strip() + "\n" + clauses, 0);
  }

  private static Deadline until(String window, String delivered) {
    return until(HEAD, window, delivered);
  }

  private static Deadline until(String head, String window, String delivered) {
    LocalDate day = LocalDate.parse(delivered);
    return decide(policyOf(head, window), day, day).until().orElseThrow();
  }

  private static Fact day(String name, String day) {
    return day(name, LocalDate.parse(day));
  }

  private static Fact day(String name, LocalDate day) {
    return new Fact(name, new FactValue.Day(day), FactSource.CARRIER);
  }

  private static Fact text(String name, String value) {
    return new Fact(name, new FactValue.Text(value), FactSource.CATALOG);
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
    return decide(policy, today, day("delivered_on", delivered));
  }

  private static ResolutionDecision decide(Policy policy, LocalDate today, Fact... facts) {
    Money zero = Money.of(0, "EUR");
    LineFacts line = new LineFacts("1", Facts.of(facts), new LineMoney(zero, zero, zero), List.of());
    return policy.decide(new CaseFacts(Facts.none(), List.of(line)), today).line("1").resolution(Resolution.REFUND);
  }
}
