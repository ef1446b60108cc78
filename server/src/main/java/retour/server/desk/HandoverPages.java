package retour.server.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.carrier.RecordHandover;
import retour.server.carrier.RecordHandover.NewRecord;
import retour.server.carrier.RecordHandover.Source;
import retour.server.carrier.ReferCustomer;
import retour.server.order.Delivery.Handover;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** How a parcel was handed over, and the customer whom the policy sends to the carrier. */
@Controller
@RequestMapping("/desk/orders/{id}")
class HandoverPages {

  private final RecordHandover handovers;
  private final ReferCustomer refer;
  private final Orders orders;
  private final PolicyVersions policies;

  HandoverPages(RecordHandover handovers, ReferCustomer refer, Orders orders, PolicyVersions policies) {
    this.handovers = handovers;
    this.refer = refer;
    this.orders = orders;
    this.policies = policies;
  }

  @PostMapping("/parcels/{parcelNo}/handover")
  String record(
      Desk desk,
      @PathVariable long id,
      @PathVariable int parcelNo,
      @RequestParam Map<String, String> form,
      RedirectAttributes flash) {
    return new Step(flash, "/desk/orders/" + id, form)
        .take(
            "handover",
            () -> handovers.record(desk.storeId(), new OrderId(id), typed(parcelNo, form), desk.actor()));
  }

  /** The request as it was typed, which the policy refuses and refers. */
  @PostMapping("/refer")
  String refer(Desk desk, @PathVariable long id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    Order order =
        orders.find(desk.storeId(), new OrderId(id)).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    EntryForm entry =
        new EntryForm(order, policies.inForce(desk.storeId(), order.placedAt()).policy(), form);
    return new Step(flash, "/desk/orders/" + id, Map.of())
        .take(
            "referred",
            () -> refer.refer(desk.storeId(), order.id(), entry.draft(), order.language(), desk.actor()));
  }

  private static NewRecord typed(int parcelNo, Map<String, String> form) {
    return new NewRecord(
        parcelNo,
        oneOf(List.of(Handover.values()), Handover::code, form, "record"),
        noted(form.getOrDefault("noted", "")),
        day(form.getOrDefault("on", "")),
        Typed.optionalText("note", form.getOrDefault("note", "")),
        oneOf(List.of(Source.values()), Source::code, form, "source"),
        Typed.count("seen", form.getOrDefault("seen", "0")));
  }

  private static Optional<Boolean> noted(String typed) {
    return Optional.of(typed).filter(answer -> !answer.isBlank()).map("yes"::equals);
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
    } catch (DateTimeParseException _) {
      throw Typed.fault("on", "not_a_day");
    }
  }

  private static <T> T oneOf(
      List<T> known, Function<T, String> code, Map<String, String> form, String field) {
    return known.stream()
        .filter(each -> code.apply(each).equals(form.get(field)))
        .findFirst()
        .orElseThrow(() -> Typed.fault(field, "missing"));
  }
}
