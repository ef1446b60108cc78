package retour.server.order;

import static retour.server.order.ImportFault.Reason.NOT_ONE_OF;
import static retour.server.order.ImportFault.Reason.NO_SUCH_LINE;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads the parcels of an order in Retour's own JSON. */
final class ParcelDocuments {

  private final List<JsonFields> parcels;
  private final List<NewLine> lines;
  private final ImportFaults faults;

  ParcelDocuments(JsonFields order, List<NewLine> lines, ImportFaults faults) {
    this.parcels = order.objects("parcels");
    this.lines = lines;
    this.faults = faults;
  }

  /** The parcels, numbered from 1 in their order. */
  List<Delivery> read() {
    return IntStream.range(0, parcels.size()).mapToObj(i -> parcel(i + 1, parcels.get(i))).toList();
  }

  private Delivery parcel(int parcelNo, JsonFields parcel) {
    Delivery read =
        new Delivery(
            parcelNo,
            parcel.text("carrier"),
            parcel.text("tracking_number"),
            parcel.instant("shipped_at"),
            parcel.instant("delivered_at"),
            handover(parcel),
            parcel.yesNo("noted_on_bill_of_lading"),
            quantities(parcel));
    parcel.refuseOthers();
    return read;
  }

  private Optional<Delivery.Handover> handover(JsonFields parcel) {
    Optional<String> code = parcel.optionalText("record");
    Optional<Delivery.Handover> known =
        code.flatMap(
            given -> Arrays.stream(Delivery.Handover.values()).filter(each -> each.code().equals(given)).findFirst());
    if (code.isPresent() && known.isEmpty()) {
      faults.add(parcel.place("record"), NOT_ONE_OF, code.get());
    }
    return known;
  }

  /** Units by line number; an order's line may be spread over several parcels. */
  private Map<Integer, Integer> quantities(JsonFields parcel) {
    Map<Integer, Integer> quantities = new TreeMap<>();
    List<String> numbers = parcel.names("lines");
    JsonFields contents = numbers.isEmpty() ? parcel : parcel.object("lines");
    for (String number : numbers) {
      int lineNo = FieldValues.units(contents.place(number), number, faults);
      int units = FieldValues.units(contents.place(number), contents.text(number), faults);
      if (lineNo > lines.size() || units > lines.get(lineNo - 1).quantity()) {
        faults.add(contents.place(number), NO_SUCH_LINE, number);
      }
      quantities.put(lineNo, units);
    }
    return quantities;
  }
}
