package retour.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordHashesTests {

  private final PasswordHashes hashes = new PasswordHashes();
  private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

  @Test
  void knowsTheRightPasswordAlone() {
    Optional<String> kept = Optional.of(hashes.hash("a password"));

    assertThat(hashes.matches("a password", kept)).isTrue();
    assertThat(hashes.matches("another", kept)).isFalse();
    assertThat(hashes.matches("a password", Optional.empty())).isFalse();
  }

  @Test
  void readsNothingLongerThanAPassword() {
    String longest = "x".repeat(PasswordHashes.LONGEST);

    assertThat(hashes.matches(longest, Optional.of(hashes.hash(longest)))).isTrue();
    assertThat(hashes.matches(longest + "x", Optional.of(hashes.hash(longest + "x")))).isFalse();
  }

  @Test
  void checksAnUnknownNameAsDearlyAsAKnownOne() {
    String ofSomebody = Objects.requireNonNull(encoder.encode("a password"));

    assertThat(cost(PasswordHashes.NOBODYS)).isEqualTo(cost(ofSomebody));
    assertThat(PasswordHashes.NOBODYS).hasSameSizeAs(ofSomebody);
    assertThat(encoder.upgradeEncoding(PasswordHashes.NOBODYS)).isFalse();
  }

  /** Kind, version, memory, passes and lanes: what the time of a check hangs on. */
  private static String cost(String hash) {
    return hash.substring(0, hash.indexOf('$', hash.indexOf("p=")));
  }
}
