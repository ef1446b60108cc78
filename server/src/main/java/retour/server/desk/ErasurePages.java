package retour.server.desk;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.privacy.Erasures;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** A person's wish to be forgotten, entered by staff who made sure that it is theirs. */
@Controller
class ErasurePages {

  private final Orders orders;
  private final Erasures erasures;

  ErasurePages(Orders orders, Erasures erasures) {
    this.orders = orders;
    this.erasures = erasures;
  }

  @PostMapping("/desk/orders/{id}/erase")
  String erase(
      Desk desk, @PathVariable long id, @RequestParam(defaultValue = "") String sure, RedirectAttributes flash) {
    Order order =
        orders.find(desk.storeId(), new OrderId(id)).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    return new Step(flash, "/desk/orders/" + id, Map.of()).take("erasure_asked", () -> ask(desk, order, sure));
  }

  private void ask(Desk desk, Order order, String sure) {
    if (!desk.may(Deed.ERASE_PERSON)) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
    if (!sure.equals("yes")) {
      throw Refused.fields(List.of(new FieldFault("sure", "missing")));
    }
    erasures.ask(desk.storeId(), order.buyer().email(), desk.actor());
  }
}
