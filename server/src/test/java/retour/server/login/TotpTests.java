package retour.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B, the last six of eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void makesTheCodesOfTheStandard(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @Test
  void takesTheCodesOfTheNeighbouringHalfMinutesAndNoOthers() {
    Instant now = Instant.ofEpochSecond(1_111_111_111);
    long step = Totp.step(now);

    assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 1), now)).hasValue(step - 1);
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 1), now)).hasValue(step + 1);
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
    assertThat(Totp.match(SECRET, "", now)).isEmpty();
    assertThat(Totp.match(SECRET, "05047", now)).isEmpty();
  }

  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({"fooba, MZXW6YTB", "12345, GEZDGNBV", "12345678901234567890, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"})
  void writesSecretsAsAppsReadThem(String text, String base32) {
    assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
  }

  @Test
  void makesRecoveryCodesThatNobodyGuessesAndReadsThemHoweverTheyAreTyped() {
    String code = RecoveryCode.next();

    assertThat(code).matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}").isNotEqualTo(RecoveryCode.next());
    assertThat(RecoveryCode.hash(code.toLowerCase(java.util.Locale.ROOT).replace('-', ' ')))
        .isEqualTo(RecoveryCode.hash(code));
  }
}
