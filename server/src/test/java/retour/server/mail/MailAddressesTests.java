package retour.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressesTests {

  @ParameterizedTest
  @ValueSource(strings = {"kim@example.com", " o'neil+returns@mail.example.co.uk ", "a.b-c_d@xn--e1afmkfd.example"})
  void takesPlainAddresses(String typed) {
    assertThat(MailAddresses.canBeSentTo(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "kim", "kim@", "@example.com", "kim@@example.com", "kim@exa mple.com", "Kim <kim@example.com>", "a@b.com,c@d.com",
        "kim@example.com\r\nBcc: x@example.com", "kim@example..com", ".kim@example.com", "\u212Aim@example.com",
        "kım@example.com", "kim@exаmple.com", "group:kim@example.com;"
      })
  void refusesWhatIsNoneOrOnlyLooksLikeOne(String typed) {
    assertThat(MailAddresses.canBeSentTo(typed)).isFalse();
  }
}
