package retour.server.login;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.store.StaffMember;
import retour.server.store.StoreId;

/** Second factors in PostgreSQL. */
@Repository
class FactorRows {

  private static final String FIND =
      """
      select sealed, confirmed_at is not null as confirmed
      from staff_second_factor
      where store_id = :store and staff_id = :staff
      """;

  private static final String BEGIN =
      """
      insert into staff_second_factor (store_id, staff_id, sealed, begun_at)
      values (:store, :staff, :sealed, :now)
      on conflict (store_id, staff_id) do update
      set sealed = excluded.sealed, begun_at = excluded.begun_at, last_step = 0
      where staff_second_factor.confirmed_at is null
      """;

  private static final String USE =
      """
      update staff_second_factor
      set last_step = :step
      where store_id = :store and staff_id = :staff and last_step < :step
      """;

  private static final String CONFIRM =
      """
      update staff_second_factor
      set confirmed_at = :now
      where store_id = :store and staff_id = :staff and confirmed_at is null
      """;

  private static final String ADD_RECOVERY =
      """
      insert into staff_recovery_code (store_id, staff_id, code_hash)
      values (:store, :staff, :hash)
      """;

  private static final String USE_RECOVERY =
      """
      update staff_recovery_code
      set used_at = :now
      where store_id = :store and staff_id = :staff and code_hash = :hash and used_at is null
      """;

  private static final String REMOVE =
      """
      delete from staff_second_factor
      where store_id = :store and staff_id = :staff
      """;

  private final JdbcClient jdbc;

  FactorRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param confirmed whether it is asked for */
  @SuppressWarnings("ArrayRecordComponent")
  record Factor(byte[] sealed, boolean confirmed) {}

  Optional<Factor> find(StoreId store, UUID staff) {
    return jdbc.sql(FIND)
        .param("store", store.value())
        .param("staff", staff)
        .query((row, n) -> new Factor(row.getBytes("sealed"), row.getBoolean("confirmed")))
        .optional();
  }

  /** Replaces a secret that was never confirmed. */
  void begin(StaffMember member, byte[] sealed, Instant now) {
    of(BEGIN, member).param("sealed", sealed).param("now", now.atOffset(ZoneOffset.UTC)).update();
  }

  /** Whether the step had not been used, nor a later one. */
  boolean use(StaffMember member, long step) {
    return of(USE, member).param("step", step).update() == 1;
  }

  void confirm(StaffMember member, Instant now, List<byte[]> recovery) {
    of(CONFIRM, member).param("now", now.atOffset(ZoneOffset.UTC)).update();
    recovery.forEach(hash -> of(ADD_RECOVERY, member).param("hash", hash).update());
  }

  boolean useRecovery(StaffMember member, byte[] hash, Instant now) {
    return of(USE_RECOVERY, member).param("hash", hash).param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
  }

  void remove(StaffMember member) {
    of(REMOVE, member).update();
  }

  private JdbcClient.StatementSpec of(String statement, StaffMember member) {
    return jdbc.sql(statement).param("store", member.store().value()).param("staff", member.id());
  }
}
