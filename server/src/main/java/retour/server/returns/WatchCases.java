package retour.server.returns;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.mail.MailNotice;
import retour.server.mail.MailTemplates;
import retour.server.mail.Outbox;
import retour.server.platform.SqlValues;
import retour.server.store.Store;
import retour.server.store.Stores;

/**
 * Looks after the days of all cases by the clock (clause IC-16): reminds shoppers of a last day that is near, for
 * sending or for arriving, and tells
 * staff once a day what is overdue. Each is told once, whatever restarts and however many servers look: the row that
 * says so is written together with what tells it.
 */
@Component
class WatchCases {

  /** Nobody is written to in the night. */
  private static final int FIRST_HOUR = 7;

  private static final String REMIND =
      """
      with due as (
        select c.store_id, c.case_id, c.due_on
        from return_case c
        where c.store_id = :store and c.next_actor = 'shopper' and c.due_on between :today and :soon
          and c.requested_on < :today
          and not exists (
            select from case_reminder r
            where r.store_id = c.store_id and r.case_id = c.case_id and r.day = c.due_on)
        order by c.case_id
        limit 500
      ), raised as (
        insert into case_reminder (store_id, case_id, day, raised_at)
        select store_id, case_id, due_on, :now
        from due
        on conflict on constraint case_reminder_pk do nothing
        returning store_id, case_id, day
      ), event as (
        insert into case_event (store_id, case_id, kind, actor_kind, actor, happened_at, data)
        select store_id, case_id, 'reminded', 'clock', '', :now, jsonb_build_object('until', day)
        from raised
        returning store_id, case_id, event_no
      )
      insert into case_notice (store_id, case_id, event_no, next_try_at)
      select store_id, case_id, event_no, :now
      from event
      """;

  /** The policy's last day for sending (clause IE-05) comes before the last day of the number, which leaves time to arrive. */
  private static final String REMIND_TO_SEND =
      """
      with due as (
        select c.store_id, c.case_id, (e.data ->> 'send_by')::date as day
        from return_case c
          join case_event e on e.store_id = c.store_id and e.case_id = c.case_id and e.kind = 'authorized'
        where c.store_id = :store and c.next_actor = 'shopper' and c.due_on >= :today
          and c.requested_on < :today
          and (e.data ->> 'send_by')::date between :today and :soon
          and not exists (select from shipment s where s.store_id = c.store_id and s.case_id = c.case_id)
          and not exists (
            select from case_reminder r
            where r.store_id = c.store_id and r.case_id = c.case_id and r.day = (e.data ->> 'send_by')::date)
        order by c.case_id
        limit 500
      ), raised as (
        insert into case_reminder (store_id, case_id, day, raised_at)
        select store_id, case_id, day, :now
        from due
        on conflict on constraint case_reminder_pk do nothing
        returning store_id, case_id, day
      ), event as (
        insert into case_event (store_id, case_id, kind, actor_kind, actor, happened_at, data)
        select store_id, case_id, 'reminded', 'clock', '', :now, jsonb_build_object('send_by', day, 'until', day)
        from raised
        returning store_id, case_id, event_no
      )
      insert into case_notice (store_id, case_id, event_no, next_try_at)
      select store_id, case_id, event_no, :now
      from event
      """;

  private static final String COUNT_OVERDUE =
      """
      insert into overdue_notice (store_id, day, cases, told_at)
      select :store, :today, count(*), :now
      from return_case
      where store_id = :store and next_actor <> 'nobody' and due_on < :today
      having count(*) > 0
      on conflict on constraint overdue_notice_pk do nothing
      returning cases
      """;

  private final JdbcClient jdbc;
  private final Stores stores;
  private final MailTemplates templates;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  WatchCases(
      JdbcClient jdbc,
      Stores stores,
      MailTemplates templates,
      Outbox outbox,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.templates = templates;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Goes through all stores once. */
  void lookAround() {
    Instant now = clock.instant();
    for (Store store : stores.all()) {
      if (now.atZone(store.zone()).getHour() >= FIRST_HOUR) {
        remind(store, now);
        transaction.executeWithoutResult(_ -> tellStaff(store, now));
      }
    }
  }

  private void remind(Store store, Instant now) {
    int days = store.settings().handling().reminder();
    if (days > 0) {
      LocalDate today = store.dayOf(now);
      for (String reminder : List.of(REMIND_TO_SEND, REMIND)) {
        jdbc.sql(reminder)
            .param("store", store.id().value())
            .param("today", today)
            .param("soon", today.plusDays(days))
            .param("now", SqlValues.time(now))
            .update();
      }
    }
  }

  private void tellStaff(Store store, Instant now) {
    LocalDate today = store.dayOf(now);
    Optional<Long> overdue =
        jdbc.sql(COUNT_OVERDUE)
            .param("store", store.id().value())
            .param("today", today)
            .param("now", SqlValues.time(now))
            .query(Long.class)
            .optional();
    overdue
        .filter(_ -> !store.settings().contactEmail().isBlank())
        .map(cases -> templates.write(mail(store, today, cases)))
        .ifPresent(outbox::put);
  }

  private static MailNotice mail(Store store, LocalDate today, long cases) {
    return new MailNotice(
        store,
        "overdue/" + today,
        "overdue",
        store.languages().getFirst(),
        store.settings().contactEmail(),
        List.of(Long.toString(cases)),
        "",
        List.of(),
        MailNotice.TO_STAFF + "/overdue");
  }
}
