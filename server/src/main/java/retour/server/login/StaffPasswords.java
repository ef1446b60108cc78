package retour.server.login;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.server.platform.PasswordHashes;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.store.Staff;
import retour.server.store.Staff.Credentials;
import retour.server.store.StaffMember;

/** Changes a member of staff's own password. The audit log gets its entry from the database. */
@Service
public class StaffPasswords {

  /** Any characters; a sentence is welcome. */
  public static final int SHORTEST = 12;

  private static final String CHANGE =
      """
      update staff
      set password_hash = :hash, password_is_temporary = false, sessions_from = :now
      where store_id = :store and staff_id = :staff
      """;

  private final JdbcClient jdbc;
  private final Staff staff;
  private final InstantSource clock;
  private final PasswordHashes hashes = new PasswordHashes();

  StaffPasswords(JdbcClient jdbc, Staff staff, InstantSource clock) {
    this.jdbc = jdbc;
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * Changes it and ends every session.
   *
   * @throws Refused with INVALID_INPUT: field {@code current} with {@code wrong_password}; field {@code wanted} with {@code
   *     password_short}, {@code too_long} or {@code password_easy}
   */
  public void change(StaffMember member, String current, String wanted) {
    String fault = fault(member, wanted);
    if (!fault.isEmpty()) {
      throw Refused.fields(List.of(new FieldFault("wanted", fault)));
    }
    if (!hashes.matches(current, staff.byLogin(member.login()).map(Credentials::passwordHash))) {
      throw Refused.fields(List.of(new FieldFault("current", "wrong_password")));
    }
    jdbc.sql(CHANGE)
        .param("hash", hashes.hash(wanted))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("store", member.store().value())
        .param("staff", member.id())
        .update();
  }

  private static String fault(StaffMember member, String wanted) {
    if (wanted.length() < SHORTEST) {
      return "password_short";
    }
    if (wanted.length() > PasswordHashes.LONGEST) {
      return "too_long";
    }
    String lower = wanted.toLowerCase(Locale.ROOT);
    boolean easy =
        lower.chars().distinct().count() < 5
            || Stream.of(member.login(), member.store().value(), "retour", "password", "парола", "123456", "qwerty")
                .anyMatch(lower::contains);
    return easy ? "password_easy" : "";
  }
}
