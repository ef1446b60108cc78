package retour.server.withdrawal;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.withdrawal.WithdrawalWrites.Made;

/** Brings a statement together with its order: by itself where number and address belong together, else by hand. */
@Service
public class MatchStatement {

  private static final int WORDS_LOOKED_UP = 6;

  private final Withdrawals withdrawals;
  private final WithdrawalWrites writes;
  private final EffectOfStatement effect;
  private final Orders orders;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  MatchStatement(
      Withdrawals withdrawals,
      WithdrawalWrites writes,
      EffectOfStatement effect,
      Orders orders,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.withdrawals = withdrawals;
    this.writes = writes;
    this.effect = effect;
    this.orders = orders;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Looks for the order at once, for who may know whether there is one: a program of the store. A repeat changes
   * nothing.
   *
   * @return the statement as it then stands
   */
  public Withdrawal atOnce(Withdrawal received) {
    transaction.executeWithoutResult(
        _ -> {
          writes.lock(received);
          byItself(withdrawals.get(received.store(), received.id()));
        });
    return withdrawals.get(received.store(), received.id());
  }

  /** Looks for the order of a statement that just came; in the caller's transaction. */
  void byItself(Withdrawal seen) {
    if (seen.state() != WithdrawalState.RECEIVED) {
      return;
    }
    Made made = new Made(new Actor.Clock(), clock.instant());
    Optional<Order> order = order(seen);
    boolean goodsInWords = seen.parts().isEmpty() && !seen.words().goods().isEmpty();
    if (order.isEmpty() || goodsInWords) {
      writes.stand(seen, seen.about(order.map(Order::id)).as(WithdrawalState.UNMATCHED));
      writes.event(seen, WithdrawalEventKind.NOT_MATCHED, made, Map.of());
      return;
    }
    writes.event(seen, WithdrawalEventKind.MATCHED, made, Map.of("order", order.get().number()));
    // The person files: the clock only carries out what was stated.
    effect.bind(seen, order.get(), seen.parts(), new Made(new Actor.Shopper(), made.at()));
  }

  /** The order that a statement is about, as far as its words or the page it came from tell. */
  Optional<Order> order(Withdrawal seen) {
    return seen.order().isPresent() ? seen.order().flatMap(id -> orders.find(seen.store(), id)) : byWords(seen);
  }

  /** People write more than the number: each of the first words may be it. */
  private Optional<Order> byWords(Withdrawal seen) {
    String contract = seen.words().contract();
    return Stream.concat(Stream.of(contract), Stream.of(contract.split("[\\s,;:]+")).limit(WORDS_LOOKED_UP))
        .filter(word -> !word.isBlank())
        .flatMap(word -> orders.byNumberAndEmail(seen.store(), word, seen.words().address()).stream())
        .findFirst();
  }

  /**
   * What a member of staff found.
   *
   * @param orderNumber as typed
   * @param parts units by order line; empty for the whole contract
   */
  public record Found(String orderNumber, Map<Integer, Integer> parts) {

    public Found {
      parts = Map.copyOf(parts);
    }
  }

  /**
   * Matches by hand. The statement is then in force, or waits for an answer where the law gives no right.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (fields {@code order}: {@code
   *     unknown_order}, {@code lines}: {@code unknown_line}, {@code above_expected})
   */
  public Withdrawal byHand(WithdrawalCommand command, Found found) {
    StatementRights.HANDLE.require(command.actor());
    Made made = new Made(command.actor(), clock.instant());
    transaction.executeWithoutResult(
        _ -> {
          Withdrawal seen = command.open(withdrawals);
          if (seen.state() != WithdrawalState.UNMATCHED && seen.state() != WithdrawalState.DISMISSED) {
            throw Refused.because(ProblemCode.NOT_NOW);
          }
          Order order =
              orders
                  .byNumber(command.store(), found.orderNumber())
                  .orElseThrow(() -> Refused.fields(java.util.List.of(new FieldFault("order", "unknown_order"))));
          requireLines(order, found.parts());
          writes.event(seen, WithdrawalEventKind.MATCHED, made, Map.of("order", order.number()));
          effect.bind(seen, order, found.parts(), made);
        });
    return withdrawals.get(command.store(), command.id());
  }

  private static void requireLines(Order order, Map<Integer, Integer> parts) {
    parts.forEach(
        (lineNo, quantity) -> {
          int left = order.line(lineNo).map(OrderLine::available).orElse(-1);
          if (left < quantity || quantity < 1) {
            throw Refused.fields(
                java.util.List.of(new FieldFault("lines", left < 0 ? "unknown_line" : "above_expected")));
          }
        });
  }
}
