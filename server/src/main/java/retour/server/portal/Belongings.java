package retour.server.portal;

import java.util.ArrayList;
import java.util.List;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.page.Texts;
import retour.server.returns.ReturnItem;

/** What belongs in the parcel with an item: its accessories, the rest of its set, the gift it earned (IC-08, IE-12, IE-15). */
final class Belongings {

  private Belongings() {}

  static List<String> of(Order order, ReturnItem item, Texts t) {
    List<String> belongings = new ArrayList<>();
    order.line(item.lineNo()).ifPresent(line -> add(belongings, order, line, t));
    return belongings;
  }

  private static void add(List<String> belongings, Order order, OrderLine line, Texts t) {
    if (!line.accessories().isEmpty()) {
      belongings.add(t.get("portal.enclose.accessories", line.name(), String.join(", ", line.accessories())));
    }
    if (line.setCode().isPresent()) {
      belongings.add(t.get("portal.enclose.set", line.name()));
    }
    order.lines().stream()
        .filter(gift -> gift.giftForLine().filter(earner -> earner == line.lineNo()).isPresent())
        .forEach(gift -> belongings.add(t.get("portal.enclose.gift", gift.name())));
  }
}
