package retour.server.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import retour.server.store.Staff;
import retour.server.store.Staff.Credentials;
import retour.server.store.StaffMember;

/**
 * Checks log-in name and password. An unknown name costs as much time as a known one and gets the same answer; too many
 * tries are answered alike for both.
 */
final class StaffAuthentication implements AuthenticationProvider {

  private static final int LONGEST_PASSWORD = 200;
  private static final int CHECKS_AT_ONCE = 4;
  /**
   * The hash of a password nobody knows, checked where a log-in name is unknown. Written here because making one at each
   * start takes as long as a log-in.
   */
  static final String NOBODYS_HASH =
      "$argon2id$v=19$m=16384,t=2,p=1$OHe5LLsX2fqn2/AIJdrN0Q$rSzIpMy7pKTRrLGPLiDqKWY7MDl7tn2Y33nXTUKqDcc";

  private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final Semaphore memory = new Semaphore(CHECKS_AT_ONCE);
  private final Staff staff;
  private final LoginThrottle throttle;
  private final KnownDevices devices;
  private final SignIn signIn;

  StaffAuthentication(Staff staff, LoginThrottle throttle, KnownDevices devices, SignIn signIn) {
    this.staff = staff;
    this.throttle = throttle;
    this.devices = devices;
    this.signIn = signIn;
  }

  /** The form in which log-in names are compared. */
  static String normal(String login) {
    return login.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String login = normal(attempt.getName());
    String key = throttleKey(login, attempt.getDetails());
    if (!throttle.tryOnce(key)) {
      throw new LockedException("too many tries");
    }
    StaffMember member = check(login, String.valueOf(attempt.getCredentials()));
    throttle.forget(key);
    return signIn.afterPassword(member);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private StaffMember check(String login, String password) {
    Optional<Credentials> found = staff.byLogin(login);
    String hash = found.map(Credentials::passwordHash).orElse(NOBODYS_HASH);
    boolean right = password.length() <= LONGEST_PASSWORD && matches(password, hash);
    if (!right) {
      // Who tries an unknown name is nobody's.
      found.ifPresent(known -> signIn.wrongPassword(known.member()));
    }
    return found
        .filter(_ -> right)
        .map(Credentials::member)
        .orElseThrow(() -> new BadCredentialsException("name or password is wrong"));
  }

  /** Each check takes 16 MiB; a flood of them waits here instead of filling the memory. */
  private boolean matches(String password, String hash) {
    memory.acquireUninterruptibly();
    try {
      return encoder.matches(password, hash);
    } finally {
      memory.release();
    }
  }

  private String throttleKey(String login, @Nullable Object details) {
    return details instanceof LoginDetails sent && devices.knows(login, sent.device())
        ? login + "|" + sent.device()
        : login;
  }
}
