package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.server.returns.AmendReturn;
import retour.server.returns.Notes;
import retour.server.returns.Shipments;
import retour.server.returns.Shipments.Shipment;
import retour.server.shipping.OrderLabel;

/** What changes or is told before the goods arrive, and what staff note. */
@RestController
@RequestMapping("/api/v1/returns/{id}")
class ComingApi {

  private final AmendReturn amendReturn;
  private final Shipments shipments;
  private final Notes notes;
  private final OrderLabel orderLabel;
  private final ReadReturn read;

  ComingApi(AmendReturn amendReturn, Shipments shipments, Notes notes, OrderLabel orderLabel, ReadReturn read) {
    this.amendReturn = amendReturn;
    this.shipments = shipments;
    this.notes = notes;
    this.orderLabel = orderLabel;
    this.read = read;
  }

  /** @param units by item number; 0 takes the item out, items left out stay */
  record Amend(Optional<Long> version, Map<Integer, Integer> units, Optional<String> reason) {}

  /** @param sentOn the day of sending, which the policy counts */
  record NewShipment(
      Optional<Long> version, Optional<String> carrier, String trackingNumber, Optional<LocalDate> sentOn) {}

  /** A label is ordered once: the same again is answered as the first time. */
  record WantedLabel(Optional<Long> version) {}

  /** @param text only staff read it */
  record NewNote(Optional<Long> version, String text) {}

  @PostMapping("/amendments")
  ResponseEntity<ReturnView> amend(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Amend step,
      HttpServletRequest request) {
    return read.answer(
        amendReturn.amend(
            ReadReturn.command(caller, id, step.version(), request), step.units(), step.reason().orElse("")));
  }

  @PostMapping("/shipments")
  ResponseEntity<ReturnView> tell(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody NewShipment step,
      HttpServletRequest request) {
    return read.answer(
        shipments.tell(
            ReadReturn.command(caller, id, step.version(), request),
            new Shipment(step.carrier().orElse(""), step.trackingNumber(), step.sentOn())));
  }

  @PostMapping("/label")
  ResponseEntity<ReturnView> label(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody WantedLabel step,
      HttpServletRequest request) {
    return read.answer(orderLabel.order(ReadReturn.command(caller, id, step.version(), request)));
  }

  @PostMapping("/notes")
  ResponseEntity<ReturnView> note(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody NewNote step,
      HttpServletRequest request) {
    return read.answer(notes.add(ReadReturn.command(caller, id, step.version(), request), step.text()));
  }
}
