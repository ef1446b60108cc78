package retour.server.desk;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import retour.server.carrier.RecordHandover;
import retour.server.carrier.Referrals;
import retour.server.complaint.Grounds;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.privacy.Erasures;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.ReturnCases;

/** What the store's records hold: an order with its returns. */
@Controller
@RequestMapping("/desk")
class RecordPages {

  private final Orders orders;
  private final ReturnCases cases;
  private final Grounds grounds;
  private final RecordHandover handovers;
  private final Referrals referrals;
  private final Erasures erasures;

  RecordPages(
      Orders orders,
      ReturnCases cases,
      Grounds grounds,
      RecordHandover handovers,
      Referrals referrals,
      Erasures erasures) {
    this.erasures = erasures;
    this.handovers = handovers;
    this.referrals = referrals;
    this.orders = orders;
    this.cases = cases;
    this.grounds = grounds;
  }

  @GetMapping("/orders/{id}")
  String order(Desk desk, @PathVariable long id, Model model) {
    Order order =
        orders.find(desk.storeId(), new OrderId(id)).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    model.addAttribute("order", order);
    model.addAttribute("records", handovers.ofOrder(desk.storeId(), order.id()));
    model.addAttribute("referrals", referrals.ofOrder(desk.storeId(), order.id()));
    model.addAttribute("returns", cases.ofOrder(desk.storeId(), order.id()));
    model.addAttribute("erasure", erasures.of(desk.storeId(), order.id()));
    model.addAttribute("complaints", grounds.policy(desk.store(), order).isPresent());
    return "desk/order";
  }
}
