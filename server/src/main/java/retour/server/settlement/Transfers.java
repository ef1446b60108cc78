package retour.server.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.returns.Settling;
import retour.server.returns.Settling.Made;
import retour.server.settlement.PayoutBatch.TransferState;
import retour.server.store.StoreId;

/**
 * What became of each payment of a released batch. Each is booked in a transaction of its own, once: killed in between,
 * the next telling goes on where this one stopped.
 */
@Component
class Transfers {

  private static final String OF_ID =
      """
      select t.end_to_end_id, t.payout_id, t.amount_minor, t.state, p.order_id
      from payout_transfer t
        join payout_batch b on b.store_id = t.store_id and b.batch_id = t.batch_id and b.state = 'released'
        join payout p on p.store_id = t.store_id and p.payout_id = t.payout_id
      where t.store_id = :store and t.end_to_end_id = :id
      """;

  private static final String OF_FILE =
      """
      select t.end_to_end_id, t.payout_id, t.amount_minor, t.state, p.order_id
      from payout_transfer t
        join payout_batch b on b.store_id = t.store_id and b.batch_id = t.batch_id and b.state = 'released'
        join payout p on p.store_id = t.store_id and p.payout_id = t.payout_id
      where t.store_id = :store and b.message_id = :message
      order by t.transfer_no
      """;

  private static final String MARK =
      """
      update payout_transfer
      set state = :to, reason = :reason, account_at_fault = :fault, changed_at = :at,
          bank_reference = case when :reference = '' then bank_reference else :reference end
      where store_id = :store and end_to_end_id = :id and state = :from
      """;

  private final JdbcClient jdbc;
  private final Settling settling;
  private final Payouts payouts;
  private final TransactionTemplate transaction;

  Transfers(JdbcClient jdbc, Settling settling, Payouts payouts, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.settling = settling;
    this.payouts = payouts;
    this.transaction = transaction;
  }

  /** One payment as the books know it. */
  record Sent(String endToEndId, UUID payoutId, OrderId order, Money amount, TransferState state) {}

  /**
   * Why a payment failed.
   *
   * @param bankCode such as {@code AC04}; may be empty
   * @param accountAtFault false where the bank refused the file as a whole
   */
  record Failure(String bankCode, boolean accountAtFault) {}

  Optional<Sent> find(StoreId store, String endToEndId) {
    return jdbc.sql(OF_ID)
        .param("store", store.value())
        .param("id", endToEndId)
        .query((row, n) -> sent(row))
        .optional();
  }

  List<Sent> ofFile(StoreId store, String messageId) {
    return jdbc.sql(OF_FILE)
        .param("store", store.value())
        .param("message", messageId)
        .query((row, n) -> sent(row))
        .list();
  }

  /** Books that the bank paid. @return whether that was news */
  boolean settled(StoreId store, Sent sent, String reference, Made made) {
    return Tries.again(
        () ->
            transaction.execute(
                _ -> {
                  settling.lock(store, sent.order());
                  Mark mark = new Mark(TransferState.WAITING, TransferState.SETTLED, new Failure("", false), reference);
                  boolean news = mark(store, sent, mark, made);
                  if (news) {
                    payouts.transferred(
                        store, sent.payoutId(), reference.isEmpty() ? sent.endToEndId() : reference, made);
                  }
                  return news;
                }));
  }

  /** Books that the money did not arrive: the payout is due again. @return whether that was news */
  boolean failed(StoreId store, Sent sent, TransferState how, Failure why, Made made) {
    return Tries.again(
        () ->
            transaction.execute(
                _ -> {
                  settling.lock(store, sent.order());
                  boolean wasWaiting = mark(store, sent, new Mark(TransferState.WAITING, how, why, ""), made);
                  boolean wasPaid =
                      !wasWaiting
                          && how == TransferState.RETURNED
                          && mark(store, sent, new Mark(TransferState.SETTLED, how, why, ""), made);
                  if (wasWaiting || wasPaid) {
                    payouts.cameBack(store, sent.payoutId(), why.bankCode(), wasPaid, made);
                  }
                  return wasWaiting || wasPaid;
                }));
  }

  private record Mark(TransferState from, TransferState to, Failure why, String reference) {}

  private boolean mark(StoreId store, Sent sent, Mark mark, Made made) {
    return jdbc.sql(MARK)
            .param("store", store.value())
            .param("id", sent.endToEndId())
            .param("from", mark.from().code())
            .param("to", mark.to().code())
            .param("reason", mark.why().bankCode())
            .param("fault", mark.why().accountAtFault())
            .param("reference", mark.reference())
            .param("at", BatchRows.at(made))
            .update()
        == 1;
  }

  private static Sent sent(ResultSet row) throws SQLException {
    return new Sent(
        row.getString("end_to_end_id"),
        row.getObject("payout_id", UUID.class),
        new OrderId(row.getLong("order_id")),
        Money.of(row.getLong("amount_minor"), "EUR"),
        TransferState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
  }
}
