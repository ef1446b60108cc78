package retour.server.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.mail.Outbox;
import retour.server.store.StoreId;

/** Turns notices into mails in the outbox, each once, however many servers do so at a time. */
@Component
class TellOfComplaints {

  private static final Logger LOG = LoggerFactory.getLogger(TellOfComplaints.class);
  private static final int MOST_DOUBLINGS = 6;

  private static final String NEXT =
      """
      select store_id, complaint_id, event_no, attempts
      from complaint_notice
      where next_try_at <= :now
      order by event_no
      limit 1
      for update skip locked
      """;

  private static final String DONE =
      """
      delete from complaint_notice
      where store_id = :store and complaint_id = :id and event_no = :event
      """;

  private static final String LATER =
      """
      update complaint_notice
      set attempts = attempts + 1, next_try_at = :next
      where store_id = :store and complaint_id = :id and event_no = :event
      """;

  private final JdbcClient jdbc;
  private final ComplaintMails mails;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  TellOfComplaints(
      JdbcClient jdbc, ComplaintMails mails, Outbox outbox, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.mails = mails;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Notice(StoreId store, ComplaintId id, long eventNo, int attempts) {}

  /** Tells all that is to be told now. */
  void tellAll() {
    boolean more = true;
    while (more) {
      more = tellNext();
    }
  }

  /** @return whether there was one */
  private boolean tellNext() {
    Notice[] held = new Notice[1];
    try {
      return Boolean.TRUE.equals(
          transaction.execute(
              _ -> {
                Optional<Notice> next = next();
                next.ifPresent(
                    notice -> {
                      held[0] = notice;
                      tell(notice);
                    });
                return next.isPresent();
              }));
    } catch (RuntimeException failure) {
      Notice notice = held[0];
      if (notice == null) {
        throw failure;
      }
      LOG.warn("mail of complaint event {} could not be made: {}", notice.eventNo(), failure.getClass().getSimpleName());
      keyed(LATER, notice)
          .param("next", time(clock.instant().plus(Duration.ofMinutes(1L << Math.min(notice.attempts(), MOST_DOUBLINGS)))))
          .update();
      return true;
    }
  }

  private void tell(Notice notice) {
    mails
        .write(notice.store(), notice.id(), notice.eventNo())
        .ifPresent(written -> outbox.put(written.mail(), written.attachments()));
    keyed(DONE, notice).update();
  }

  private Optional<Notice> next() {
    return jdbc.sql(NEXT)
        .param("now", time(clock.instant()))
        .query(
            (row, n) ->
                new Notice(
                    new StoreId(row.getString("store_id")),
                    new ComplaintId(row.getObject("complaint_id", UUID.class)),
                    row.getLong("event_no"),
                    row.getInt("attempts")))
        .optional();
  }

  private JdbcClient.StatementSpec keyed(String sql, Notice notice) {
    return jdbc.sql(sql)
        .param("store", notice.store().value())
        .param("id", notice.id().value())
        .param("event", notice.eventNo());
  }

  private static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
