package retour.server.returns;

import java.util.Optional;
import org.springframework.stereotype.Service;
import retour.server.order.OrderId;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** Files a request: the moment that decides whether it was in time. */
@Service
public class FileReturn {

  /**
   * Files the request and hands it the order's loose evidence files; where the store authorizes by itself and the policy permits, the number is issued at once.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND, INVALID_INPUT, QUANTITY_NOT_AVAILABLE, ANSWERS_MISSING or
   *     RESOLUTION_REFUSED; nothing is stored
   */
  public Filed file(Filing filing) {
    throw new UnsupportedOperationException(filing.toString());
  }

  /** What is filed. Each draft line names its resolution. */
  public record Filing(StoreId store, OrderId order, ReturnDraft draft, Channel channel, String language, Actor actor) {}

  /**
   * A filed request.
   *
   * @param number the request number
   * @param authorizationNumber the RMA or RGA number, where the store authorizes by itself
   */
  public record Filed(CaseId id, String number, Optional<String> authorizationNumber) {}
}
