package retour.server.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.order.OrderId;
import retour.server.privacy.ErasureRows.Due;
import retour.server.privacy.ErasureRows.Personal;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.vault.Owner;
import retour.server.vault.Vault;

/**
 * Takes people out of the records: those who ask, and those whose time is over. What is still open waits; what law makes the
 * store keep is sealed apart with its last day.
 */
@Service
public class Erasures {

  private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
  private static final int AT_ONCE = 100;
  private static final Duration LOOK_AGAIN = Duration.ofHours(6);

  private final ErasureRows rows;
  private final RetentionTerms terms;
  private final ErasedFile file;
  private final Vault vault;
  private final Stores stores;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Erasures(
      ErasureRows rows,
      RetentionTerms terms,
      ErasedFile file,
      Vault vault,
      Stores stores,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.rows = rows;
    this.terms = terms;
    this.file = file;
    this.vault = vault;
    this.stores = stores;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Asks that the person of an address be forgotten, in all orders placed with it. Asking again changes nothing.
   *
   * @param by the person, who has proven the address, or staff who know it
   */
  public void ask(StoreId store, String email, Actor by) {
    transaction.executeWithoutResult(_ -> file.add(rows.ask(store, email, by, clock.instant())));
  }

  /** What would become of each order of an address: what it waits for, and what is kept until when. */
  public List<Erasure> outlook(StoreId id, String email) {
    Store store = stores.get(id);
    LocalDate today = store.dayOf(clock.instant());
    return rows.ofEmail(id, email).stream()
        .map(
            found ->
                new Erasure(
                    found.order(), found.askedAt(), found.waitsFor(), found.erasedAt(), keptUntil(store, found.order(), today)))
        .toList();
  }

  /** How far the erasure of one order is; empty where nobody asked. */
  public Optional<Erasure> of(StoreId store, OrderId order) {
    return rows.ofOrder(store, order);
  }

  /** Erases whoever can go now. Several servers may do so at once. */
  void eraseDue() {
    Instant now = clock.instant();
    List<Due> due = rows.claim(now, now.plus(LOOK_AGAIN), AT_ONCE);
    while (!due.isEmpty()) {
      due.forEach(each -> tryToErase(each, now));
      due = rows.claim(now, now.plus(LOOK_AGAIN), AT_ONCE);
    }
  }

  /** Asks for the orders whose time is over, and destroys what was kept to its last day. */
  void keepNothingTooLong() {
    Instant now = clock.instant();
    for (Store store : stores.all()) {
      LocalDate today = store.dayOf(now);
      Instant before = terms.firstKept(store, Ground.CLAIMS, today).atStartOfDay(store.zone()).toInstant();
      int asked = AT_ONCE;
      while (asked == AT_ONCE) {
        asked = rows.askForAged(store.id(), before, now, AT_ONCE);
      }
      transaction.executeWithoutResult(_ -> destroyEnded(store.id(), today));
      rows.destroyBatchKeys(
          store.id(), terms.firstKept(store, Ground.ACCOUNTING, today).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
  }

  /** Asks again for everybody who ever asked: a restored backup does not know of those who asked after it. */
  void askAgain() {
    Instant now = clock.instant();
    long forgotten = file.lines().stream().mapToInt(line -> rows.askAgain(line, now)).sum();
    if (forgotten > 0) {
      LOG.info("{} orders are erased again: this database is older than the wishes for it", forgotten);
    }
  }

  private void tryToErase(Due due, Instant now) {
    try {
      transaction.executeWithoutResult(_ -> erase(due, now));
    } catch (RuntimeException failure) {
      LOG.warn("order {} of {} is not erased yet: {}", due.order().value(), due.store(), failure.getClass().getName());
    }
  }

  private void erase(Due due, Instant now) {
    List<String> open = rows.hindrances(due);
    if (!open.isEmpty()) {
      rows.waits(due, open);
      return;
    }
    Store store = stores.get(due.store());
    LocalDate today = store.dayOf(now);
    for (Personal kept : rows.keptOf(due.store(), due.order())) {
      LocalDate until = terms.lastDay(store, kept.ground(), kept.from(), today);
      if (!until.isBefore(today)) {
        rows.keep(due, kept.ground(), vault.seal(due.store(), owner(due.order(), kept.ground()), kept.record()), until, now);
      }
    }
    rows.erase(due, now);
  }

  private Map<Ground, LocalDate> keptUntil(Store store, OrderId order, LocalDate today) {
    return rows.keptOf(store.id(), order).stream()
        .collect(Collectors.toMap(Personal::ground, kept -> terms.lastDay(store, kept.ground(), kept.from(), today)));
  }

  private void destroyEnded(StoreId store, LocalDate today) {
    rows.ended(store, today).forEach(ended -> vault.destroy(store, owner(ended.order(), ended.ground())));
  }

  private static Owner owner(OrderId order, Ground ground) {
    return new Owner("kept", order.value() + ":" + ground.code());
  }
}
