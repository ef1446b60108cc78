package retour.server.returns;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.server.platform.SqlValues;
import retour.server.store.StoreId;

/** Who reminds the shopper of a return's last day: one of all that could, for each day once. */
@Service
public class CaseReminders {

  private static final String TAKE =
      """
      insert into case_reminder (store_id, case_id, day, raised_at)
      values (:store, :case, :day, :now)
      on conflict on constraint case_reminder_pk do nothing
      """;

  private final JdbcClient jdbc;

  CaseReminders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the reminder of a day upon the caller, in the caller's transaction: nobody else reminds of it.
   *
   * @return whether nobody had
   */
  public boolean take(StoreId store, CaseId id, LocalDate day, Instant now) {
    return jdbc.sql(TAKE)
            .param("store", store.value())
            .param("case", id.value())
            .param("day", day)
            .param("now", SqlValues.time(now))
            .update()
        == 1;
  }
}
