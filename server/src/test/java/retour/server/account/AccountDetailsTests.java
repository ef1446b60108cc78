package retour.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

class AccountDetailsTests {

  @Test
  void tidiesWhatWasTyped() {
    AccountDetails details = AccountDetails.of("  Kim Lee ", " +1 (312) 555-0100 ", "1 Main St\r\nChicago ", "en");

    assertThat(details).isEqualTo(new AccountDetails("Kim Lee", "+1 (312) 555-0100", "1 Main St\nChicago", "en"));
  }

  @Test
  void namesAllFaultsAtOnce() {
    assertThatThrownBy(() -> AccountDetails.of("x".repeat(201), "call me", "y".repeat(501), "en"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.fields())
                    .containsExactly(
                        new FieldFault("name", "too_long"),
                        new FieldFault("phone", "not_a_phone"),
                        new FieldFault("address", "too_long")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"555\n0100", "01234567890123456789012345678901234567890", "<b>1</b>", "١٢٣"})
  void takesNoPhoneThatIsNone(String phone) {
    assertThatThrownBy(() -> AccountDetails.of("", phone, "", "en")).isInstanceOf(Refused.class);
  }

  @Test
  void tellsNothingPersonalAsText() {
    assertThat(AccountDetails.of("Kim", "1", "Main St", "en").toString()).doesNotContain("Kim", "Main");
  }
}
