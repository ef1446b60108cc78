package retour.server.returns;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.customer.AccessLinks;
import retour.server.customer.NewLinks;
import retour.server.mail.Attachment;
import retour.server.mail.Mail;
import retour.server.mail.MailFacts;
import retour.server.mail.MailRequest;
import retour.server.mail.MailTemplate;
import retour.server.mail.MailTemplates;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.order.PaymentMethod;
import retour.server.store.Stores;

/** What a mail says about an event of a case. */
@Component
class CaseMails {

  private final Stores stores;
  private final NoticeRecords records;
  private final ReturnCases cases;
  private final AccessLinks links;
  private final MailTemplates templates;
  private final EventPapers papers;

  CaseMails(
      Stores stores,
      NoticeRecords records,
      ReturnCases cases,
      AccessLinks links,
      MailTemplates templates,
      EventPapers papers) {
    this.papers = papers;
    this.stores = stores;
    this.records = records;
    this.cases = cases;
    this.links = links;
    this.templates = templates;
  }

  /**
   * The mails of these notices in their order, with fresh links, which are kept; none where the shop knows no address,
   * the event is none to be told, or its answer has been changed meanwhile.
   */
  List<Written> write(List<TellShopper.Notice> notices) {
    Map<TellShopper.Notice, NoticeRecords.Told> told = records.read(notices);
    NewLinks fresh = new NewLinks();
    List<Written> mails =
        notices.stream()
            .flatMap(notice -> write(notice, Objects.requireNonNull(told.get(notice)), fresh).stream())
            .toList();
    links.keep(fresh);
    return mails;
  }

  /** A mail with the documents that go along. */
  record Written(Mail mail, List<Attachment> papers) {}

  private Optional<Written> write(TellShopper.Notice notice, NoticeRecords.Told told, NewLinks fresh) {
    ReturnCase about = told.about();
    Order order = told.order();
    Story story = new Story(about, order, told.events(), fresh);
    return order.buyer().email().isBlank() || story.items().isEmpty()
        ? Optional.empty()
        : template(story.event().kind(), about)
            .map(template -> story.isReturning() ? MailTemplate.AUTHORIZED_RETURNING : template)
            .filter(template -> template != MailTemplate.PAYOUT_FAILED || isTransfer(story))
            .filter(template -> template != MailTemplate.AUTHORIZED || !needsNoGoods(story))
            .filter(template -> template != MailTemplate.ITEM_ACCEPTED || story.told(DeclareReturn.UNSEEN).isEmpty())
            .map(
                template ->
                    new Written(
                        write(notice, template, story), papers.of(notice.store(), notice.caseId(), story.event())));
  }

  /** @param events of one kind, oldest first; several only where each is about an item */
  private record Story(ReturnCase about, Order order, List<CaseEvent> events, NewLinks links) {

    private CaseEvent event() {
      return events.getFirst();
    }

    private String told(String name) {
      return event().data().getOrDefault(name, "");
    }

    /** Whether the carrier brings the goods back: nothing is to be sent then. */
    private boolean isReturning() {
      return event().kind() == CaseEventKind.AUTHORIZED && told(Issue.RETURNING).equals("yes");
    }

    /** The items it is about: of answers those that still hold; an event that names no item is about all of them. */
    private List<ReturnItem> items() {
      return switch (event().kind()) {
        case ITEM_ACCEPTED -> answered(Acceptance.ACCEPTED);
        case ITEM_REJECTED -> answered(Acceptance.REJECTED);
        case DIFFERENCE_ASKED, GOODS_SENT, GOODS_FAILED -> named();
        case REQUESTED, FILED_ANYWAY, AUTHORIZED, DECLINED, ASKED, REPLIED, CANCELLED, PARCEL_RECEIVED, PARCEL_REFUSED,
            PARCEL_MATCHED, ITEM_MARKED, INSPECTED, RULED, OVERRIDDEN, DISPOSED, AMOUNT_CHANGED, BANK_ACCOUNT_GIVEN, SETTLED,
            HANDOVER_RECORDED, REFERRED, SENT_TO_VENDOR, BACK_FROM_VENDOR, GOODS_BACK,
            SUPPLEMENTED, GOODS_CHOSEN, DIFFERENCE_RECEIVED, REPAIR_MOVED, GOODS_DELIVERED, PAID_OUT, PAYOUT_FAILED,
            NOTED, REMINDED, AMENDED, PAPER_GIVEN, SHIPMENT_TOLD, ARRIVED_LATE ->
            about.items();
      };
    }

