package retour.server.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.money.Money;
import retour.server.returns.Settling.Made;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * Refunds by the means the customer paid by, through a payment provider. The provider's adapter claims what is due, sends it
 * outside of any transaction under a name that never changes, and tells what came of it, in whatever order and however
 * often: each is booked once.
 */
@Service
public class ProviderRefunds {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String CLAIM =
      """
      with due as (
        select p.store_id, p.payout_id
        from payout p
          join customer_order o on o.store_id = p.store_id and o.order_id = p.order_id
        where p.store_id = :store and p.state = 'due' and p.method in ('card', 'online') and p.amount_minor > 0
          and case when p.payment_no is null then o.payment_reference else p.payment_reference end ~ :references
          and not exists (select from provider_refund r where r.store_id = p.store_id and r.payout_id = p.payout_id)
        order by p.due_on, p.payout_id
        limit :limit
        for update of p skip locked
      ), taken as (
        update payout p
        set state = 'at_provider', version = version + 1
        from due
        where p.store_id = due.store_id and p.payout_id = due.payout_id
        returning p.store_id, p.payout_id, p.order_id, p.amount_minor, p.currency, p.payment_no, p.payment_reference
      )
      insert into provider_refund (store_id, payout_id, payment_reference, amount_minor, currency, next_try_at, changed_at)
      select t.store_id, t.payout_id, case when t.payment_no is null then o.payment_reference else t.payment_reference end,
             t.amount_minor, t.currency, :at, :at
      from taken t
        join customer_order o on o.store_id = t.store_id and o.order_id = t.order_id
      """;

  private static final String SEND =
      """
      update provider_refund r
      set tries = tries + 1, next_try_at = :next
      from (select store_id, payout_id
            from provider_refund
            where store_id = :store and state = 'sending' and next_try_at <= :at
            order by next_try_at
            limit :limit
            for update skip locked) ready
      where r.store_id = ready.store_id and r.payout_id = ready.payout_id
      returning r.payout_id, r.payment_reference, r.amount_minor, r.currency, r.tries
      """;

  private static final String MOVE =
      """
      update provider_refund
      set state = :to, reason = :reason, changed_at = :at,
          provider_reference = case when :reference = '' then provider_reference else :reference end
      where store_id = :store and payout_id = :payout and state = any(:from)
      """;

  private static final String WAS =
      """
      select state
      from provider_refund
      where store_id = :store and payout_id = :payout
      for update
      """;

  private static final Actor CLOCK = new Actor.Clock();

  private final JdbcClient jdbc;
  private final Payouts payouts;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  ProviderRefunds(JdbcClient jdbc, Payouts payouts, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.payouts = payouts;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A refund to send.
   *
   * @param payoutId names it for good: the same name, the same refund
   * @param payment the provider's id of the payment
   * @param again whether it may have been sent before
   */
  public record ToSend(UUID payoutId, String payment, Money amount, boolean again) {}

  /** How a refund stands with the provider. */
  public enum Standing {
    PENDING,
    SUCCEEDED,
    FAILED;

    private String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What the provider says of a refund.
   *
   * @param reference the provider's id of it; empty where it took none
   * @param reason the provider's code for a failure; empty for none
   */
  public record News(UUID payoutId, Standing standing, String reference, String reason) {}

  /**
   * Takes refunds in hand: those newly due, and those whose last sending was not answered for some minutes. Of two servers
   * one gets each.
   *
   * @param references a regular expression for payments that this provider knows
   */
  public List<ToSend> take(StoreId store, String references, int limit) {
    Instant now = clock.instant();
    return Optional.ofNullable(
            transaction.execute(
                _ -> {
                  jdbc.sql(CLAIM)
                      .param("store", store.value())
                      .param("references", references)
                      .param("limit", limit)
                      .param("at", at(now))
                      .update();
                  return ready(store, limit, now);
                }))
        .orElseThrow();
  }

  private List<ToSend> ready(StoreId store, int limit, Instant now) {
    return jdbc.sql(SEND)
        .param("store", store.value())
        .param("limit", limit)
        .param("at", at(now))
        .param("next", at(now.plus(PATIENCE)))
        .query(
            (row, n) ->
                new ToSend(
                    row.getObject("payout_id", UUID.class),
                    row.getString("payment_reference"),
                    Money.of(row.getLong("amount_minor"), row.getString("currency")),
                    row.getInt("tries") > 1))
        .list();
  }

  /**
   * Books what the provider says, once, whatever came before: news that is older than what is known changes nothing.
   *
   * @return whether it was news
   */
  public boolean tell(StoreId store, News news) {
    Made made = new Made(CLOCK, clock.instant());
    return Boolean.TRUE.equals(Tries.again(() -> transaction.execute(_ -> book(store, news, made))));
  }

  private boolean book(StoreId store, News news, Made made) {
    Optional<String> was =
        jdbc.sql(WAS)
            .param("store", store.value())
            .param("payout", news.payoutId())
            .query(String.class)
            .optional();
    if (was.isEmpty() || !move(store, news, made.at())) {
      return false;
    }
    switch (news.standing()) {
      case PENDING -> {}
      case SUCCEEDED -> payouts.refunded(store, news.payoutId(), news.reference(), made);
      case FAILED ->
          payouts.cameBack(store, news.payoutId(), news.reason(), was.get().equals(Standing.SUCCEEDED.code()), made);
    }
    return true;
  }

  private boolean move(StoreId store, News news, Instant now) {
    String[] from =
        switch (news.standing()) {
          case PENDING -> new String[] {"sending"};
          case SUCCEEDED -> new String[] {"sending", "pending"};
          case FAILED -> new String[] {"sending", "pending", "succeeded"};
        };
    return jdbc.sql(MOVE)
            .param("store", store.value())
            .param("payout", news.payoutId())
            .param("to", news.standing().code())
            .param("reference", news.reference())
            .param("reason", news.reason())
            .param("from", from)
            .param("at", at(now))
            .update()
        == 1;
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
