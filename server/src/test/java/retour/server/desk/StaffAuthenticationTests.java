package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class StaffAuthenticationTests {

  private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

  @Test
  void checksAnUnknownNameAsDearlyAsAKnownOne() {
    String ofSomebody = Objects.requireNonNull(encoder.encode("a password"));

    assertThat(cost(StaffAuthentication.NOBODYS_HASH)).isEqualTo(cost(ofSomebody));
    assertThat(StaffAuthentication.NOBODYS_HASH).hasSameSizeAs(ofSomebody);
    assertThat(encoder.upgradeEncoding(StaffAuthentication.NOBODYS_HASH)).isFalse();
  }

  /** Kind, version, memory, passes and lanes: what the time of a check hangs on. */
  private static String cost(String hash) {
    return hash.substring(0, hash.indexOf('$', hash.indexOf("p=")));
  }
}
