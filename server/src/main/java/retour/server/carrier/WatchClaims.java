package retour.server.carrier;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.carrier.ClaimWrites.Made;
import retour.server.mail.MailNotice;
import retour.server.mail.MailTemplates;
import retour.server.mail.Outbox;
import retour.server.page.Formats;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.Stores;

/**
 * Reminds staff of claims by the clock: a week before the day, the day before, and once it is late. The row that tells of
 * it and the mail are written together, so that neither a restart nor a second server repeats it.
 */
@Component
class WatchClaims {

  private static final int SOON_DAYS = 7;
  private static final int PAGE = 200;
  private static final Actor CLOCK = new Actor.Clock();

  private final Stores stores;
  private final CarrierClaims claims;
  private final ClaimWrites writes;
  private final Carriers carriers;
  private final MailTemplates templates;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  WatchClaims(
      Watched watched, MailTemplates templates, Outbox outbox, TransactionTemplate transaction, InstantSource clock) {
    this.stores = watched.stores();
    this.claims = watched.claims();
    this.writes = watched.writes();
    this.carriers = watched.carriers();
    this.templates = templates;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What is watched. */
  @Component
  record Watched(Stores stores, CarrierClaims claims, ClaimWrites writes, Carriers carriers) {}

  /** Goes through the open claims of all stores once. */
  void lookAround() {
    Instant now = clock.instant();
    for (Store store : stores.all()) {
      List<CarrierClaim> page = claims.open(store.id(), PAGE);
      while (remind(store, page, now)) {
        page = claims.openAfter(page.getLast(), PAGE);
      }
    }
  }

  /** @return whether claims that are due as soon may follow */
  private boolean remind(Store store, List<CarrierClaim> page, Instant now) {
    LocalDate today = store.dayOf(now);
    page.forEach(claim -> kind(claim, today).ifPresent(kind -> remind(store, claim, kind, now)));
    return page.size() == PAGE && kind(page.getLast(), today).isPresent();
  }

  /** Which reminder is due today; empty while there is time. */
  static Optional<String> kind(CarrierClaim claim, LocalDate today) {
    return claim
        .nextOn()
        .filter(day -> !day.isAfter(today.plusDays(SOON_DAYS)))
        .map(day -> today.isAfter(day) ? "overdue" : today.plusDays(1).isBefore(day) ? "soon" : "tomorrow");
  }

  private void remind(Store store, CarrierClaim claim, String kind, Instant now) {
    LocalDate day = claim.nextOn().orElseThrow();
    transaction.executeWithoutResult(
        _ -> {
          if (!writes.raise(claim, kind, day, now)) {
            return;
          }
          writes.tell(
              store.id(),
              claim.id(),
              ClaimEvent.Kind.REMINDED,
              Map.of("kind", kind, "due", day.toString()),
              new Made(CLOCK, now));
          if (!store.settings().contactEmail().isBlank()) {
            outbox.put(templates.write(mail(store, claim, kind, day)));
          }
        });
  }

  private MailNotice mail(Store store, CarrierClaim claim, String kind, LocalDate day) {
    String language = store.languages().getFirst();
    String carrier = carriers.find(store.id(), claim.parcel().carrier()).name();
    Formats f = new Formats(language, store.zone());
    return new MailNotice(
        store,
        "carrier-claim/" + claim.id().value() + "/" + claim.state().code() + "/" + kind + "/" + day,
        "carrier_claim_" + claim.state().code(),
        language,
        store.settings().contactEmail(),
        List.of(claim.number(), f.day(day), carrier),
        "",
        List.of(
            new MailNotice.Fact("carrier.case", claim.caseNumber()),
            new MailNotice.Fact("carrier.tracking", claim.parcel().trackingNumber()),
            new MailNotice.Fact("carrier.amount", f.money(claim.amount()))),
        MailNotice.TO_STAFF + "/claims/" + claim.id().value());
  }
}
