package retour.server.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import retour.server.order.OrderLine;
import retour.server.page.Icon;
import retour.server.page.Page;
import retour.server.page.TimelineEntry;
import retour.server.page.Tone;
import retour.server.returns.CaseEvent;
import retour.server.returns.CaseEventKind;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCase;

/** A return's history as a timeline for the shopper, newest first, with the step that comes next on top. */
record Story(Visit visit, Page page) {

  List<TimelineEntry> of(ReturnCase found, List<CaseEvent> history) {
    List<TimelineEntry> entries = new ArrayList<>();
    history.stream().filter(event -> isShown(event.kind())).map(event -> entry(found, event)).forEach(entries::add);
    if (found.nextActor() != NextActor.NOBODY) {
      entries.add(ahead(found));
    }
    Collections.reverse(entries);
    return entries;
  }

  private static boolean isShown(CaseEventKind kind) {
    return switch (kind) {
      case REMINDED, AMENDED, PAPER_GIVEN, SHIPMENT_TOLD -> true;
      case NOTED, ARRIVED_LATE -> false;
      case REQUESTED, AUTHORIZED, DECLINED, ASKED, REPLIED, CANCELLED, PARCEL_RECEIVED, PARCEL_REFUSED, PARCEL_MATCHED,
          ITEM_ACCEPTED, ITEM_REJECTED, BANK_ACCOUNT_GIVEN, SETTLED, SUPPLEMENTED, PAID_OUT, PAYOUT_FAILED, REFERRED, SENT_TO_VENDOR,
          BACK_FROM_VENDOR, GOODS_BACK, DIFFERENCE_ASKED, DIFFERENCE_RECEIVED, GOODS_SENT, GOODS_DELIVERED, GOODS_FAILED ->
          true;
      case FILED_ANYWAY, ITEM_MARKED, INSPECTED, RULED, OVERRIDDEN, DISPOSED, AMOUNT_CHANGED, HANDOVER_RECORDED, GOODS_CHOSEN,
          REPAIR_MOVED ->
          false;
    };
  }

  private TimelineEntry ahead(ReturnCase found) {
    return new TimelineEntry(Tone.WARN, Icon.CLOCK, "", CasePage.next(page, found), "", true);
  }

  private TimelineEntry entry(ReturnCase found, CaseEvent event) {
    return new TimelineEntry(
        tone(event.kind()),
        icon(event.kind()),
        page.f().moment(event.happenedAt()),
        page.t().get("portal.event." + event.kind().code(), argument(found, event)),
        event.data().getOrDefault("text", event.data().getOrDefault("reason", "")),
        false);
  }

  private String argument(ReturnCase found, CaseEvent event) {
    return switch (event.kind()) {
      case REMINDED -> page.f().day(LocalDate.parse(event.data().getOrDefault("until", "")));
      case PAPER_GIVEN -> event.data().getOrDefault("number", "");
      case SHIPMENT_TOLD -> event.data().getOrDefault("tracking_number", "");
      case NOTED, AMENDED, ARRIVED_LATE -> "";
      case REQUESTED, AUTHORIZED -> event.data().getOrDefault("number", "");
      case ITEM_ACCEPTED, ITEM_REJECTED, SENT_TO_VENDOR, BACK_FROM_VENDOR, GOODS_SENT, GOODS_DELIVERED, GOODS_FAILED,
          DIFFERENCE_ASKED, DIFFERENCE_RECEIVED ->
          item(found, event.data().getOrDefault("item", ""));
      case GOODS_BACK ->
          page.t().get("words.goods_back." + event.data().getOrDefault("goods_back", "held"))
              + ": " + item(found, event.data().getOrDefault("item", ""));
      case REFERRED -> event.data().getOrDefault("tracking_number", "");
      case FILED_ANYWAY, DECLINED, ASKED, REPLIED, CANCELLED, PARCEL_RECEIVED, PARCEL_REFUSED, PARCEL_MATCHED,
          ITEM_MARKED, INSPECTED, RULED, OVERRIDDEN, DISPOSED, AMOUNT_CHANGED, BANK_ACCOUNT_GIVEN, SETTLED, SUPPLEMENTED, PAID_OUT, PAYOUT_FAILED,
          HANDOVER_RECORDED, GOODS_CHOSEN, REPAIR_MOVED ->
          "";
    };
  }

  private String item(ReturnCase found, String itemNo) {
    return found.items().stream()
        .filter(item -> item.key().equals(itemNo))
        .findFirst()
        .flatMap(item -> visit.order().line(item.lineNo()))
        .map(OrderLine::name)
        .orElse("");
  }

  private static Tone tone(CaseEventKind kind) {
    return switch (kind) {
      case REMINDED -> Tone.WARN;
      case AMENDED, PAPER_GIVEN, SHIPMENT_TOLD -> Tone.INFO;
      case NOTED, ARRIVED_LATE -> Tone.NEUTRAL;
      case AUTHORIZED, ITEM_ACCEPTED, SETTLED, SUPPLEMENTED, PAID_OUT, GOODS_SENT, GOODS_DELIVERED, DIFFERENCE_RECEIVED -> Tone.GOOD;
      case DECLINED, PARCEL_REFUSED, ITEM_REJECTED, GOODS_FAILED -> Tone.BAD;
      case ASKED, PAYOUT_FAILED, DIFFERENCE_ASKED -> Tone.WARN;
      case REQUESTED, PARCEL_RECEIVED, PARCEL_MATCHED, REFERRED, SENT_TO_VENDOR, BACK_FROM_VENDOR, GOODS_BACK -> Tone.INFO;
      case FILED_ANYWAY, REPLIED, CANCELLED, ITEM_MARKED, INSPECTED, RULED, OVERRIDDEN, DISPOSED, AMOUNT_CHANGED, BANK_ACCOUNT_GIVEN,
          HANDOVER_RECORDED, GOODS_CHOSEN, REPAIR_MOVED ->
          Tone.NEUTRAL;
    };
  }

  private static Icon icon(CaseEventKind kind) {
    return switch (kind) {
      case PAPER_GIVEN -> Icon.FILE;
      case SHIPMENT_TOLD -> Icon.BOX;
      case REMINDED -> Icon.CLOCK;
      case NOTED, AMENDED, ARRIVED_LATE -> Icon.DOT;
      case REQUESTED -> Icon.RETURN;
      case AUTHORIZED, ITEM_ACCEPTED -> Icon.CHECK;
      case DECLINED, CANCELLED, PARCEL_REFUSED, ITEM_REJECTED -> Icon.CROSS;
      case ASKED, REPLIED -> Icon.MAIL;
      case PARCEL_RECEIVED, PARCEL_MATCHED, GOODS_SENT, GOODS_DELIVERED, GOODS_FAILED -> Icon.BOX;
      case REFERRED -> Icon.PHONE;
      case SENT_TO_VENDOR, BACK_FROM_VENDOR, GOODS_BACK -> Icon.TRUCK;
      case BANK_ACCOUNT_GIVEN, SETTLED, SUPPLEMENTED, PAID_OUT, PAYOUT_FAILED, DIFFERENCE_ASKED, DIFFERENCE_RECEIVED -> Icon.MONEY;
      case FILED_ANYWAY, ITEM_MARKED, INSPECTED, RULED, OVERRIDDEN, DISPOSED, AMOUNT_CHANGED, HANDOVER_RECORDED, GOODS_CHOSEN,
          REPAIR_MOVED ->
          Icon.DOT;
    };
  }
}
