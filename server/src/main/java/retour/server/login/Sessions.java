package retour.server.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.server.audit.AuditLog;
import retour.server.audit.AuditLog.Act;
import retour.server.store.Actor;
import retour.server.store.StaffMember;
import retour.server.store.StoreId;

/** Which log-ins still count: those of active staff, of the last {@link #LONGEST}, and not ended since. */
@Service
public class Sessions {

  /** After a working day everybody logs in again. */
  public static final Duration LONGEST = Duration.ofHours(12);

  private static final String COUNTS =
      """
      select exists (
        select from staff
        where store_id = :store and staff_id = :staff and active and sessions_from <= :since)
      """;

  private static final String TEMPORARY =
      """
      select password_is_temporary
      from staff
      where store_id = :store and staff_id = :staff
      """;

  private static final String END =
      """
      update staff
      set sessions_from = :now
      where store_id = :store and staff_id = :staff
      """;

  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final InstantSource clock;

  Sessions(JdbcClient jdbc, AuditLog audit, InstantSource clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** @param since when the person logged in */
  public boolean counts(StoreId store, UUID staff, Instant since) {
    return clock.instant().isBefore(since.plus(LONGEST))
        && jdbc.sql(COUNTS)
            .param("store", store.value())
            .param("staff", staff)
            .param("since", since.atOffset(ZoneOffset.UTC))
            .query(Boolean.class)
            .single();
  }

  /** Whether the person has to set a password that no administrator knows before anything else. */
  public boolean lacksOwnPassword(StoreId store, UUID staff) {
    return jdbc.sql(TEMPORARY).param("store", store.value()).param("staff", staff).query(Boolean.class).single();
  }

  /** Logs the person out of every browser, on every server. */
  public void endAll(StaffMember member) {
    jdbc.sql(END)
        .param("store", member.store().value())
        .param("staff", member.id())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    audit.take(new Act(member.store(), new Actor.Staff(member.id(), member.role()), "sessions.ended", member.id().toString()));
  }
}
