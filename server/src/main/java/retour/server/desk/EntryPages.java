package retour.server.desk;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import retour.policy.Policy;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintCommand;
import retour.server.complaint.Complaints;
import retour.server.complaint.TurnComplaint;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.AssessReturn;
import retour.server.returns.Assessment;
import retour.server.returns.Channel;
import retour.server.returns.FileReturn;
import retour.server.returns.FileReturn.Filed;
import retour.server.returns.FileReturn.Filing;

/**
 * A request that came by phone or e-mail (clause IC-02), entered by staff. The page asks again with each answer, since the
 * policy decides what still matters; nothing is stored before the request is filed.
 */
@Controller
@RequestMapping("/desk/orders/{id}/return")
class EntryPages {

  private final Orders orders;
  private final PolicyVersions policies;
  private final AssessReturn assessReturn;
  private final FileReturn fileReturn;
  private final Complaints complaints;
  private final TurnComplaint turnComplaint;

  EntryPages(
      Orders orders,
      PolicyVersions policies,
      AssessReturn assessReturn,
      FileReturn fileReturn,
      Complaints complaints,
      TurnComplaint turnComplaint) {
    this.complaints = complaints;
    this.turnComplaint = turnComplaint;
    this.orders = orders;
    this.policies = policies;
    this.assessReturn = assessReturn;
    this.fileReturn = fileReturn;
  }

  @GetMapping
  String ask(Desk desk, @PathVariable long id, @RequestParam Map<String, String> form, Model model) {
    requireClerk(desk);
    Optional<Complaint> complaint = complaint(desk, id, form);
    Order order = complaint.map(turnComplaint::before).orElseGet(() -> order(desk, id));
    Policy policy = policy(desk, order);
    EntryForm entry = new EntryForm(order, policy, form);
    Optional<Refused> fault = Optional.empty();
    Optional<Assessment> assessment = Optional.empty();
    try {
      assessment = entry.isEmpty() ? Optional.empty() : Optional.of(assess(entry, complaint));
    } catch (Refused why) {
      fault = Optional.of(why);
    }
    Desk told = fault.map(why -> desk.told(Notice.refused(why, -1))).orElse(desk);
    model.addAttribute("desk", told);
    model.addAttribute("view", EntryView.of(entry, assessment));
    return "desk/entry";
  }

  @PostMapping
  String file(Desk desk, @PathVariable long id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    requireClerk(desk);
    Optional<Complaint> complaint = complaint(desk, id, form);
    Order order = order(desk, id);
    EntryForm entry = new EntryForm(order, policy(desk, order), form);
    return new Step(flash, back(id, entry), Map.of())
        .take(
            () ->
                complaint
                    .map(found -> turned(desk, found, entry))
                    .orElseGet(() -> went(fileReturn.file(filing(desk, order, entry)))));
  }

  private Step.Went turned(Desk desk, Complaint found, EntryForm entry) {
    ComplaintCommand command = new ComplaintCommand(found.store(), found.id(), found.version(), desk.actor());
    return new Step.Went(
        "complaint_returned", "/desk/cases/" + turnComplaint.toReturn(command, entry.draft()).id().value());
  }

  /** The order's complaint that is to become the request, as long as it can give way; any other is unknown. */
  private Optional<Complaint> complaint(Desk desk, long order, Map<String, String> form) {
    return EntryForm.complaint(form)
        .map(found -> complaints.get(desk.storeId(), found))
        .filter(found -> found.order().value() == order && turnComplaint.isPossible(found));
  }

  /** Against the policy, with the supervisor's reason. */
  @PostMapping("/anyway")
  String fileAnyway(
      Desk desk,
      @PathVariable long id,
      @RequestParam Map<String, String> form,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    Order order = order(desk, id);
    EntryForm entry = new EntryForm(order, policy(desk, order), form);
    return new Step(flash, back(id, entry), Map.of("reason", reason))
        .take(() -> went(fileReturn.fileAnyway(filing(desk, order, entry), Typed.text("reason", reason))));
  }

  private static Filing filing(Desk desk, Order order, EntryForm entry) {
    return new Filing(desk.storeId(), order.id(), entry.draft(), Channel.DESK, order.language(), desk.actor());
  }

  private static Step.Went went(Filed filed) {
    return new Step.Went("filed", "/desk/cases/" + filed.id().value());
  }

  private Assessment assess(EntryForm entry, Optional<Complaint> complaint) {
    return complaint
        .map(found -> assessReturn.assess(entry.order(), entry.draft(), found.filedAt()))
        .orElseGet(() -> assessReturn.assess(entry.order(), entry.draft()));
  }

  private Order order(Desk desk, long id) {
    return orders.find(desk.storeId(), new OrderId(id)).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private Policy policy(Desk desk, Order order) {
    return policies.inForce(desk.storeId(), order.placedAt()).policy();
  }

  private static String back(long id, EntryForm entry) {
    return address(id, entry.kept());
  }

  /** The page with something typed already. */
  static String address(long order, Map<String, String> typed) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk/orders/" + order + "/return");
    typed.forEach(address::queryParam);
    return address.encode().build().toUriString();
  }

  private static void requireClerk(Desk desk) {
    if (!desk.may(Deed.ENTER_REQUEST)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }
}
