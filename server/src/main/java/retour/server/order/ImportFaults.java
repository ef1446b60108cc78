package retour.server.order;

import java.util.ArrayList;
import java.util.List;

/** The faults found in one order. */
final class ImportFaults {

  private final List<ImportFault> found = new ArrayList<>();
  private String order = "";
  private long line;

  /** Faults added from now on stand on this line of the file. */
  void at(long newLine) {
    line = newLine;
  }

  /** Faults added from now on are of this order. */
  void of(String number) {
    order = number;
  }

  void add(String place, ImportFault.Reason reason, String given) {
    found.add(new ImportFault(line, order, place, reason, given.length() > 60 ? given.substring(0, 60) : given));
  }

  void add(String place, ImportFault.Reason reason) {
    add(place, reason, "");
  }

  boolean any() {
    return !found.isEmpty();
  }

  List<ImportFault> all() {
    return List.copyOf(found);
  }
}
