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
 */
record Issue(String number, String series, Instant at, Optional<LocalDate> sendBy, LocalDate expiresOn) {

  /** The requirement whose last day is the last day for sending. */
  static final String GOODS_SENT = "goods_sent";

  static Issue of(Store store, Decision decision, Numbers numbers, Instant now) {
    String series = Numbers.series(decision);
    Optional<LocalDate> sendBy = decision.requiredBy(GOODS_SENT);
    LocalDate expiresOn = sendBy.orElseGet(() -> store.dayOf(now)).plusDays(store.settings().authorizationDays());
    return new Issue(numbers.authorization(store.settings(), series), series, now, sendBy, expiresOn);
  }

  NewEvent event() {
    Map<String, String> data =
        new TreeMap<>(Map.of("number", number, "series", series, "until", expiresOn.toString()));
    sendBy.ifPresent(day -> data.put("send_by", day.toString()));
    return new NewEvent(CaseEventKind.AUTHORIZED, data);
  }
}
