package retour.server.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import retour.policy.decision.Decision;
import retour.server.store.Store;

/**
 * An authorization number about to be issued.
 *
 * @param series {@code RMA} or {@code RGA}
 * @param expiresOn last day the goods are expected
 */
record Issue(String number, String series, Instant at, LocalDate expiresOn) {

  static Issue of(Store store, Decision decision, Numbers numbers, Instant now) {
    String series = Numbers.series(decision);
    LocalDate expiresOn = store.dayOf(now).plusDays(store.settings().authorizationDays());
    return new Issue(numbers.authorization(store.settings(), series), series, now, expiresOn);
  }

  NewEvent event() {
    return new NewEvent(
        CaseEventKind.AUTHORIZED, Map.of("number", number, "series", series, "until", expiresOn.toString()));
  }
}
