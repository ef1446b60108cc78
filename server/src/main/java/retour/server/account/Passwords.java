package retour.server.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

/** Passwords of shoppers: kept as Argon2id only, and none that is quickly guessed. */
@Component
class Passwords {

  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;
  /** From zxcvbn's 0 (a list of common ones) to 4; below 2 about 10^6 guesses find it. */
  private static final int WEAKEST = 2;
  private static final int CHECKS_AT_ONCE = 4;
  /** Guessing is measured on the beginning only, since the time for it grows fast with the length. */
  private static final int MEASURED = 48;

  /** The hash of a password nobody knows, checked where no account is, so that both take as long. */
  private static final String NOBODYS_HASH =
      "$argon2id$v=19$m=16384,t=2,p=1$OHe5LLsX2fqn2/AIJdrN0Q$rSzIpMy7pKTRrLGPLiDqKWY7MDl7tn2Y33nXTUKqDcc";

  private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final Semaphore memory = new Semaphore(CHECKS_AT_ONCE);

  /**
   * The hash to keep of a new password.
   *
   * @param knownWords what a guesser would try first: the address, the store's name
   * @throws Refused with INVALID_INPUT, {@code password}: {@code too_short}, {@code too_long}, {@code too_easy}
   */
  String hash(String password, List<String> knownWords) {
    memory.acquireUninterruptibly();
    try {
      fault(password, knownWords)
          .ifPresent(
              code -> {
                throw Refused.fields(List.of(new FieldFault("password", code)));
              });
      return encoder.encode(password);
    } finally {
      memory.release();
    }
  }

  private Optional<String> fault(String password, List<String> knownWords) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("too_short");
    }
    if (password.length() > LONGEST) {
      return Optional.of("too_long");
    }
    String beginning = password.substring(0, Math.min(password.length(), MEASURED));
    return Guesses.OF_ALL_WORDS.measure(beginning, knownWords).getScore() < WEAKEST ? Optional.of("too_easy") : Optional.empty();
  }

  /** Whether a password is the one of a hash; as slow without a hash. Each check takes 16 MiB, so few run at once. */
  boolean matches(String password, Optional<String> hash) {
    memory.acquireUninterruptibly();
    try {
      boolean same = password.length() <= LONGEST && encoder.matches(password, hash.orElse(NOBODYS_HASH));
      return same && hash.isPresent();
    } finally {
      memory.release();
    }
  }

  /** Its lists of words are read when the first password is set, not at each start. */
  private static final class Guesses {
    static final Zxcvbn OF_ALL_WORDS = new Zxcvbn();
  }
}
