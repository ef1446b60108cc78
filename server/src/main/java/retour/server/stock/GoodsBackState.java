package retour.server.stock;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What becomes of rejected goods. The transitions are drawn in docs/domain.md and tested for every pair. */
public enum GoodsBackState {
  /** The store keeps them; a clerk says where they go. */
  HELD,
  /** The customer pays the way back first, or collects them, by a last day. */
  AWAITING_PAYMENT,
  /** To be sent to the customer. */
  READY,
  SENT,
  COLLECTED,
  /** The last day has passed; a clerk says where they go. */
  ABANDONED,
  /** They went another way: to stock, or accepted after all. */
  SETTLED;

  /** The states that may follow. */
  public Set<GoodsBackState> next() {
    return switch (this) {
      case HELD -> EnumSet.of(AWAITING_PAYMENT, READY, COLLECTED, SETTLED);
      case AWAITING_PAYMENT -> EnumSet.of(READY, COLLECTED, ABANDONED);
      case READY -> EnumSet.of(SENT, COLLECTED);
      case ABANDONED -> EnumSet.of(COLLECTED, SETTLED);
      case SETTLED -> EnumSet.of(HELD, AWAITING_PAYMENT, READY);
      case SENT, COLLECTED -> EnumSet.noneOf(GoodsBackState.class);
    };
  }

  /** Whether the goods are still here and somebody acts next. */
  public boolean isOpen() {
    return switch (this) {
      case HELD, AWAITING_PAYMENT, READY, ABANDONED -> true;
      case SENT, COLLECTED, SETTLED -> false;
    };
  }

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
