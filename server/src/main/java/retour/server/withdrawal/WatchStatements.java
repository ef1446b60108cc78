package retour.server.withdrawal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.mail.MailNotice;
import retour.server.mail.MailTemplates;
import retour.server.mail.Outbox;
import retour.server.page.Formats;
import retour.server.store.Store;
import retour.server.store.Stores;

/**
 * Looks after the terms by the clock and calls staff by mail before each, once for each alarm: the row that tells of it
 * and the mail are written together, so that neither a restart nor a second server repeats it.
 */
@Component
class WatchStatements {

  private static final String RAISE =
      """
      insert into withdrawal_alarm (store_id, withdrawal_id, kind, day, raised_at)
      values (:store, :id, :kind, :day, :now)
      on conflict on constraint withdrawal_alarm_pk do nothing
      """;

  private final JdbcClient jdbc;
  private final Stores stores;
  private final Withdrawals withdrawals;
  private final MailTemplates templates;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  WatchStatements(
      JdbcClient jdbc,
      Stores stores,
      Withdrawals withdrawals,
      MailTemplates templates,
      Outbox outbox,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.withdrawals = withdrawals;
    this.templates = templates;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Goes through all open statements of all stores once. */
  void lookAround() {
    Instant now = clock.instant();
    for (Store store : stores.all()) {
      if (store.settings().withdrawal().isPresent()) {
        LocalDate today = store.dayOf(now);
        for (Withdrawals.Row row : withdrawals.open(store.id())) {
          Alarm.of(row, store.dayOf(row.recordedAt()), today).ifPresent(alarm -> raise(store, row, alarm));
        }
      }
    }
  }

  private void raise(Store store, Withdrawals.Row row, Alarm alarm) {
    transaction.executeWithoutResult(
        _ -> {
          int raised =
              jdbc.sql(RAISE)
                  .param("store", store.id().value())
                  .param("id", row.id().value())
                  .param("kind", alarm.kind().code())
                  .param("day", alarm.day())
                  .param("now", WithdrawalWrites.time(clock.instant()))
                  .update();
          if (raised == 1 && !store.settings().contactEmail().isBlank()) {
            outbox.put(templates.write(mail(store, row, alarm)));
          }
        });
  }

  private static MailNotice mail(Store store, Withdrawals.Row row, Alarm alarm) {
    String language = store.languages().getFirst();
    String template = "withdrawal_alarm_" + alarm.kind().code();
    Formats f = new Formats(language, store.zone());
    return new MailNotice(
        store,
        "withdrawal/" + row.id().value() + "/" + template + "/" + alarm.day(),
        template,
        language,
        store.settings().contactEmail(),
        List.of(row.number(), f.day(alarm.day())),
        "",
        List.of(
            new MailNotice.Fact("withdraw.number", row.number()),
            new MailNotice.Fact("withdraw.stated", f.moment(row.statedAt()))),
        MailNotice.TO_STAFF + "/withdrawals/" + row.id().value());
  }
}
