package retour.server.desk;

import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import retour.server.audit.AuditLog;
import retour.server.audit.AuditLog.Act;
import retour.server.login.SecondFactors;
import retour.server.store.StaffMember;
import retour.server.store.StoreScope;

/** What a right password leads to: in, or half in where the person has a second factor. Each try is taken down. */
@Component
class SignIn {

  private final AuditLog audit;
  private final SecondFactors factors;
  private final InstantSource clock;

  SignIn(AuditLog audit, SecondFactors factors, InstantSource clock) {
    this.audit = audit;
    this.factors = factors;
    this.clock = clock;
  }

  Authentication afterPassword(StaffMember member) {
    SignedIn person = new SignedIn(member.store().value(), member.id(), member.role(), clock.instant());
    try (StoreScope.Entered _ = StoreScope.only(member.store())) {
      boolean half = factors.isOn(member);
      take(person, half ? "login.password" : "login.succeeded");
      return authenticated(half ? new HalfSignedIn(person) : person);
    }
  }

  void wrongPassword(StaffMember member) {
    try (StoreScope.Entered _ = StoreScope.only(member.store())) {
      take(new SignedIn(member.store().value(), member.id(), member.role(), clock.instant()), "login.failed");
    }
  }

  /** @return whether the code proves the person */
  boolean proves(SignedIn person, StaffMember member, String code) {
    boolean right = factors.proves(member, code);
    take(person, right ? "login.succeeded" : "login.code_failed");
    return right;
  }

  static Authentication authenticated(Principal person) {
    return UsernamePasswordAuthenticationToken.authenticated(
        person, null, List.of(new SimpleGrantedAuthority("ROLE_STAFF")));
  }

  private void take(SignedIn person, String kind) {
    audit.take(new Act(person.storeId(), person.actor(), kind, ""));
  }
}
