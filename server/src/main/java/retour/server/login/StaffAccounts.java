package retour.server.login;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.audit.AuditLog;
import retour.server.audit.AuditLog.Act;
import retour.server.platform.PasswordHashes;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Right;
import retour.server.store.Role;
import retour.server.store.Staff;
import retour.server.store.StaffMember;
import retour.server.store.StoreId;

/**
 * The staff of a store, as its administrators keep it. Nobody changes the own role or leaves by the own hand, so that a
 * store is never without an administrator. Each change ends the person's sessions where it matters, and is audited.
 */
@Service
public class StaffAccounts {

  private static final Right MANAGE = Right.ofStaff();
  private static final int LONGEST_NAME = 100;

  private static final String ALL =
      """
      select s.staff_id, s.login, s.name, s.role, s.language, s.active, s.password_is_temporary,
             f.confirmed_at is not null as factor
      from staff s
        left join staff_second_factor f on f.store_id = s.store_id and f.staff_id = s.staff_id
      where s.store_id = :store
      order by s.active desc, s.name, s.staff_id
      """;

  private static final String ROLE =
      """
      update staff
      set role = :role
      where store_id = :store and staff_id = :staff
      """;

  private static final String ACTIVE =
      """
      update staff
      set active = :active, sessions_from = :now
      where store_id = :store and staff_id = :staff
      """;

  private static final String PASSWORD =
      """
      update staff
      set password_hash = :hash, password_is_temporary = true, sessions_from = :now
      where store_id = :store and staff_id = :staff
      """;

  private static final String TEMPORARY =
      """
      update staff
      set password_is_temporary = true
      where store_id = :store and staff_id = :staff
      """;

  private final JdbcClient jdbc;
  private final Staff staff;
  private final FactorRows factors;
  private final Sessions sessions;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final PasswordHashes hashes = new PasswordHashes();

  StaffAccounts(
      JdbcClient jdbc, Staff staff, FactorRows factors, Sessions sessions, AuditLog audit, SecondFactors.Times times) {
    this.jdbc = jdbc;
    this.staff = staff;
    this.factors = factors;
    this.sessions = sessions;
    this.audit = audit;
    this.transaction = times.transaction();
    this.clock = times.clock();
  }

  /**
   * Everybody, who left last.
   *
   * @throws Refused with NOT_ALLOWED
   */
  public List<Person> all(StoreId store, Actor by) {
    MANAGE.require(by);
    return jdbc.sql(ALL)
        .param("store", store.value())
        .query(
            (row, _) ->
                new Person(
                    row.getObject("staff_id", UUID.class),
                    row.getString("login"),
                    row.getString("name"),
                    Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                    row.getBoolean("active"),
                    row.getBoolean("factor"),
                    row.getBoolean("password_is_temporary")))
        .list();
  }

  /**
   * Adds a person.
   *
   * @param person whose log-in name gets the store's name behind it, so that no store learns another's
   * @return the password for the first log-in, to be shown once
   * @throws Refused with NOT_ALLOWED, or INVALID_INPUT: {@code login}: {@code not_a_login}, {@code taken}; {@code name}: {@code
   *     missing}, {@code too_long}
   */
  public String add(StoreId store, NewPerson person, Actor by) {
    MANAGE.require(by);
    person.check();
    String password = RecoveryCode.next();
    UUID id = UUID.randomUUID();
    String login = person.login().strip().toLowerCase(Locale.ROOT) + "@" + store;
    String hash = hashes.hash(password);
    transaction.executeWithoutResult(
        _ -> {
          staff.add(new StaffMember(store, id, login, person.name().strip(), person.role(), person.language()), hash);
          of(TEMPORARY, store, id).update();
          take(store, by, "staff.invited", id);
        });
    return password;
  }

  /** @throws Refused with NOT_ALLOWED, NOT_FOUND, or NOT_NOW for the own role */
  public void changeRole(StoreId store, UUID person, Role role, Actor by) {
    change(store, person, by, "staff.role_changed", () -> of(ROLE, store, person).param("role", role.code()).update());
  }

  /**
   * Lets a person leave, or come back. Who leaves is out at once; the history keeps the name.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, or NOT_NOW for oneself
   */
  public void setActive(StoreId store, UUID person, boolean active, Actor by) {
    change(
        store,
        person,
        by,
        active ? "staff.came_back" : "staff.left",
        () -> of(ACTIVE, store, person).param("active", active).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update());
  }

  /**
   * For who lost app and recovery codes: asks for no second step any more, and ends the person's sessions.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, or NOT_NOW for oneself
   */
  public void resetFactor(StoreId store, UUID person, Actor by) {
    change(
        store,
        person,
        by,
        "factor.reset",
        () -> {
          StaffMember member = staff.find(store, person).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
          factors.remove(member);
          sessions.endAll(member);
        });
  }

  /**
   * For who forgot the password.
   *
   * @return a new one for the next log-in, to be shown once
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, or NOT_NOW for oneself
   */
  public String resetPassword(StoreId store, UUID person, Actor by) {
    String password = RecoveryCode.next();
    String hash = hashes.hash(password);
    change(
        store,
        person,
        by,
        "staff.password_reset",
        () -> of(PASSWORD, store, person).param("hash", hash).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update());
    return password;
  }

  private void change(StoreId store, UUID person, Actor by, String kind, Runnable work) {
    MANAGE.require(by);
    transaction.executeWithoutResult(
        _ -> {
          if (staff.find(store, person).isEmpty()) {
            throw Refused.because(ProblemCode.NOT_FOUND);
          }
          if (by instanceof Actor.Staff self && self.id().equals(person)) {
            throw Refused.because(ProblemCode.NOT_NOW);
          }
          work.run();
          take(store, by, kind, person);
        });
  }

  private void take(StoreId store, Actor by, String kind, UUID person) {
    audit.take(new Act(store, by, kind, person.toString()));
  }

  private JdbcClient.StatementSpec of(String sql, StoreId store, UUID person) {
    return jdbc.sql(sql).param("store", store.value()).param("staff", person);
  }

  /**
   * A member of staff as administrators see it.
   *
   * @param factor whether the log-in asks for a second step
   * @param temporary whether the password is one that an administrator made
   */
  public record Person(
      UUID id, String login, String name, Role role, boolean active, boolean factor, boolean temporary) {}

  /**
   * Somebody to add.
   *
   * @param login lower-case letters, digits, dots and hyphens, at most 40
   * @param language ISO 639-1 code the desk speaks to the person
   */
  public record NewPerson(String login, String name, Role role, String language) {

    private void check() {
      if (!login.strip().toLowerCase(Locale.ROOT).matches("[a-z0-9][a-z0-9.-]{0,39}")) {
        throw Refused.fields(List.of(new FieldFault("login", "not_a_login")));
      }
      if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
        throw Refused.fields(List.of(new FieldFault("name", name.isBlank() ? "missing" : "too_long")));
      }
    }
  }
}
