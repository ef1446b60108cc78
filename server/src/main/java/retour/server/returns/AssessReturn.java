package retour.server.returns;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Service;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.store.StoreId;

/** What the policy says of a draft; the same path as filing, without the write. */
@Service
public class AssessReturn {

  private final Assessor assessor;
  private final InstantSource clock;

  AssessReturn(Assessor assessor, InstantSource clock) {
    this.assessor = assessor;
    this.clock = clock;
  }

  /**
   * Decides a draft as of now.
   *
   * <p>Field faults are named by JSON pointers into the draft, such as {@code /lines/0/quantity}. Their codes: {@code
   * nothing_picked}, {@code below_one}, {@code unknown_line}, {@code line_twice}, and for claims {@code unknown_fact},
   * {@code not_yours_to_say}, {@code wrong_place} (about a line instead of the whole return, or the other way round),
   * {@code wrong_type}, {@code unknown_choice}, {@code negative}, {@code too_long}.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND, INVALID_INPUT or QUANTITY_NOT_AVAILABLE (arguments {@code
   *     line_no}, {@code wanted}, {@code available})
   */
  public Assessment assess(StoreId store, OrderId order, ReturnDraft draft) {
    return assessor.assess(store, order, draft, clock.instant()).assessment();
  }

  /**
   * As {@link #assess(StoreId, OrderId, ReturnDraft)}, for an order as the caller has it, such as before a return that
   * holds its units.
   */
  public Assessment assess(Order order, ReturnDraft draft) {
    return assessor.assess(order, draft, clock.instant()).assessment();
  }

  /**
   * As {@link #assess(Order, ReturnDraft)}, asked for on an earlier day; see {@link FileReturn#file(FileReturn.Filing,
   * Order, Instant)}.
   *
   * @param askedAt decides whether it is in time; not after now
   */
  public Assessment assess(Order order, ReturnDraft draft, Instant askedAt) {
    return assessor.assess(order, draft, new Assessor.Told(askedAt, clock.instant(), Map.of())).assessment();
  }
}
