package retour.server.returns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.mail.Outbox;
import retour.server.platform.SqlValues;
import retour.server.store.StoreId;

/**
 * Tells shoppers what happened to their return: turns notices into mails in the outbox, each once. Several servers may
 * do so at a time; a notice that one of them holds is passed over by the others.
 *
 * <p>Answers to the items of one return are told together: one mail of what was accepted and one of what was not, once
 * nothing of it waits to be inspected any more, at the latest an hour after the first answer (clause IE-17).
 */
@Component
class TellShopper {

  private static final Logger LOG = LoggerFactory.getLogger(TellShopper.class);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration LONGEST_INSPECTION = Duration.ofHours(1);
  private static final int TOGETHER = 50;

  private static final String NEXT =
      """
      select n.store_id, n.case_id, n.event_no, n.attempts,
             case when e.kind in ('item_accepted', 'item_rejected')
               then (select array_agg(other.event_no order by other.event_no)
                     from case_notice other
                       join case_event said
                         on said.store_id = other.store_id and said.case_id = other.case_id
                           and said.event_no = other.event_no
                     where other.store_id = n.store_id and other.case_id = n.case_id and said.kind = e.kind)
               else array[n.event_no] end as events
      from case_notice n
        -- Each event by its key, in the order of the notices: a long queue is never sorted or read whole.
        cross join lateral (
          select kind, happened_at
          from case_event
          where store_id = n.store_id and case_id = n.case_id and event_no = n.event_no
          offset 0
        ) e
      where n.next_try_at <= :now
        and (e.kind not in ('item_accepted', 'item_rejected')
             or (not exists (
                   select from case_notice earlier
                     join case_event said
                       on said.store_id = earlier.store_id and said.case_id = earlier.case_id
                         and said.event_no = earlier.event_no
                   where earlier.store_id = n.store_id and earlier.case_id = n.case_id
                     and earlier.event_no < n.event_no and said.kind = e.kind)
                 and (e.happened_at < :longAgo
                      or not exists (
                        select from return_item i
                        where i.store_id = n.store_id and i.case_id = n.case_id
                          and i.acceptance = 'pending' and i.reception = 'received'))))
      order by n.event_no
      limit :limit
      for update of n skip locked
      """;

  private static final String DONE =
      """
      delete from case_notice n
      using unnest(:stores, :cases, :events) as told (store_id, case_id, event_no)
      where n.store_id = told.store_id and n.case_id = told.case_id and n.event_no = told.event_no
      """;

  private static final String LATER =
      """
      update case_notice
      set attempts = attempts + 1, next_try_at = :next
      where store_id = :store and case_id = :case and event_no = :event
      """;

  private final JdbcClient jdbc;
  private final CaseMails mails;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  TellShopper(
      JdbcClient jdbc, CaseMails mails, Outbox outbox, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.mails = mails;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * An event the shopper has yet to be told of.
   *
   * @param events all that are told with it, this one the first; several only where each is an answer to an item
   */
  record Notice(StoreId store, CaseId caseId, long eventNo, int attempts, List<Long> events) {

    Notice {
      events = List.copyOf(events);
    }

    String onceKey() {
      return "case/" + caseId.value() + "/" + eventNo;
    }
  }

  /** Tells all that is to be told now. */
  void tellAll() {
    boolean more = true;
    while (more) {
      more = tellTogether();
    }
  }

  /**
   * Tells several in one transaction, which costs a fraction of one each; where one of them fails, each has its own.
   *
   * @return whether there may be more
   */
  private boolean tellTogether() {
    List<Notice> held = new ArrayList<>();
    try {
      transaction.executeWithoutResult(
          _ -> {
            held.addAll(next(TOGETHER));
            tell(held);
          });
    } catch (RuntimeException failure) {
      if (held.isEmpty()) {
        throw failure;
      }
      held.forEach(_ -> tellNext());
    }
    return held.size() == TOGETHER;
  }

  private void tellNext() {
    List<Notice> held = new ArrayList<>();
    try {
      transaction.executeWithoutResult(
          _ -> {
            held.addAll(next(1));
            tell(held);
          });
    } catch (RuntimeException failure) {
      if (held.isEmpty()) {
        throw failure;
      }
      Notice notice = held.getFirst();
      LOG.warn("mail about event {} could not be made: {}", notice.eventNo(), failure.getClass().getSimpleName());
      later(notice);
    }
  }

  private void tell(List<Notice> told) {
    if (!told.isEmpty()) {
      List<CaseMails.Written> written = mails.write(told);
      outbox.putAll(written.stream().filter(each -> each.papers().isEmpty()).map(CaseMails.Written::mail).toList());
      written.stream().filter(each -> !each.papers().isEmpty()).forEach(each -> outbox.put(each.mail(), each.papers()));
      jdbc.sql(DONE)
          .param("stores", each(told, notice -> notice.store().value()).toArray(String[]::new))
          .param("cases", each(told, notice -> notice.caseId().value()).toArray(UUID[]::new))
          .param("events", told.stream().flatMap(notice -> notice.events().stream()).toArray(Long[]::new))
          .update();
    }
  }

  /** A notice's own, once for each of its events. */
  private static <T> Stream<T> each(List<Notice> told, Function<Notice, T> own) {
    return told.stream().flatMap(notice -> notice.events().stream().map(_ -> own.apply(notice)));
  }

  private void later(Notice notice) {
    Duration wait = Duration.ofMinutes(1L << Math.min(notice.attempts(), 6));
    Instant next = clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    jdbc.sql(LATER)
        .param("store", notice.store().value())
        .param("case", notice.caseId().value())
        .param("event", notice.eventNo())
        .param("next", SqlValues.time(next))
        .update();
  }

  private List<Notice> next(int limit) {
    Instant now = clock.instant();
    return jdbc.sql(NEXT)
        .param("now", SqlValues.time(now))
        .param("longAgo", SqlValues.time(now.minus(LONGEST_INSPECTION)))
        .param("limit", limit)
        .query((row, n) -> notice(row))
        .list();
  }

  private static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        new StoreId(row.getString("store_id")),
        new CaseId(row.getObject("case_id", UUID.class)),
        row.getLong("event_no"),
        row.getInt("attempts"),
        List.of((Long[]) row.getArray("events").getArray()));
  }
}
