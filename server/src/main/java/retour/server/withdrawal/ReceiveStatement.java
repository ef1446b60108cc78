package retour.server.withdrawal;

import java.security.SecureRandom;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.server.platform.SqlValues;
import retour.server.platform.Throttle;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.AuthorizationNumber;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes statements in. What is typed is recorded whether an order matches it or not, late or not, and the answer tells
 * nothing of any order: it is looked for afterwards (Directive 2011/83/EU Art. 11, 11a).
 */
@Service
public class ReceiveStatement {

  private static final String FORMAT = "WD-####-####";
  private static final int TRIES = 5;

  /** Far more than people state: beyond it, the sender is a program. */
  private static final int FLOOD = 300;

  private static final Duration HOUR = Duration.ofHours(1);

  private static final String KEEP =
      """
      with stated as (
        insert into withdrawal (store_id, number, token_hash, channel, name, contract, goods, parts, address, language,
                                stated_at, recorded_at, recorded_by, sha256)
        values (:store, :number, :hash, :channel, :name, :contract, :goods, :parts::jsonb, :address, :language,
                :statedAt, :now, :by, :sha256)
        on conflict do nothing
        returning withdrawal_id
      ), standing as (
        insert into withdrawal_standing (store_id, withdrawal_id, state, order_id)
        select :store, withdrawal_id, 'received', :order
        from stated
      ), told as (
        insert into withdrawal_event (store_id, withdrawal_id, kind, actor_kind, actor, happened_at, data)
        select :store, withdrawal_id, 'stated', :actorKind, :actor, :now, jsonb_build_object('channel', :channel::text)
        from stated
      ), tasks as (
        insert into withdrawal_task (store_id, withdrawal_id, kind, next_try_at)
        select :store, withdrawal_id, kind, :now
        from stated, (values ('receipt'), ('match')) as task (kind)
      )
      select count(*)
      from stated
      """;

  private final Stores stores;
  private final Withdrawals withdrawals;
  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Throttle bySender;

  ReceiveStatement(Stores stores, Withdrawals withdrawals, JdbcClient jdbc, InstantSource clock) {
    this.stores = stores;
    this.withdrawals = withdrawals;
    this.jdbc = jdbc;
    this.clock = clock;
    this.bySender = new Throttle(FLOOD, HOUR, clock);
  }

  /**
   * As {@link #receive(Statement)}, from a network that anybody may write from.
   *
   * @param sender a throttling key of the network prefix, not stored
   * @throws Refused also with TOO_MANY_TRIES for a flood
   */
  public Received receive(Statement statement, String sender) {
    Statement sound = StatementWords.sound(statement, clock.instant());
    if (!bySender.passes(sender)) {
      throw Refused.because(ProblemCode.TOO_MANY_TRIES);
    }
    return keep(sound);
  }

  /**
   * Records a statement, once for each key, and has the receipt written and the order looked for. A key that comes again
   * with other words is another statement.
   *
   * @throws Refused with NOT_FOUND where the store serves no withdrawals, NOT_ALLOWED, or INVALID_INPUT (fields {@code
   *     name}, {@code contract}, {@code address}, {@code goods}, {@code stated_at}: {@code missing}, {@code too_long},
   *     {@code not_an_address}, {@code in_future})
   */
  public Received receive(Statement statement) {
    return keep(StatementWords.sound(statement, clock.instant()));
  }

  /**
   * Looks whether a statement could be received; stores nothing.
   *
   * @throws Refused with INVALID_INPUT as {@link #receive(Statement)}
   */
  public void check(Statement statement) {
    StatementWords.sound(statement, clock.instant());
  }

  private Received keep(Statement statement) {
    if (stores.get(statement.store()).settings().withdrawal().isEmpty()) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    StatementRights.ENTER.require(statement.actor());
    Statement tried = statement;
    for (int tries = 1; tries <= TRIES; tries++) {
      boolean isNew = insert(tried);
      Optional<Withdrawal> kept = withdrawals.byKey(tried.store(), tried.key());
      if (kept.isPresent() && (isNew || isSame(kept.get(), tried))) {
        return new Received(kept.get(), tried.key());
      }
      tried = kept.isPresent() ? tried.withKey(StatementKey.next()) : tried;
    }
    throw new IllegalStateException("no number was free");
  }

  /**
   * A recorded statement.
   *
   * @param key opens its receipt; not the one that was sent where that was used for another statement
   */
  public record Received(Withdrawal withdrawal, String key) {

    @Override
    public String toString() {
      return "Received[" + withdrawal.number() + "]";
    }
  }

  private static boolean isSame(Withdrawal kept, Statement repeated) {
    return kept.words().equals(repeated.words()) && kept.parts().equals(repeated.parts());
  }

  private boolean insert(Statement statement) {
    Instant now = clock.instant();
    Instant statedAt = statement.statedAt().orElseThrow();
    String number = AuthorizationNumber.issue(FORMAT, random);
    Receipt receipt = Receipt.of(statement.store(), number, statement.channel(), statement.words(), statedAt);
    return jdbc.sql(KEEP)
            .params(head(statement))
            .param("number", number)
            .param("statedAt", WithdrawalWrites.time(statedAt))
            .param("now", WithdrawalWrites.time(now))
            .param("sha256", receipt.sha256())
            .query(Long.class)
            .single()
        == 1;
  }

  private static Map<String, Object> head(Statement statement) {
    Map<String, Object> head = new HashMap<>();
    head.put("store", statement.store().value());
    head.put("hash", Receipt.sha256(statement.key()));
    head.put("channel", statement.channel().code());
    head.put("name", statement.words().name());
    head.put("contract", statement.words().contract());
    head.put("goods", statement.words().goods());
    head.put("address", statement.words().address());
    head.put("parts", JsonMapper.builder().build().writeValueAsString(statement.parts()));
    head.put("language", statement.language());
    head.put(
        "order", SqlValues.nullable(statement.order().map(order -> order.value()), Types.BIGINT));
    head.put("by", statement.actor().who());
    head.put("actorKind", statement.actor().kind());
    head.put("actor", statement.actor().reference());
    return head;
  }

  /** Whether a store's portal offers the function. */
  public boolean isServedBy(StoreId store) {
    return stores.get(store).settings().withdrawal().isPresent();
  }
}