    private List<ReturnItem> named() {
      return about.items().stream().filter(item -> item.key().equals(told("item"))).toList();
    }

    private List<ReturnItem> answered(Acceptance answer) {
      return about.items().stream()
          .filter(item -> item.acceptance() == answer)
          .filter(item -> events.stream().anyMatch(event -> item.key().equals(event.data().get("item"))))
          .toList();
    }
  }

  private Mail write(TellShopper.Notice notice, MailTemplate template, Story story) {
    String token = story.links().issue(notice.store(), story.about().order());
    MailFacts facts =
        MailFacts.ofReturn(token, story.order().number(), number(story)).withItems(items(story));
    return templates.write(
        new MailRequest(
            stores.get(notice.store()),
            notice.onceKey(),
            Optional.of(notice.caseId().value()),
            template,
            story.about().language(),
            story.order().buyer().email(),
            told(story, facts)));
  }

  /** Whether nothing has to be sent: every item was accepted without its goods, which is told by itself. */
  private static boolean needsNoGoods(Story story) {
    return story.about().items().stream()
        .allMatch(item -> item.acceptance() == Acceptance.ACCEPTED && item.reception() == Reception.AWAITED);
  }

  /** Another account helps a transfer alone; where a card failed the store pays otherwise. */
  private static boolean isTransfer(Story story) {
    return story.told("method").equals(PaymentMethod.BANK_TRANSFER.code());
  }

  private static MailFacts authorized(Story story, MailFacts facts) {
    String sendBy = story.told("send_by");
    return sendBy.isEmpty()
        ? facts.withLastDay(Optional.of(LocalDate.parse(story.told("until"))))
        : facts.withSendBy(LocalDate.parse(sendBy));
  }

  /** What this event tells beyond the number and the goods. */
  private MailFacts told(Story story, MailFacts facts) {
    return switch (story.event().kind()) {
      case REQUESTED -> facts.withDueOn(story.about().dueOn());
      case AUTHORIZED -> authorized(story, facts);
      case DECLINED -> facts.withMessage(story.told("reason"));
      case ASKED -> facts.withMessage(story.told("text")).withDueOn(story.about().dueOn());
      case SETTLED -> settled(story, facts);
      case DIFFERENCE_ASKED -> sum(story, facts).withDueOn(Optional.of(LocalDate.parse(story.told("until"))));
      case GOODS_SENT -> facts.withMessage(tracking(story));
      case GOODS_FAILED -> facts.withMessage(story.told("reason"));
      case SUPPLEMENTED -> sum(story, facts.withMessage(story.told("reason")));
      case PAID_OUT -> paidOut(story, facts);
      case PAYOUT_FAILED -> sum(story, facts);
      case REMINDED -> authorized(story, facts);
      case AMENDED -> facts.withMessage(story.told("reason"));
      case NOTED, PAPER_GIVEN, SHIPMENT_TOLD, ARRIVED_LATE -> facts;
      case FILED_ANYWAY, REPLIED, CANCELLED, PARCEL_RECEIVED, PARCEL_REFUSED, PARCEL_MATCHED, ITEM_MARKED, INSPECTED, RULED,
          OVERRIDDEN, DISPOSED, ITEM_ACCEPTED, ITEM_REJECTED, AMOUNT_CHANGED, BANK_ACCOUNT_GIVEN, HANDOVER_RECORDED, REFERRED,
          SENT_TO_VENDOR, BACK_FROM_VENDOR, GOODS_BACK, GOODS_CHOSEN, DIFFERENCE_RECEIVED, REPAIR_MOVED, GOODS_DELIVERED ->
          facts;
    };
  }

  /** The reference of store credit is the code that the customer shops with. */
  private static MailFacts paidOut(Story story, MailFacts facts) {
    MailFacts sum = sum(story, facts);
    return story.told("method").equals(Resolution.STORE_CREDIT.code()) ? sum.withMessage(story.told("reference")) : sum;
  }

