package retour.server.desk;

import java.util.List;
import java.util.stream.Stream;
import retour.server.carrier.RecordHandover.Kept;
import retour.server.carrier.RecordHandover.Source;
import retour.server.order.Delivery;
import retour.server.page.Choice;

/**
 * The form for how a parcel was handed over.
 *
 * @param all records of all parcels of the order
 */
public record HandoverForm(Desk desk, Delivery parcel, List<Kept> all) {

  public HandoverForm {
    all = List.copyOf(all);
  }

  /** The parcel's records, newest first. */
  public List<Kept> records() {
    return all.stream().filter(each -> each.parcelNo() == parcel.parcelNo()).toList().reversed();
  }

  /** Number of the last record this page shows. */
  public long seen() {
    return records().stream().mapToLong(Kept::recordNo).findFirst().orElse(0);
  }

  public List<Choice> handovers() {
    return Stream.of(Delivery.Handover.values())
        .map(each -> new Choice(each.code(), desk.t().get("carrier.handover." + each.code())))
        .toList();
  }

  public String current() {
    return parcel.handover().map(Delivery.Handover::code).orElse("");
  }

  public List<Choice> noted() {
    return Picks.withNone(
        List.of(new Choice("yes", desk.t().get("page.yes")), new Choice("no", desk.t().get("page.no"))));
  }

  public String currentNoted() {
    return parcel.notedOnBillOfLading().map(noted -> noted ? "yes" : "no").orElse("");
  }

  public List<Choice> sources() {
    return Stream.of(Source.values())
        .map(each -> new Choice(each.code(), desk.t().get("carrier.source." + each.code())))
        .toList();
  }

  public String typed(String field, String otherwise) {
    return desk.typed(field, otherwise);
  }
}
