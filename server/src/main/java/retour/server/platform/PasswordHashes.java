package retour.server.platform;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords are kept as Argon2id only (RFC 9106; OWASP ASVS 5.0, 11.4.2). Each check takes 16 MiB and some 30 ms of a
 * processor, so few run at once: a flood of them waits instead of filling the memory. Each door has a number of its own, so
 * that a flood at one does not close another.
 */
public final class PasswordHashes {

  /** No password is longer, in characters: the time for hashing grows with the length. */
  public static final int LONGEST = 200;

  /**
   * The hash of a password nobody knows, checked where no account is, so that both take as long. Written here because making
   * one at each start takes as long as a log-in.
   */
  static final String NOBODYS =
      "$argon2id$v=19$m=16384,t=2,p=1$OHe5LLsX2fqn2/AIJdrN0Q$rSzIpMy7pKTRrLGPLiDqKWY7MDl7tn2Y33nXTUKqDcc";

  private static final int AT_ONCE = 4;

  private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final Semaphore memory = new Semaphore(AT_ONCE);

  /** The hash to keep of a password. */
  public String hash(String password) {
    memory.acquireUninterruptibly();
    try {
      return Objects.requireNonNull(encoder.encode(password));
    } finally {
      memory.release();
    }
  }

  /** Whether a password is the one of a hash; as slow, and false, without a hash. */
  public boolean matches(String password, Optional<String> hash) {
    if (password.length() > LONGEST) {
      return false;
    }
    memory.acquireUninterruptibly();
    try {
      return encoder.matches(password, hash.orElse(NOBODYS)) && hash.isPresent();
    } finally {
      memory.release();
    }
  }
}
