package retour.server.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import retour.server.platform.PasswordHashes;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

/** Passwords of shoppers: kept as Argon2id only, and none that is quickly guessed. */
@Component
class Passwords {

  private static final int SHORTEST = 10;
  /** From zxcvbn's 0 (a list of common ones) to 4; below 2 about 10^6 guesses find it. */
  private static final int WEAKEST = 2;
  private static final int MEASURED_AT_ONCE = 4;
  /** Guessing is measured on the beginning only, since the time for it grows fast with the length. */
  private static final int MEASURED = 48;

  private final PasswordHashes hashes = new PasswordHashes();
  private final Semaphore measures = new Semaphore(MEASURED_AT_ONCE);

  /**
   * The hash to keep of a new password.
   *
   * @param knownWords what a guesser would try first: the address, the store's name
   * @throws Refused with INVALID_INPUT, {@code password}: {@code too_short}, {@code too_long}, {@code too_easy}
   */
  String hash(String password, List<String> knownWords) {
    fault(password, knownWords)
        .ifPresent(
            code -> {
              throw Refused.fields(List.of(new FieldFault("password", code)));
            });
    return hashes.hash(password);
  }

  private Optional<String> fault(String password, List<String> knownWords) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("too_short");
    }
    if (password.length() > PasswordHashes.LONGEST) {
      return Optional.of("too_long");
    }
    return score(password, knownWords) < WEAKEST ? Optional.of("too_easy") : Optional.empty();
  }

  private int score(String password, List<String> knownWords) {
    measures.acquireUninterruptibly();
    try {
      String beginning = password.substring(0, Math.min(password.length(), MEASURED));
      return Guesses.OF_ALL_WORDS.measure(beginning, knownWords).getScore();
    } finally {
      measures.release();
    }
  }

  /** Whether a password is the one of a hash; as slow without a hash. */
  boolean matches(String password, Optional<String> hash) {
    return hashes.matches(password, hash);
  }

  /** Its lists of words are read when the first password is set, not at each start. */
  private static final class Guesses {
    static final Zxcvbn OF_ALL_WORDS = new Zxcvbn();
  }
}
