package retour.server.desk;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import retour.server.complaint.Grounds;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.policy.PolicyKind;
import retour.server.policy.PolicyVersion;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.ReturnCases;

/** What the store's records hold: an order with its returns and the policy's versions. */
@Controller
@RequestMapping("/desk")
class RecordPages {

  private final Orders orders;
  private final ReturnCases cases;
  private final PolicyVersions policies;
  private final Grounds grounds;

  RecordPages(Orders orders, ReturnCases cases, PolicyVersions policies, Grounds grounds) {
    this.orders = orders;
    this.cases = cases;
    this.policies = policies;
    this.grounds = grounds;
  }

  @GetMapping("/orders/{id}")
  String order(Desk desk, @PathVariable long id, Model model) {
    Order order =
        orders.find(desk.storeId(), new OrderId(id)).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    model.addAttribute("order", order);
    model.addAttribute("returns", cases.ofOrder(desk.storeId(), order.id()));
    model.addAttribute("complaints", grounds.policy(desk.store(), order).isPresent());
    return "desk/order";
  }

  @GetMapping("/policy")
  String policy(Desk desk, Model model) {
    List<PolicyVersion> versions = versions(desk);
    PolicyVersion inForce = policies.inForce(desk.storeId(), PolicyKind.RETURNS, desk.today());
    return policy(inForce.number(), versions, model);
  }

  @GetMapping("/policy/{number}")
  String policy(Desk desk, @PathVariable int number, Model model) {
    return policy(number, versions(desk), model);
  }

  private static String policy(int number, List<PolicyVersion> versions, Model model) {
    PolicyVersion chosen =
        versions.stream()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    model.addAttribute("versions", versions);
    model.addAttribute("chosen", chosen);
    return "desk/policy";
  }

  private List<PolicyVersion> versions(Desk desk) {
    return policies.all(desk.storeId()).stream()
        .sorted(Comparator.comparingInt(PolicyVersion::number).reversed())
        .toList();
  }
}
