package retour.server.desk;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import retour.server.platform.PasswordHashes;
import retour.server.store.Staff;
import retour.server.store.Staff.Credentials;
import retour.server.store.StaffMember;

/**
 * Checks log-in name and password. An unknown name costs as much time as a known one and gets the same answer; too many
 * tries are answered alike for both.
 */
final class StaffAuthentication implements AuthenticationProvider {

  private final PasswordHashes hashes = new PasswordHashes();
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
    boolean right = hashes.matches(password, found.map(Credentials::passwordHash));
    if (!right) {
      // Who tries an unknown name is nobody's.
      found.ifPresent(known -> signIn.wrongPassword(known.member()));
    }
    return found
        .filter(_ -> right)
        .map(Credentials::member)
        .orElseThrow(() -> new BadCredentialsException("name or password is wrong"));
  }

  private String throttleKey(String login, @Nullable Object details) {
    return details instanceof LoginDetails sent && devices.knows(login, sent.device())
        ? login + "|" + sent.device()
        : login;
  }
}
