package retour.server.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import retour.server.carrier.Carriers;
import retour.server.carrier.Referral;
import retour.server.carrier.Referrals;
import retour.server.complaint.Complaint;
import retour.server.complaint.Complaints;
import retour.server.order.Delivery;
import retour.server.order.OrderLine;
import retour.server.page.Formats;
import retour.server.page.Page;
import retour.server.page.Texts;
import retour.server.page.Tone;
import retour.server.portal.view.OrderView;
import retour.server.returns.CaseStatus;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;

/** The order as a shopper picks from it. */
@Component
class OrderPage {

  private final ReturnCases cases;
  private final Complaints complaints;
  private final ComplaintPages complaintPages;
  private final Referrals referrals;
  private final Carriers carriers;

  OrderPage(
      ReturnCases cases,
      Complaints complaints,
      ComplaintPages complaintPages,
      Referrals referrals,
      Carriers carriers) {
    this.referrals = referrals;
    this.carriers = carriers;
    this.cases = cases;
    this.complaints = complaints;
    this.complaintPages = complaintPages;
  }

  /**
   * @param typed what stands in the fields, by line
   * @param faults text keys of what is wrong with them, by line; 0 for the form as a whole
   */
  OrderView view(Visit visit, Page page, Map<Integer, String> typed, Map<Integer, String> faults) {
    List<OrderView.Line> lines =
        visit.order().lines().stream()
            .map(
                line ->
                    line(
                        visit,
                        page,
                        line,
                        new Field(typed.getOrDefault(line.lineNo(), ""), faults.getOrDefault(line.lineNo(), ""))))
            .toList();
    String fault = faults.getOrDefault(0, "");
    return new OrderView(
        visit.order().number(),
        page.f().day(visit.order().placedAt()),
        lines,
        entries(visit, page.t()),
        fault.isEmpty() ? "" : page.t().get(fault),
        lines.stream().anyMatch(line -> line.available() > 0),
        complaintPages.policy(visit).isPresent() ? visit.path("/complaint") : "",
        visit.path("/forget"));
  }

  private OrderView.Line line(Visit visit, Page page, OrderLine line, Field field) {
    Texts t = page.t();
    return new OrderView.Line(
        line.lineNo(),
        line.name(),
        line.sku(),
        t.get("portal.units", line.quantity()),
        page.f().money(line.paid()),
        parcels(visit, page, line),
        line.available(),
        unavailable(line, t),
        field.typed(),
        field.fault().isEmpty() ? "" : t.get(field.fault(), line.available()));
  }

  private static String unavailable(OrderLine line, Texts t) {
    if (line.available() > 0) {
      return "";
    }
    return t.get(line.returnable() ? "portal.order.all_returned" : "portal.order.not_returnable");
  }

  /** Where the line's units are; a parcel without a list holds everything. */
  private static List<String> parcels(Visit visit, Page page, OrderLine line) {
    List<Delivery> parcels =
        visit.order().deliveries().stream()
            .filter(parcel -> parcel.quantities().isEmpty() || parcel.quantities().containsKey(line.lineNo()))
            .toList();
    return parcels.isEmpty()
        ? List.of(page.t().get("portal.order.not_shipped"))
        : parcels.stream().map(parcel -> parcel(page.t(), page.f(), parcel, line)).distinct().toList();
  }

  private static String parcel(Texts t, Formats f, Delivery parcel, OrderLine line) {
    int units = parcel.quantities().getOrDefault(line.lineNo(), line.quantity());
    boolean part = units < line.quantity();
    String where =
        parcel
            .deliveredAt()
            .map(at -> t.get("portal.order.delivered", f.day(at)))
            .or(() -> parcel.shippedAt().map(at -> t.get("portal.order.shipped", f.day(at))))
            .orElseGet(() -> t.get("portal.order.not_shipped"));
    return part ? t.get("portal.order.part", t.get("portal.units", units), where) : where;
  }

  /** Complaints, and the returns that are no complaint's way back. */
  private List<OrderView.Return> entries(Visit visit, Texts t) {
    List<Complaint> ofOrder = complaints.ofOrder(visit.store().id(), visit.order().id());
    List<OrderView.Return> entries = new ArrayList<>();
    ofOrder.forEach(complaint -> entries.add(entry(visit, t, complaint)));
    cases.ofOrder(visit.store().id(), visit.order().id()).stream()
        .filter(found -> ofOrder.stream().noneMatch(each -> each.standing().caseId().equals(found.id())))
        .forEach(found -> entries.add(entry(visit, t, found)));
    referrals.ofOrder(visit.store().id(), visit.order().id()).forEach(each -> entries.add(entry(visit, t, each)));
    return entries;
  }

  private OrderView.Return entry(Visit visit, Texts t, Referral referral) {
    return new OrderView.Return(
        t.get("carrier.referral.title", carriers.find(referral.store(), referral.carrier()).name()),
        visit.path("/referrals/" + referral.id()),
        Tone.INFO,
        t.get("portal.order.referred"),
        referral.goods());
  }

  private static OrderView.Return entry(Visit visit, Texts t, Complaint complaint) {
    return new OrderView.Return(
        t.get("complaint.page.title", Long.toString(complaint.number())),
        visit.path("/complaints/" + complaint.key()),
        ComplaintPages.tone(complaint),
        t.get("complaint.state." + complaint.state().code()),
        complaint.goods());
  }

  private static OrderView.Return entry(Visit visit, Texts t, ReturnCase found) {
    List<String> goods =
        found.items().stream()
            .map(
                item ->
                    t.get(
                        "portal.goods",
                        item.quantity(),
                        visit.order().line(item.lineNo()).map(OrderLine::name).orElse("")))
            .toList();
    return new OrderView.Return(
        found.shownNumber(),
        visit.path("/returns/" + found.id().value()),
        tone(found.status()),
        t.get("words.status." + found.status().code()),
        String.join(", ", goods));
  }

  static Tone tone(CaseStatus status) {
    return switch (status) {
      case REQUESTED, AWAITING_GOODS -> Tone.INFO;
      case AWAITING_INSPECTION, AWAITING_RULING, AWAITING_SETTLEMENT -> Tone.WARN;
      case SETTLED -> Tone.GOOD;
      case REJECTED, DECLINED -> Tone.BAD;
      case CANCELLED -> Tone.NEUTRAL;
    };
  }

  private record Field(String typed, String fault) {}
}
