package retour.server.returns;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import retour.policy.decision.Decision;
import retour.server.store.StoreSettings;

/** New request and authorization numbers. That one is not used yet is the database's to tell. */
@Component
class Numbers {

  /** Requirement by which a policy asks for an authorization number. */
  static final String AUTHORIZATION_NUMBER = "authorization_number";

  private static final String DAMAGE_SERIES = "RGA";
  private static final String USUAL_SERIES = "RMA";

  private final RandomGenerator random;

  @Autowired
  Numbers() {
    this(new SecureRandom());
  }

  /** @param random one that cannot be guessed, but in tests */
  Numbers(RandomGenerator random) {
    this.random = random;
  }

  String request() {
    return AuthorizationNumber.issue(AuthorizationNumber.REQUEST_FORMAT, random);
  }

  String authorization(StoreSettings settings, String series) {
    String format = series.equals(DAMAGE_SERIES) ? settings.rgaFormat() : settings.rmaFormat();
    return AuthorizationNumber.issue(format, random);
  }

  /** The series the policy asks for: RGA as soon as one line wants it, else RMA (clauses IP-03, IP-09, IP-11). */
  static String series(Decision decision) {
    boolean damage =
        decision.lines().stream()
            .flatMap(line -> line.requirements().stream())
            .filter(requirement -> requirement.what().equals(AUTHORIZATION_NUMBER))
            .flatMap(requirement -> requirement.series().stream())
            .anyMatch(DAMAGE_SERIES::equals);
    return damage ? DAMAGE_SERIES : USUAL_SERIES;
  }
}
