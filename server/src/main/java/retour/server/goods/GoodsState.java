package retour.server.goods;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import retour.server.returns.NextActor;

/** Where promised goods stand. Drawn as a table in docs/domain.md; every pair is tested. */
public enum GoodsState {
  /** The customer has to pay what they cost beyond those that came back. */
  AWAITS_PAYMENT,
  IN_REPAIR,
  AT_MANUFACTURER,
  TO_BE_SENT,
  SENT,
  DELIVERED,
  /** They cannot be given; something else was. */
  FAILED;

  private static final int PAY_DAYS = 14;
  private static final int REPAIR_DAYS = 30;
  private static final int SEND_DAYS = 3;
  private static final int ARRIVE_DAYS = 14;

  /** Where they may go. What was sent can be sent once more, under another number. */
  public Set<GoodsState> after() {
    return switch (this) {
      case AWAITS_PAYMENT -> EnumSet.of(TO_BE_SENT, FAILED);
      case IN_REPAIR -> EnumSet.of(AT_MANUFACTURER, TO_BE_SENT, FAILED);
      case AT_MANUFACTURER -> EnumSet.of(IN_REPAIR, TO_BE_SENT, FAILED);
      case TO_BE_SENT -> EnumSet.of(SENT, FAILED);
      case SENT -> EnumSet.of(SENT, DELIVERED);
      case DELIVERED, FAILED -> EnumSet.noneOf(GoodsState.class);
    };
  }

  /** Who acts next; empty at the end. */
  public Optional<NextActor> actor() {
    return switch (this) {
      case AWAITS_PAYMENT -> Optional.of(NextActor.SHOPPER);
      case IN_REPAIR, AT_MANUFACTURER, TO_BE_SENT, SENT -> Optional.of(NextActor.CLERK);
      case DELIVERED, FAILED -> Optional.empty();
    };
  }

  /** Days the step should take: a target. */
  int days() {
    return switch (this) {
      case AWAITS_PAYMENT -> PAY_DAYS;
      case IN_REPAIR, AT_MANUFACTURER -> REPAIR_DAYS;
      case TO_BE_SENT -> SEND_DAYS;
      case SENT -> ARRIVE_DAYS;
      case DELIVERED, FAILED -> 0;
    };
  }

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
