package retour.server.withdrawal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.store.StoreId;

/**
 * Does what follows a statement: the receipt, the search for its order, later mails. Each task is done once, with its
 * row taken away in the same transaction; a task that one server holds is passed over by the others.
 */
@Component
class StatementTasks {

  private static final Logger LOG = LoggerFactory.getLogger(StatementTasks.class);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final String NEXT =
      """
      select store_id, withdrawal_id, kind, attempts
      from withdrawal_task
      where next_try_at <= :now
      order by next_try_at, kind desc
      limit 1
      for update skip locked
      """;

  private static final String DONE =
      """
      delete from withdrawal_task
      where store_id = :store and withdrawal_id = :id and kind = :kind
      """;

  private static final String LATER =
      """
      update withdrawal_task
      set attempts = attempts + 1, next_try_at = :next
      where store_id = :store and withdrawal_id = :id and kind = :kind
      """;

  private final JdbcClient jdbc;
  private final Withdrawals withdrawals;
  private final MatchStatement match;
  private final StatementMails mails;
  private final ReceiptPace pace;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  StatementTasks(
      JdbcClient jdbc,
      Withdrawals withdrawals,
      MatchStatement match,
      StatementMails mails,
      ReceiptPace pace,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.withdrawals = withdrawals;
    this.match = match;
    this.mails = mails;
    this.pace = pace;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Task(StoreId store, WithdrawalId id, TaskKind kind, int attempts) {}

  /** Does all that is due. */
  void doDue() {
    boolean more = true;
    while (more) {
      more = doNext();
    }
  }

  /** @return whether there was one */
  private boolean doNext() {
    Task[] held = new Task[1];
    try {
      return Boolean.TRUE.equals(
          transaction.execute(
              _ -> {
                Optional<Task> next = next();
                next.ifPresent(
                    task -> {
                      held[0] = task;
                      Optional<Instant> again = run(task);
                      again.ifPresentOrElse(at -> later(task, at), () -> keyed(DONE, task).update());
                    });
                return next.isPresent();
              }));
    } catch (RuntimeException failure) {
      Task task = held[0];
      if (task == null) {
        throw failure;
      }
      LOG.warn("{} of statement {} failed: {}", task.kind(), task.id().value(), failure.getClass().getSimpleName());
      later(task);
      return true;
    }
  }

  /** @return when to try again; empty where it is done */
  private Optional<Instant> run(Task task) {
    Withdrawal about = withdrawals.get(task.store(), task.id());
    Optional<Instant> waits = task.kind() == TaskKind.RECEIPT ? pace.waitsUntil(about) : Optional.empty();
    if (waits.isEmpty()) {
      doTask(task, about);
    }
    return waits;
  }

  private void doTask(Task task, Withdrawal about) {
    switch (task.kind()) {
      case MATCH -> match.byItself(about);
      case RECEIPT -> mails.receipt(about);
      case REMIND -> mails.remind(about);
      case DECLINED -> mails.declined(about);
      case DISMISSED -> mails.dismissed(about);
      case PROOF_SET_ASIDE -> mails.proofSetAside(about);
      case REDUCED -> mails.reduced(about);
      case OBJECTION_ANSWERED -> mails.objectionAnswered(about);
    }
  }

  private void later(Task task) {
    Duration wait = Duration.ofMinutes(1L << Math.min(task.attempts(), 6));
    Instant next = clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    later(task, next);
  }

  private void later(Task task, Instant at) {
    keyed(LATER, task).param("next", WithdrawalWrites.time(at)).update();
  }

  private Optional<Task> next() {
    return jdbc.sql(NEXT)
        .param("now", WithdrawalWrites.time(clock.instant()))
        .query(
            (row, n) ->
                new Task(
                    new StoreId(row.getString("store_id")),
                    new WithdrawalId(row.getObject("withdrawal_id", UUID.class)),
                    TaskKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                    row.getInt("attempts")))
        .optional();
  }

  private JdbcClient.StatementSpec keyed(String sql, Task task) {
    return jdbc.sql(sql)
        .param("store", task.store().value())
        .param("id", task.id().value())
        .param("kind", task.kind().code());
  }
}
