package retour.server.stock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.mail.MailNotice;
import retour.server.mail.MailTemplates;
import retour.server.mail.Outbox;
import retour.server.page.Formats;
import retour.server.store.Store;
import retour.server.store.Stores;

/**
 * Tells staff once a day of goods whose step is due: rejected ones that somebody has to place or send, and those that
 * wait for their manufacturer. The row that says so is written together with the mail, so that neither a restart nor a
 * second server repeats it.
 */
@Component
class WatchGoods {

  /** Nobody is written to in the night. */
  private static final int FIRST_HOUR = 7;

  /** As many as a mail names one by one. */
  private static final int MOST_NAMED = 10;

  private static final String TELL =
      """
      insert into goods_notice (store_id, day, rejected, vendors, told_at)
      select :store, :today, rejected.count, vendors.count, :now
      from (
          select count(*) as count
          from goods_back
          where store_id = :store and next_on <= :today and state <> 'awaiting_payment'
        ) as rejected,
        (
          select count(*) as count
          from vendor_return
          where store_id = :store and next_on <= :today
        ) as vendors
      where rejected.count + vendors.count > 0
      on conflict on constraint goods_notice_pk do nothing
      returning rejected, vendors
      """;

  private final JdbcClient jdbc;
  private final Stores stores;
  private final VendorReturns vendors;
  private final MailTemplates templates;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  WatchGoods(
      JdbcClient jdbc,
      Stores stores,
      VendorReturns vendors,
      MailTemplates templates,
      Outbox outbox,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.vendors = vendors;
    this.templates = templates;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Due(long rejected, long vendors) {}

  /** Goes through all stores once. */
  void lookAround() {
    Instant now = clock.instant();
    for (Store store : stores.all()) {
      if (now.atZone(store.zone()).getHour() >= FIRST_HOUR) {
        transaction.executeWithoutResult(_ -> tellStaff(store, now));
      }
    }
  }

  private void tellStaff(Store store, Instant now) {
    LocalDate today = store.dayOf(now);
    Optional<Due> due =
        jdbc.sql(TELL)
            .param("store", store.id().value())
            .param("today", today)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query((row, n) -> new Due(row.getLong("rejected"), row.getLong("vendors")))
            .optional();
    due.filter(_ -> !store.settings().contactEmail().isBlank())
        .map(found -> templates.write(mail(store, today, found)))
        .ifPresent(outbox::put);
  }

  private MailNotice mail(Store store, LocalDate today, Due due) {
    String language = store.languages().getFirst();
    Formats f = new Formats(language, store.zone());
    List<MailNotice.Fact> facts = new ArrayList<>();
    vendors.list(store.id(), false).stream()
        .filter(each -> each.nextOn().filter(day -> !day.isAfter(today)).isPresent())
        .limit(MOST_NAMED)
        .map(each -> new MailNotice.Fact("stock.at_vendor", line(each, f)))
        .forEach(facts::add);
    return new MailNotice(
        store,
        "goods-due/" + today,
        "goods_due",
        language,
        store.settings().contactEmail(),
        List.of(Long.toString(due.rejected()), Long.toString(due.vendors())),
        "",
        facts,
        MailNotice.TO_STAFF + (due.rejected() > 0 ? "/stock" : "/vendors"));
  }

  private static String line(VendorReturn away, Formats f) {
    String number = away.vendorNumber().isEmpty() ? away.caseNumber() : away.vendorNumber();
    return String.join(", ", away.vendor(), number, away.nextOn().map(f::day).orElse(""));
  }
}
