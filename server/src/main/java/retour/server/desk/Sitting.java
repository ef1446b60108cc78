package retour.server.desk;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import retour.server.audit.AuditLog;
import retour.server.login.SecondFactors;
import retour.server.login.Sessions;

/**
 * What a person's time at the desk hangs on.
 *
 * @param factorRequired whether everybody must have a second factor
 */
@Component
record Sitting(
    Sessions sessions,
    SecondFactors factors,
    AuditLog audit,
    @Value("${retour.second-factor-required:false}") boolean factorRequired) {

  boolean counts(SignedIn person) {
    return sessions.counts(person.storeId(), person.staffId(), person.since());
  }

  /** Whether the person has to set a password of the own, or a second factor, before anything else. */
  boolean lacksSomething(SignedIn person) {
    return sessions.lacksOwnPassword(person.storeId(), person.staffId())
        || (factorRequired && !factors.isOn(person.storeId(), person.staffId()));
  }
}
