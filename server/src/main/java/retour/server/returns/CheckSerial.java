package retour.server.returns;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;

/** Holds the serial number on the goods against the one that was shipped, and against all other orders (clause IC-05). */
@Service
public class CheckSerial {

  private static final int LONGEST = 80;
  private static final int FEW = 5;

  private final Orders orders;

  CheckSerial(Orders orders) {
    this.orders = orders;
  }

  /**
   * What a serial number tells.
   *
   * @param matches whether it was shipped with this line
   * @param elsewhere numbers of other orders of the store that it was shipped with
   */
  public record Serial(String read, boolean matches, List<String> elsewhere) {

    public Serial {
      elsewhere = List.copyOf(elsewhere);
    }
  }

  /** @throws Refused with NOT_FOUND, or INVALID_INPUT (field {@code serial}: {@code missing}, {@code too_long}) */
  public Serial check(StoreId store, ReturnCase found, int itemNo, String typed) {
    String serial = key(typed);
    if (serial.isEmpty() || typed.length() > LONGEST) {
      throw Refused.fields(List.of(new FieldFault("serial", serial.isEmpty() ? "missing" : "too_long")));
    }
    Order order = orders.find(store, found.order()).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    ReturnItem item =
        found.items().stream()
            .filter(each -> each.itemNo() == itemNo)
            .findFirst()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    Optional<OrderLine> line = order.line(item.lineNo());
    List<String> elsewhere =
        orders.search(store, serial, FEW).stream()
            .filter(other -> !other.id().equals(order.id()))
            .filter(other -> other.lines().stream().anyMatch(each -> bears(each, serial)))
            .map(Order::number)
            .toList();
    return new Serial(typed.strip(), line.filter(each -> bears(each, serial)).isPresent(), elsewhere);
  }

  private static boolean bears(OrderLine line, String serial) {
    return line.serials().stream().map(CheckSerial::key).anyMatch(serial::equals);
  }

  private static String key(String serial) {
    return serial.replaceAll("[\\s\\u00a0]+", "").toUpperCase(Locale.ROOT);
  }
}