  private static String tracking(Story story) {
    return Stream.of(story.told("carrier"), story.told("tracking_number"), story.told("number"))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static MailFacts sum(Story story, MailFacts facts) {
    return facts.withAmounts(List.of(), money(story.told("amount")), story.told("method"));
  }

  private MailFacts settled(Story story, MailFacts facts) {
    Money total = money(story.told("total"));
    List<ReturnItem> items =
        story.about().items().stream()
            .filter(item -> item.settledAt().filter(story.event().happenedAt()::equals).isPresent())
            .toList();
    return cases.decisions(story.about().store(), story.about().id()).stream()
        .filter(decision -> decision.stage().equals("settlement"))
        .filter(decision -> decision.decidedAt().equals(story.event().happenedAt()))
        .findFirst()
        .map(decision -> facts.withAmounts(SettledSums.of(items, decision.decision(), changed(story)), total, ""))
        .orElse(facts);
  }

  private static Optional<Money> changed(Story story) {
    return Optional.of(story.told("changed")).filter(text -> !text.isEmpty()).map(CaseMails::money);
  }

  private static List<MailFacts.Item> items(Story story) {
    return story.items().stream()
        .map(item -> new MailFacts.Item(name(story.order(), item), item.quantity()))
        .toList();
  }

  private static String name(Order order, ReturnItem item) {
    return order.line(item.lineNo()).map(OrderLine::name).orElse("");
  }

  /** The number the shopper knew when it happened. */
  private static String number(Story story) {
    return story.event().kind() == CaseEventKind.REQUESTED ? story.about().number() : story.about().shownNumber();
  }

  /** @param text such as {@code 433.49 USD} */
  private static Money money(String text) {
    int blank = text.lastIndexOf(' ');
    return Money.parse(text.substring(0, blank), text.substring(blank + 1));
  }

  /** Of a step that was taken meanwhile nobody is reminded. */
  private static Optional<MailTemplate> reminder(ReturnCase about) {
    if (about.nextActor() != NextActor.SHOPPER) {
      return Optional.empty();
    }
    return Optional.of(about.awaitingReply() ? MailTemplate.REPLY_REMINDER : MailTemplate.SENDING_REMINDER);
  }

  private static Optional<MailTemplate> template(CaseEventKind kind, ReturnCase about) {
    return switch (kind) {
      case REQUESTED -> Optional.of(MailTemplate.REQUEST_RECEIVED);
      case AUTHORIZED -> Optional.of(MailTemplate.AUTHORIZED);
      case DECLINED -> Optional.of(MailTemplate.DECLINED);
      case ASKED -> Optional.of(MailTemplate.ASKED);
      case CANCELLED -> Optional.of(MailTemplate.CANCELLED);
      case PARCEL_RECEIVED -> Optional.of(MailTemplate.PARCEL_RECEIVED);
      case PARCEL_REFUSED -> Optional.of(MailTemplate.PARCEL_REFUSED);
      case ITEM_ACCEPTED -> Optional.of(MailTemplate.ITEM_ACCEPTED);
      case ITEM_REJECTED -> Optional.of(MailTemplate.ITEM_REJECTED);
      case SETTLED -> Optional.of(MailTemplate.SETTLED);
      case DIFFERENCE_ASKED -> Optional.of(MailTemplate.DIFFERENCE_ASKED);
      case GOODS_SENT -> Optional.of(MailTemplate.GOODS_SENT);
      case GOODS_FAILED -> Optional.of(MailTemplate.GOODS_FAILED);
      case SUPPLEMENTED -> Optional.of(MailTemplate.SUPPLEMENTED);
      case PAID_OUT -> Optional.of(MailTemplate.PAID_OUT);
      case PAYOUT_FAILED -> Optional.of(MailTemplate.PAYOUT_FAILED);
      case REMINDED -> reminder(about);
      case AMENDED -> Optional.of(MailTemplate.AMENDED);
      case NOTED, PAPER_GIVEN, SHIPMENT_TOLD, ARRIVED_LATE -> Optional.empty();
      case FILED_ANYWAY, REPLIED, PARCEL_MATCHED, ITEM_MARKED, INSPECTED, RULED, OVERRIDDEN, DISPOSED, AMOUNT_CHANGED, BANK_ACCOUNT_GIVEN,
          HANDOVER_RECORDED, REFERRED, SENT_TO_VENDOR, BACK_FROM_VENDOR, GOODS_BACK,
          GOODS_CHOSEN, DIFFERENCE_RECEIVED, REPAIR_MOVED, GOODS_DELIVERED ->
          Optional.empty();
    };
  }
}
