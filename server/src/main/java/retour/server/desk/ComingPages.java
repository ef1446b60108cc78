package retour.server.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.returns.AmendReturn;
import retour.server.returns.Shipments;
import retour.server.returns.Shipments.Shipment;
import retour.server.shipping.OrderLabel;

/** Goods that are still to come: which parcels are on their way, and how much of what. */
@Controller
@RequestMapping("/desk/cases/{id}")
class ComingPages {

  private static final String COUNT = "count-";

  private final Shipments shipments;
  private final AmendReturn amendReturn;
  private final OrderLabel orderLabel;

  ComingPages(Shipments shipments, AmendReturn amendReturn, OrderLabel orderLabel) {
    this.orderLabel = orderLabel;
    this.shipments = shipments;
    this.amendReturn = amendReturn;
  }

  @PostMapping("/shipment")
  String shipment(Desk desk, SeenCase seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return seen.step(flash, form)
        .take(
            "shipment_told",
            () ->
                shipments.tell(
                    seen.command(desk),
                    new Shipment(
                        form.getOrDefault("carrier", ""), form.getOrDefault("tracking_number", ""), sentOn(form))));
  }

  @PostMapping("/label")
  String label(Desk desk, SeenCase seen, RedirectAttributes flash) {
    return seen.step(flash, Map.of()).take("label_ordered", () -> orderLabel.order(seen.command(desk)));
  }

  @PostMapping("/amend")
  String amend(Desk desk, SeenCase seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return seen.step(flash, form)
        .take(
            "amended",
            () ->
                amendReturn.amend(
                    seen.command(desk), Typed.counts(form, COUNT), form.getOrDefault("reason", "")));
  }

  private static Optional<LocalDate> sentOn(Map<String, String> form) {
    String day = form.getOrDefault("sent_on", "").strip();
    try {
      return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
    } catch (DateTimeParseException noDay) {
      throw Typed.fault("sent_on", "not_a_day");
    }
  }
}
