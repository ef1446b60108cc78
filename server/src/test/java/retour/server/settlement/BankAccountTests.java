package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

class BankAccountTests {

  @ParameterizedTest
  @CsvSource({
    "bg80 bnbg 9661 1020 3456 78, BG80BNBG96611020345678",
    "DE89-3704-0044-0532-0130-00, DE89370400440532013000",
    "FR14 2004 1010 0505 0001 3M02 606, FR1420041010050500013M02606"
  })
  void readsANumberAsPeopleWriteIt(String typed, String iban) {
    assertThat(BankAccount.of("Елена Стоянова", typed).iban()).isEqualTo(iban);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BG81BNBG96611020345678", // a wrong check digit
        "BG80BNBG96611020345687", // two digits swapped
        "BG80BNBG966110203456", // too short for the country
        "BG80BNBG9661102034567890", // too long
        "XX80BNBG96611020345678", // no such country
        "GB82 WEST 1234 5698 7654 3Ж",
        "4111 1111 1111 1111",
        "BG80<script>",
        "BG80BNBG96611020345678\u0000"
      })
  void refusesWhatIsNoAccountNumber(String typed) {
    assertFault("Ann", typed, new FieldFault("iban", "not_an_iban"));
  }

  @Test
  void wantsBothParts() {
    assertFault(" ", " ", new FieldFault("holder", "missing"), new FieldFault("iban", "missing"));
  }

  @Test
  void wantsAHolderABankTakes() {
    assertFault("x".repeat(71), "BG80BNBG96611020345678", new FieldFault("holder", "too_long"));
    assertFault("Ann\u0000", "BG80BNBG96611020345678", new FieldFault("holder", "not_text"));
  }

  @Test
  void neverWritesItselfWhole() {
    BankAccount account = BankAccount.of("Ann", "BG80BNBG96611020345678");

    assertThat(account).hasToString("BG** **** 5678");
    assertThat(account.grouped()).isEqualTo("BG80 BNBG 9661 1020 3456 78");
  }

  private static void assertFault(String holder, String iban, FieldFault... faults) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> BankAccount.of(holder, iban))
        .satisfies(refused -> assertThat(refused.fields()).containsExactly(faults));
  }
}
