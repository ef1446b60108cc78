package retour.server.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import retour.server.audit.AuditLog;
import retour.server.audit.AuditLog.Act;
import retour.server.store.Actor;
import retour.server.store.Staff;
import retour.server.store.Staff.Credentials;
import retour.server.store.StaffMember;
import retour.server.store.StoreScope;

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
  private final AuditLog audit;

  StaffAuthentication(Staff staff, LoginThrottle throttle, KnownDevices devices, AuditLog audit) {
    this.staff = staff;
    this.throttle = throttle;
    this.devices = devices;
    this.audit = audit;
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
    SignedIn person = new SignedIn(member.store().value(), member.id(), member.role());
    return UsernamePasswordAuthenticationToken.authenticated(
        person,
        null,
        List.of(new SimpleGrantedAuthority("ROLE_" + member.role().name())));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private StaffMember check(String login, String password) {
    Optional<Credentials> found = staff.byLogin(login);
    String hash = found.map(Credentials::passwordHash).orElse(NOBODYS_HASH);
    boolean right = password.length() <= LONGEST_PASSWORD && matches(password, hash);
    found.ifPresent(known -> takeDown(known.member(), right));
    return found
        .filter(_ -> right)
        .map(Credentials::member)
        .orElseThrow(() -> new BadCredentialsException("name or password is wrong"));
  }

  /** Who tries an unknown name is nobody's; of a known one each try is kept, without what was typed. */
  private void takeDown(StaffMember member, boolean right) {
    Actor actor = new Actor.Staff(member.id(), member.role());
    try (StoreScope.Entered _ = StoreScope.only(member.store())) {
      audit.take(new Act(member.store(), actor, right ? "login.succeeded" : "login.failed", ""));
    }
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
