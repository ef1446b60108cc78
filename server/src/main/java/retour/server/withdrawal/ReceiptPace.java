package retour.server.withdrawal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.server.order.Order;
import retour.server.platform.Throttle;

/**
 * Who floods an address with receipts has them wait. What a shopper states about an order of theirs gets its receipt at
 * once (Directive 2011/83/EU Art. 11a(4)), however many orders they withdraw from; only statements about one and the same
 * order, or about none the store knows, are counted. What the store itself enters goes at once, too.
 */
@Component
class ReceiptPace {

  /** So many receipts about one order, or to one address about none, go out an hour. */
  private static final int AT_ONCE = 5;

  private static final Duration HOUR = Duration.ofHours(1);

  private final MatchStatement match;
  private final InstantSource clock;
  private final Throttle bySubject;

  ReceiptPace(MatchStatement match, InstantSource clock) {
    this.match = match;
    this.clock = clock;
    this.bySubject = new Throttle(AT_ONCE, HOUR, clock);
  }

  /** When the receipt can be tried again; empty where it goes now. */
  Optional<Instant> waitsUntil(Withdrawal about) {
    return switch (about.channel()) {
      case EMAIL, LETTER, PHONE, OTHER, API -> Optional.empty();
      case PORTAL ->
          bySubject.passes(about.store() + " " + subject(about))
              ? Optional.empty()
              : Optional.of(clock.instant().plus(HOUR));
    };
  }

  private String subject(Withdrawal about) {
    return match
        .order(about)
        .map(Order::id)
        .map(order -> "order " + order.value())
        .orElseGet(() -> "address " + about.words().address().toLowerCase(Locale.ROOT));
  }
}
