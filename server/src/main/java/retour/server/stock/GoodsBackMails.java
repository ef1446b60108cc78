package retour.server.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import retour.server.returns.ReturnCase;
import retour.server.store.Store;
import retour.server.store.Stores;

/** Mails to the customer about goods that were rejected. */
@Component
class GoodsBackMails {

  private final Stores stores;
  private final AccessLinks links;
  private final Pages pages;
  private final JteViews views;
  private final PublicAddress address;

  GoodsBackMails(Stores stores, AccessLinks links, Pages pages, JteViews views, PublicAddress address) {
    this.stores = stores;
    this.links = links;
    this.pages = pages;
    this.views = views;
    this.address = address;
  }

  /** What a mail is about. */
  enum Kind {
    PAY,
    REMIND,
    SENT,
    ABANDONED;

    private String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Mail write(ReturnCase found, Order order, GoodsBack goods, Kind kind) {
    Store store = stores.get(found.store());
    Texts t = pages.texts(store.language(found.language()));
    Letter letter = letter(store, order, goods, new Said(t, "stock.mail." + kind.code() + "."));
    return new Mail(
        store.id(),
        "goods-back/" + goods.caseId().value() + "/" + goods.itemNo() + "/" + goods.version() + "/" + kind.code(),
        Optional.of(found.id().value()),
        "goods_back_" + kind.code(),
        t.language(),
        order.buyer().email(),
        letter.subject(),
        letter.text(),
        views.render("mail/letter", Map.of("letter", letter, "store", store, "language", t.language())));
  }

  private record Said(Texts t, String key) {}

  private Letter letter(Store store, Order order, GoodsBack goods, Said said) {
    Texts t = said.t();
    Formats f = new Formats(t.language(), store.zone());
    String day = goods.keepUntil().map(f::day).orElse("");
    Object[] names = {store.name(), goods.caseNumber(), f.money(goods.cost()), day};
    List<Letter.Detail> details = new ArrayList<>();
    details.add(new Letter.Detail(t.get("mail.detail.number"), goods.caseNumber()));
    details.add(new Letter.Detail(t.get("mail.detail.items"), goods.goods()));
    if (!goods.cost().isZero()) {
      details.add(new Letter.Detail(t.get("stock.cost"), f.money(goods.cost())));
    }
    if (!goods.reference().isEmpty()) {
      details.add(new Letter.Detail(t.get("stock.reference"), goods.reference()));
    }
    String href = address.link(store.id(), links.issue(store.id(), order.id())) + "?lang=" + t.language();
    return new Letter(
        t.get(said.key() + "subject", names),
        t.get(said.key() + "title", names),
        List.of(t.get(said.key() + "text", names)),
        "",
        details,
        List.of(),
        new Letter.Button(t.get("stock.mail.button"), href, t.get("mail.link.long")),
        withdrawal(store, t),
        t.get("mail.closing", store.name(), store.settings().contactEmail(), store.settings().contactPhone()));
  }

  /** The withdrawal function stands in every mail about an order, where the store serves the right. */
  private List<Letter.Link> withdrawal(Store store, Texts t) {
    String href = address.base() + "/" + store.id() + "/withdraw?lang=" + t.language();
    return store.settings().withdrawal().isEmpty()
        ? List.of()
        : List.of(new Letter.Link(t.get("page.withdraw"), href));
  }
}
