package retour.server.login;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.audit.AuditLog;
import retour.server.audit.AuditLog.Act;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.StaffMember;
import retour.server.store.StoreId;
import retour.server.vault.Owner;
import retour.server.vault.Vault;

/** The second thing a member of staff proves the log-in with: a code that an app makes anew every half minute. */
@Service
public class SecondFactors {

  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_CODES = 10;

  private final FactorRows rows;
  private final Vault vault;
  private final AuditLog audit;
  private final InstantSource clock;
  private final TransactionTemplate transaction;
  private final SecureRandom random = new SecureRandom();

  SecondFactors(FactorRows rows, Vault vault, AuditLog audit, Times times) {
    this.rows = rows;
    this.vault = vault;
    this.audit = audit;
    this.clock = times.clock();
    this.transaction = times.transaction();
  }

  /** Whether the log-in asks for a code. */
  public boolean isOn(StaffMember member) {
    return isOn(member.store(), member.id());
  }

  /** Whether the log-in asks this person for a code. */
  public boolean isOn(StoreId store, UUID staff) {
    return rows.find(store, staff).filter(FactorRows.Factor::confirmed).isPresent();
  }

  /**
   * Makes a secret for an app. It is not asked for before {@link #confirm}.
   *
   * @throws Refused with NOT_NOW when a factor is on already
   */
  public void begin(StaffMember member) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    transaction.executeWithoutResult(
        _ -> {
          if (isOn(member)) {
            throw Refused.because(ProblemCode.NOT_NOW);
          }
          rows.begin(member, vault.seal(member.store(), owner(member), secret), clock.instant());
        });
  }

  /** The secret that waits for its first code, in Base32 as apps take it; empty where none does. */
  public Optional<String> waiting(StaffMember member) {
    return rows.find(member.store(), member.id()).filter(factor -> !factor.confirmed()).flatMap(factor -> secret(member, factor)).map(Base32::encode);
  }

  /**
   * Asks for codes from now on.
   *
   * @return codes for who loses the device; they cannot be had again
   * @throws Refused with INVALID_INPUT (field {@code code}: {@code wrong}) or NOT_NOW
   */
  public List<String> confirm(StaffMember member, String typed) {
    List<String> codes = Stream.generate(RecoveryCode::next).limit(RECOVERY_CODES).toList();
    transaction.executeWithoutResult(
        _ -> {
          FactorRows.Factor factor =
              rows.find(member.store(), member.id()).filter(found -> !found.confirmed()).orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
          OptionalLong step = matched(member, factor, typed);
          if (step.isEmpty() || !rows.use(member, step.getAsLong())) {
            throw wrong();
          }
          rows.confirm(member, clock.instant(), codes.stream().map(RecoveryCode::hash).toList());
          take(member, "factor.added");
        });
    return codes;
  }

  /** Whether the code proves the person: the app's, which works once, or a recovery code, which then is used up. */
  public boolean proves(StaffMember member, String typed) {
    Optional<FactorRows.Factor> factor = rows.find(member.store(), member.id()).filter(FactorRows.Factor::confirmed);
    if (factor.isEmpty()) {
      return false;
    }
    OptionalLong step = matched(member, factor.get(), typed);
    if (step.isPresent()) {
      return rows.use(member, step.getAsLong());
    }
    boolean recovered = rows.useRecovery(member, RecoveryCode.hash(typed), clock.instant());
    if (recovered) {
      take(member, "factor.recovery_used");
    }
    return recovered;
  }

  /**
   * Asks for no codes any more.
   *
   * @throws Refused with INVALID_INPUT (field {@code code}: {@code wrong})
   */
  public void remove(StaffMember member, String typed) {
    transaction.executeWithoutResult(
        _ -> {
          if (!proves(member, typed)) {
            throw wrong();
          }
          rows.remove(member);
          take(member, "factor.removed");
        });
  }

  private OptionalLong matched(StaffMember member, FactorRows.Factor factor, String typed) {
    String code = typed.replaceAll("\\s", "");
    return secret(member, factor).map(secret -> Totp.match(secret, code, clock.instant())).orElse(OptionalLong.empty());
  }

  private Optional<byte[]> secret(StaffMember member, FactorRows.Factor factor) {
    Owner owner = owner(member);
    return vault.opener(member.store(), List.of(owner)).open(owner, factor.sealed());
  }

  private void take(StaffMember member, String kind) {
    audit.take(new Act(member.store(), new Actor.Staff(member.id(), member.role()), kind, member.id().toString()));
  }

  private static Owner owner(StaffMember member) {
    return new Owner("staff", member.id().toString());
  }

  private static Refused wrong() {
    return Refused.fields(List.of(new FieldFault("code", "wrong_code")));
  }

  /** The clock, and what holds several statements together. */
  @Component
  record Times(InstantSource clock, TransactionTemplate transaction) {}
}
