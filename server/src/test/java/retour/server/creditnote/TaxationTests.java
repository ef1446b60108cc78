package retour.server.creditnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retour.policy.money.Percent;
import retour.server.creditnote.NewNote.Part;
import retour.server.creditnote.NoteRow.TaxKind;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

class TaxationTests {

  @Test
  void takesTheTaxOutOfTheSum() {
    List<NoteRow> rows = rows(Notes.goods(1, 12_000), Notes.kept(1, 1_800), Notes.delivery(490));

    assertThat(rows)
        .extracting(row -> row.net().minor(), row -> row.tax().minor())
        .containsExactly(tuple(10_000L, 2_000L), tuple(-1_500L, -300L), tuple(408L, 82L));
  }

  /** 0.99 at 20 % is 0.825: three of them hold 2.475, not three times 0.83. */
  @Test
  void roundsTheWholeOfARateAndNotEachRow() {
    List<NoteRow> rows = rows(Notes.goods(1, 99), Notes.goods(2, 99), Notes.goods(3, 99));

    assertThat(rows.stream().mapToLong(row -> row.net().minor()).sum()).isEqualTo(248);
    assertThat(rows).extracting(row -> row.net().minor()).containsExactly(83L, 82L, 83L);
  }

  @Test
  void keepsTheTaxOnTopWhereNoValueAddedTaxIsCharged() {
    Seller plain = new Seller(new Party("Shop", "1 Elm St", "US", "", ""), Optional.empty(), Map.of());
    Part goods = new Part(NoteRow.Kind.GOODS, java.util.OptionalInt.of(1), 1, "Ink", 1, "", Notes.euro(11_200), Notes.euro(1_200));

    NoteRow row = new Taxation(plain, Map.of()).rows(List.of(goods)).getFirst();

    assertThat(row.taxKind()).isEqualTo(TaxKind.NONE);
    assertThat(row.net()).isEqualTo(Notes.euro(10_000));
    assertThat(row.tax()).isEqualTo(Notes.euro(1_200));
  }

  /** 2,000 documents; the seed is printed. */
  @Test
  void sumsToTheWholeOfEachRate() {
    long seed = System.nanoTime();
    System.out.println("TaxationTests seed " + seed);
    Random random = new Random(seed);
    for (int run = 0; run < 2_000; run++) {
      List<Part> parts = Notes.randomParts(random);
      CreditNote note = Notes.note(new Taxation(Notes.SELLER, Notes.randomTaxes(random)).rows(parts), Notes.BUYER, Optional.empty());

      assertThat(note.sums().gross().minor()).isEqualTo(parts.stream().mapToLong(part -> part.gross().minor()).sum());
      assertThat(note.taxes())
          .allSatisfy(
              sum ->
                  assertThat(sum.net().minor())
                      .isEqualTo(Taxation.net(sum.net().plus(sum.tax()).minor(), sum.rate())));
    }
  }

  @ParameterizedTest
  @CsvSource({"30########, 1, 3000000001", "CN-######, 123456, CN-123456", "A/####-26, 7, A/0007-26"})
  void writesNumbers(String pattern, long serial, String number) {
    assertThat(new NumberPattern(pattern).number(serial)).isEqualTo(number);
  }

  @Test
  void refusesANumberTooLongForItsSeries() {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> new NumberPattern("X####").number(10_000))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ProblemCode.NUMBERS_USED_UP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "###", "A##B##", "####<", "a####", "#############", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAA####"})
  void refusesPatternsThatCannotBe(String pattern) {
    assertThatIllegalArgumentException().isThrownBy(() -> new NumberPattern(pattern));
  }

  @Test
  void wantsARateOfWhoChargesTax() {
    Party firm = new Party("Firm", "1 Elm St", "BG", "", "BG1");

    assertThatIllegalArgumentException().isThrownBy(() -> new Seller(firm, Optional.empty(), Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Seller(new Party("Firm", "1 Elm St", "BG", "", ""), Optional.of(Percent.of(20)), Map.of()));
  }

  private static List<NoteRow> rows(Part... parts) {
    return new Taxation(Notes.SELLER, Map.of()).rows(List.of(parts));
  }
}
