package retour.server.carrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import retour.server.customer.AccessLinks;
import retour.server.mail.Letter;
import retour.server.mail.Mail;
import retour.server.order.Order;
import retour.server.page.Formats;
import retour.server.page.JteViews;
import retour.server.page.Pages;
import retour.server.page.PublicAddress;
import retour.server.page.Texts;
import retour.server.returns.CaseId;
import retour.server.store.Store;

/** The mail that sends a customer to the carrier: whom to call, with which number, and what to have at hand. */
@Component
class ReferralMails {

  private final Carriers carriers;
  private final AccessLinks links;
  private final Pages pages;
  private final JteViews views;
  private final PublicAddress address;

  ReferralMails(Carriers carriers, AccessLinks links, Pages pages, JteViews views, PublicAddress address) {
    this.carriers = carriers;
    this.links = links;
    this.pages = pages;
    this.views = views;
    this.address = address;
  }

  Mail write(Store store, Order order, Referral referral) {
    Texts t = pages.texts(referral.language());
    Letter letter = letter(store, order, referral, t);
    return new Mail(
        store.id(),
        "referral/" + referral.order().value() + "/" + referral.parcelNo(),
        referral.caseId().map(CaseId::value),
        "carrier_referral",
        referral.language(),
        order.buyer().email(),
        letter.subject(),
        letter.text(),
        views.render("mail/letter", Map.of("letter", letter, "store", store, "language", referral.language())));
  }

  private Letter letter(Store store, Order order, Referral referral, Texts t) {
    Carrier carrier = carriers.find(store.id(), referral.carrier());
    Object[] names = {store.name(), carrier.name(), order.number()};
    String token = links.issue(store.id(), order.id());
    String href = address.link(store.id(), token) + "?lang=" + t.language();
    return new Letter(
        t.get("carrier.referral.mail.subject", names),
        t.get("carrier.referral.mail.title", names),
        List.of(t.get("carrier.referral.mail.text", names), t.get("carrier.referral.mail.more", names)),
        "",
        details(store, order, referral, t),
        List.of(),
        new Letter.Button(t.get("carrier.referral.mail.button"), href, t.get("mail.link.long")),
        withdrawal(store, t),
        t.get("mail.closing", store.name(), store.settings().contactEmail(), store.settings().contactPhone()));
  }

  private List<Letter.Detail> details(Store store, Order order, Referral referral, Texts t) {
    Carrier carrier = carriers.find(store.id(), referral.carrier());
    Formats f = new Formats(t.language(), store.zone());
    List<Letter.Detail> details = new ArrayList<>();
    details.add(new Letter.Detail(t.get("carrier.carrier"), carrier.name()));
    if (!carrier.phone().isEmpty()) {
      details.add(new Letter.Detail(t.get("carrier.phone"), carrier.phone()));
    }
    if (!carrier.web().isEmpty()) {
      details.add(new Letter.Detail(t.get("carrier.web"), carrier.web()));
    }
    details.add(new Letter.Detail(t.get("carrier.tracking"), referral.trackingNumber()));
    details.add(new Letter.Detail(t.get("mail.detail.order"), order.number()));
    details.add(new Letter.Detail(t.get("carrier.goods"), referral.goods()));
    referral.claimUntil().ifPresent(day -> details.add(new Letter.Detail(t.get("carrier.claim_until"), f.day(day))));
    String evidence =
        carrier.evidence().stream()
            .map(kind -> t.get("carrier.evidence." + kind.code()))
            .collect(Collectors.joining("\n"));
    details.add(new Letter.Detail(t.get("carrier.have_ready"), evidence));
    return details;
  }

  /** The withdrawal function stands in every mail about an order, where the store serves the right. */
  private List<Letter.Link> withdrawal(Store store, Texts t) {
    return Optional.of(store)
        .filter(each -> each.settings().withdrawal().isPresent())
        .map(each -> new Letter.Link(t.get("page.withdraw"), address.base() + "/" + each.id() + "/withdraw?lang=" + t.language()))
        .stream()
        .toList();
  }
}
