package retour.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import tools.jackson.databind.json.JsonMapper;

/** How a store works on its cases, as its administrator sets it while it runs; each change is kept, and by whom. */
@Service
public class KeepCaseSettings {

  private static final int MOST_DAYS = 365;
  private static final int MOST_SHOWN = 50;
  private static final Right EDIT = Right.ofStaff();

  private static final String CHANGE =
      """
      insert into case_settings_change (store_id, change_no, settings, changed_by, changed_at)
      values (:store, :no, :settings::jsonb, :by, :at)
      """;

  private static final String HISTORY =
      """
      select change_no, settings, changed_by, changed_at
      from case_settings_change
      where store_id = :store
      order by change_no desc
      limit :limit
      """;

  private final JdbcClient jdbc;
  private final Stores stores;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final JsonMapper json = JsonMapper.builder().build();

  KeepCaseSettings(JdbcClient jdbc, Stores stores, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A change as kept.
   *
   * @param no counts from 1
   * @param by as {@link Actor#who} writes it
   */
  public record Change(long no, CaseSettings settings, String by, Instant at) {}

  /** The latest changes, newest first; empty where the store still works as it was set up. */
  public List<Change> history(StoreId store) {
    return jdbc.sql(HISTORY)
        .param("store", store.value())
        .param("limit", MOST_SHOWN)
        .query((row, n) -> change(row))
        .list();
  }

  /**
   * Sets them for what happens from now on; days that were given already stay.
   *
   * @param seen number of the latest change the person saw, 0 where there was none
   * @throws Refused with NOT_ALLOWED for anybody but an administrator, CHANGED_MEANWHILE, or INVALID_INPUT (fields {@code
   *     days-} and a step, {@code remindDaysBefore}: {@code out_of_range}; {@code fourEyesAbove}: {@code negative})
   */
  public void save(StoreId store, CaseSettings wanted, long seen, Actor by) {
    EDIT.require(by);
    requireSane(wanted);
    try {
      transaction.executeWithoutResult(
          _ -> {
            jdbc.sql(CHANGE)
                .param("store", store.value())
                .param("no", seen + 1)
                .param("settings", json.writeValueAsString(wanted))
                .param("by", by.who())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
            requireLatest(store, seen + 1);
            stores.keepCases(store, wanted);
          });
    } catch (DuplicateKeyException another) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  /** A number that leaves a gap was never seen. */
  private void requireLatest(StoreId store, long no) {
    List<Change> kept = history(store);
    boolean follows = no == 1 ? kept.size() == 1 : kept.size() > 1 && kept.get(1).no() == no - 1;
    if (!follows || kept.getFirst().no() != no) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  private static void requireSane(CaseSettings wanted) {
    List<FieldFault> faults = new ArrayList<>();
    Map<String, Integer> days = wanted.targetDays() == null ? Map.of() : wanted.targetDays();
    days.forEach(
        (step, count) -> {
          if (!CaseSettings.STEPS.contains(step) || count < 0 || count > MOST_DAYS) {
            faults.add(new FieldFault("days-" + step, "out_of_range"));
          }
        });
    if (wanted.reminder() < 0 || wanted.reminder() > MOST_DAYS) {
      faults.add(new FieldFault("remindDaysBefore", "out_of_range"));
    }
    if (wanted.twoPeopleAbove().orElse(0) < 0) {
      faults.add(new FieldFault("fourEyesAbove", "negative"));
    }
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
  }

  private Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getLong("change_no"),
        json.readValue(row.getString("settings"), CaseSettings.class),
        row.getString("changed_by"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }
}
