package retour.server.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.policy.money.Money;
import retour.server.mail.Letter.Button;
import retour.server.mail.Letter.Detail;
import retour.server.page.Formats;
import retour.server.page.JteViews;
import retour.server.page.Pages;
import retour.server.page.PublicAddress;
import retour.server.page.Texts;
import retour.server.store.Store;

/** Writes mails in the reader's language and the store's look. */
@Component
public class MailTemplates {

  private final Pages pages;
  private final JteViews views;
  private final PublicAddress address;
  private final MailWordings wordings;

  MailTemplates(Pages pages, JteViews views, PublicAddress address, MailWordings wordings) {
    this.wordings = wordings;
    this.pages = pages;
    this.views = views;
    this.address = address;
  }

  /** The mail, ready for the {@link Outbox}. */
  public Mail write(MailRequest request) {
    Store store = request.store();
    String language = store.language(request.language());
    Letter letter = letter(request, pages.texts(language), new Formats(language, store.zone()));
    return new Mail(
        store.id(),
        request.onceKey(),
        request.caseId(),
        request.template().code(),
        language,
        request.recipient(),
        letter.subject(),
        letter.text(),
        html(letter, store, language));
  }

  /** A mail that is about no return, ready for the {@link Outbox}. */
  public Mail write(MailNotice notice) {
    Store store = notice.store();
    String language = store.language(notice.language());
    Texts t = pages.texts(language);
    String key = "mail." + notice.template() + ".";
    List<String> words = new ArrayList<>(List.of(store.name()));
    words.addAll(notice.names());
    Object[] names = words.toArray();
    Letter letter =
        new Letter(
            t.get(key + "subject", names),
            t.get(key + "title", names),
            List.of(t.get(key + "text", names)),
            notice.quote(),
            notice.details().stream().map(fact -> new Detail(t.get(fact.key()), fact.value())).toList(),
            List.of(),
            new Button(t.get(key + "button"), notice.isToStaff() ? address.base() + notice.path() : href(store, notice.path(), t), t.get(key + "hint")),
            notice.isToStaff() ? List.of() : standing(store, t),
            closing(store, t));
    return new Mail(
        store.id(),
        notice.onceKey(),
        Optional.empty(),
        notice.template(),
        language,
        notice.recipient(),
        letter.subject(),
        letter.text(),
        html(letter, store, language));
  }

  private String html(Letter letter, Store store, String language) {
    return views.render("mail/letter", Map.of("letter", letter, "store", store, "language", language));
  }

  private String href(Store store, String path, Texts t) {
    return address.base() + "/" + store.id() + path + "?lang=" + t.language();
  }

  /** The withdrawal function, in every mail of a store that serves the right (Directive 2011/83/EU Art. 11a). */
  private List<Letter.Link> standing(Store store, Texts t) {
    return store.settings().withdrawal().isEmpty()
        ? List.of()
        : List.of(new Letter.Link(t.get("page.withdraw"), href(store, "/withdraw", t)));
  }

  private Letter letter(MailRequest request, Texts t, Formats f) {
    MailFacts facts = request.facts();
    Wording words =
        wordings
            .find(new MailWordings.Which(request.store().id(), request.template(), t.language()))
            .orElseGet(() -> usual(request.template(), t))
            .filled(
                Map.of("store", request.store().name(), "number", facts.number(), "order", facts.orderNumber()));
    return new Letter(
        words.subject(),
        words.title(),
        words.paragraphs(),
        facts.message(),
        details(request, t, f),
        sums(facts, t, f),
        new Button(
            words.button(),
            address.link(request.store().id(), facts.token()) + "?lang=" + t.language(),
            t.get(request.template() == MailTemplate.ACCESS_LINK ? "mail.link.short" : "mail.link.long")),
        standing(request.store(), t),
        closing(request.store(), t));
  }

  /** Retour's own words, with the names of what they leave open. */
  public Wording usual(MailTemplate template, String language) {
    return usual(template, pages.texts(language));
  }

  private static Wording usual(MailTemplate template, Texts t) {
    String key = "mail." + template.code() + ".";
    Object[] names = {"{store}", "{number}", "{order}"};
    return new Wording(
        t.get(key + "subject", names),
        t.get(key + "title", names),
        t.get(key + "text", names),
        t.get(key + "button"));
  }

  /**
   * What words make of a mail with sample values, for looking at before they count. It stands for no mail: its number
   * and link lead nowhere.
   */
  public Letter preview(Store store, String language, Wording wording) {
    Texts t = pages.texts(language);
    Wording words = wording.filled(Map.of("store", store.name(), "number", "RMA-0000-0000", "order", "1001"));
    return new Letter(
        words.subject(),
        words.title(),
        words.paragraphs(),
        "",
        List.of(
            new Detail(t.get("mail.detail.number"), "RMA-0000-0000"), new Detail(t.get("mail.detail.order"), "1001")),
        List.of(),
        new Button(words.button(), address.base() + "/" + store.id(), t.get("mail.link.long")),
        standing(store, t),
        closing(store, t));
  }

  private static List<Detail> details(MailRequest request, Texts t, Formats f) {
    MailFacts facts = request.facts();
    List<Detail> details = new ArrayList<>();
    if (!facts.number().isEmpty()) {
      details.add(new Detail(t.get("mail.detail.number"), facts.number()));
    }
    details.add(new Detail(t.get("mail.detail.order"), facts.orderNumber()));
    if (!facts.items().isEmpty()) {
      List<String> goods =
          facts.items().stream().map(item -> t.get("mail.detail.item", item.name(), item.quantity())).toList();
      details.add(new Detail(t.get("mail.detail.items"), String.join("\n", goods)));
    }
    if (request.template().tellsWhereToSend()) {
      details.add(
          new Detail(t.get("mail.detail.send_to"), String.join("\n", request.store().settings().returnAddress(t.language()))));
    }
    facts.sendBy().ifPresent(day -> details.add(new Detail(t.get("mail.detail.send_by"), f.day(day))));
    facts.lastDay().ifPresent(day -> details.add(new Detail(t.get("mail.detail.last_day"), f.day(day))));
    facts.dueOn().ifPresent(day -> details.add(new Detail(t.get("mail.detail.due_on"), f.day(day))));
    return details;
  }

  private static List<Detail> sums(MailFacts facts, Texts t, Formats f) {
    List<Detail> sums = new ArrayList<>();
    for (MailFacts.Amount step : facts.amounts()) {
      String label = t.find("words.amount." + step.code()).orElseGet(() -> step.code().replace('_', ' '));
      String rate = step.rate().map(percent -> " (" + f.percent(percent) + ")").orElse("");
      sums.add(new Detail(label + rate, f.money(step.amount())));
    }
    facts.total().map((Money total) -> new Detail(total(facts, t), f.money(total))).ifPresent(sums::add);
    return sums;
  }

  private static String total(MailFacts facts, Texts t) {
    return t.find("words.pay." + facts.payBy())
        .map(means -> t.get("mail.detail.total_by", means))
        .orElseGet(() -> t.get("mail.detail.total"));
  }

  private static String closing(Store store, Texts t) {
    return t.get(
        "mail.closing", store.name(), store.settings().contactEmail(), store.settings().contactPhone());
  }
}
