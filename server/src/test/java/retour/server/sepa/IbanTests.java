package retour.server.sepa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BG80BNBG96611020345678", "DE89370400440532013000", "FR1420041010050500013M02606", "NO9386011117947",
        "MT84MALT011000012345MTLCAST001S", "GB29NWBK60161331926819", "NL91ABNA0417164300", "IT60X0542811101000000123456",
        "CH9300762011623852957", "GR1601101250000000012300695", "IE29AIBK93115212345678", "RO49AAAA1B31007593840000"
      })
  void takesAccountsOfSepa(String number) {
    assertThat(Iban.fault(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BG81BNBG96611020345678, iban_check",
    "BG80BNBG96611020345687, iban_check",
    "BG80BNBG9661102034567, iban_length",
    "BG80BNBG966110203456789, iban_length",
    "BG801NBG96611020345678, iban_length",
    "TR330006100519786457841326, iban_not_sepa",
    "US64SVBKUS6S3300958879, iban_not_sepa",
    "ZZ12, iban_shape",
    "'', iban_shape",
    "hello, iban_shape",
    "БГ80BNBG96611020345678, iban_shape"
  })
  void tellsWhatIsWrong(String typed, String fault) {
    assertThat(Iban.fault(typed)).contains(fault);
    assertThatIllegalArgumentException().isThrownBy(() -> Iban.of(typed)).withMessage(fault);
  }

  @Test
  void findsEveryWrongDigitAndEverySwap() {
    String right = "BG80BNBG96611020345678";

    for (int at = 8; at < right.length(); at++) {
      char wrong = right.charAt(at) == '9' ? '0' : (char) (right.charAt(at) + 1);
      assertThat(Iban.fault(right.substring(0, at) + wrong + right.substring(at + 1))).isPresent();
      if (at + 1 < right.length() && right.charAt(at) != right.charAt(at + 1)) {
        String swapped = right.substring(0, at) + right.charAt(at + 1) + right.charAt(at) + right.substring(at + 2);
        assertThat(Iban.fault(swapped)).contains("iban_check");
      }
    }
  }

  @Test
  void readsItAsPeopleTypeItAndNeverPrintsIt() {
    Iban account = Iban.of(" bg80 bnbg 9661\u00a01020 3456 78 ");

    assertThat(account.value()).isEqualTo("BG80BNBG96611020345678");
    assertThat(account).hasToString("BG** **** 5678");
  }

  @Test
  void knowsTheShapeOfABankCode() {
    assertThat(Bic.of("bnbgbgsd").value()).isEqualTo("BNBGBGSD");
    assertThat(Bic.isOne("DEUTDEFF500")).isTrue();
    assertThat(Bic.isOne("DEUTDEFF50")).isFalse();
    assertThat(Bic.isOne("1EUT1EFF")).isFalse();
  }
}
