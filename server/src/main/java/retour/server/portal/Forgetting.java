package retour.server.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.page.Page;
import retour.server.portal.view.ForgottenOrder;
import retour.server.privacy.Erasure;
import retour.server.privacy.Erasures;
import retour.server.store.StoreId;

/** Tells what becomes of a person's data when they ask to be forgotten: what goes, what waits, what law keeps. */
@Component
class Forgetting {

  private final Erasures erasures;
  private final Orders orders;

  Forgetting(Erasures erasures, Orders orders) {
    this.erasures = erasures;
    this.orders = orders;
  }

  /** Of each order placed with an address. */
  List<ForgottenOrder> outlook(StoreId store, String email, Page page) {
    List<Erasure> outlook = erasures.outlook(store, email);
    Map<OrderId, Erasure> byOrder = outlook.stream().collect(Collectors.toMap(Erasure::order, Function.identity()));
    return orders.find(store, byOrder.keySet()).stream()
        .sorted(Comparator.comparing(Order::placedAt).reversed())
        .map(order -> new ForgottenOrder(order.number(), sentences(Objects.requireNonNull(byOrder.get(order.id())), page)))
        .toList();
  }

  private static List<String> sentences(Erasure erasure, Page page) {
    List<String> sentences = new ArrayList<>();
    if (erasure.waitsFor().isEmpty()) {
      sentences.add(page.t().get("portal.forget.soon"));
    } else {
      String open =
          erasure.waitsFor().stream()
              .map(code -> page.t().get("portal.forget.open." + code))
              .collect(Collectors.joining(", "));
      sentences.add(page.t().get("portal.forget.waits", open));
    }
    erasure.kept()
        .forEach((ground, day) -> sentences.add(page.t().get("portal.forget.kept." + ground.code(), page.f().day(day))));
    return sentences;
  }
}
