package retour.server.withdrawal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.store.Actor;

/**
 * A statement in the words that the store knows already, where something said on another ground becomes one.
 *
 * @param order as it stood before
 * @param units by order line
 * @param at when it was said
 */
record KnownWords(Order order, Map<Integer, Integer> units, String language, Instant at) {

  Statement statement(Actor by) {
    return new Statement(
        order.store(),
        StatementKey.next(),
        by instanceof Actor.Shopper ? WithdrawalChannel.PORTAL : WithdrawalChannel.OTHER,
        new Statement.Words(
            order.buyer().name().isBlank() ? order.buyer().email() : order.buyer().name(),
            order.number(),
            order.buyer().email(),
            isWhole() ? "" : goods()),
        units,
        Optional.of(order.id()),
        language,
        Optional.of(at),
        by);
  }

  private String goods() {
    StringJoiner goods = new StringJoiner(", ");
    new TreeMap<>(units)
        .forEach((lineNo, count) -> goods.add(count + " × " + order.line(lineNo).map(OrderLine::name).orElse("")));
    return goods.toString();
  }

  private boolean isWhole() {
    return order.lines().stream()
        .filter(OrderLine::returnable)
        .allMatch(line -> units.getOrDefault(line.lineNo(), 0) >= line.quantity());
  }
}
