package retour.server.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import retour.policy.decision.Decision;
import retour.server.store.Store;

/**
 * An authorization number about to be issued.
 *
 * @param series {@code RMA} or {@code RGA}
 * @param sendBy last day the policy gives for sending the goods, where it gives one (clause IE-05)
 * @param expiresOn last day the goods are expected
 * @param returning whether all of the goods come back with the carrier that could not hand them over
 */
record Issue(
    String number, String series, Instant at, Optional<LocalDate> sendBy, LocalDate expiresOn, boolean returning) {

  /** In an event's data: nothing is to be sent by the customer. */
  static final String RETURNING = "returning";


  /** The requirement whose last day is the last day for sending. */
  static final String GOODS_SENT = "goods_sent";

  static Issue of(Store store, Decision decision, Numbers numbers, Instant now) {
    String series = Numbers.series(decision);
    Optional<LocalDate> sendBy = decision.requiredBy(GOODS_SENT);
    LocalDate expiresOn = sendBy.orElseGet(() -> store.dayOf(now)).plusDays(store.settings().authorizationDays());
    boolean returning = decision.lines().stream().allMatch(Requirements::returnsToSender);
    return new Issue(numbers.authorization(store.settings(), series), series, now, sendBy, expiresOn, returning);
  }

  NewEvent event() {
    Map<String, String> data =
        new TreeMap<>(Map.of("number", number, "series", series, "until", expiresOn.toString()));
    sendBy.ifPresent(day -> data.put("send_by", day.toString()));
    if (returning) {
      data.put(RETURNING, "yes");
    }
    return new NewEvent(CaseEventKind.AUTHORIZED, data);
  }
}
