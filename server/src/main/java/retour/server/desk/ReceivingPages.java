package retour.server.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import retour.server.order.Orders;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Receiving;
import retour.server.returns.Receiving.Arrival;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.Receiving.Parcel;
import retour.server.returns.Receiving.ParcelReceived;
import retour.server.returns.ReturnCases;

/** Parcels at the door: scan or type the number, count, note how the freight was paid; match by hand what has no number. */
@Controller
@RequestMapping("/desk")
class ReceivingPages {

  private static final String RECEIVING = "/desk/receiving";
  private static final String PARCELS = "/desk/parcels";
  private static final String COUNT = "count-";
  private static final int LONGEST_NUMBER = 100;

  private final Receiving receiving;
  private final ReturnCases cases;
  private final Orders orders;

  ReceivingPages(Receiving receiving, ReturnCases cases, Orders orders) {
    this.receiving = receiving;
    this.cases = cases;
    this.orders = orders;
  }

  @GetMapping("/receiving")
  String scan(Desk desk, @RequestParam(defaultValue = "") String number, Model model) {
    model.addAttribute("view", door(desk, number.strip()));
    model.addAttribute("unidentified", receiving.unidentified(desk.storeId()).size());
    return "desk/receiving";
  }

  @PostMapping("/receiving")
  String receive(Desk desk, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    String scanned = form.getOrDefault("scanned", "").strip();
    String back = UriComponentsBuilder.fromPath(RECEIVING).queryParam("number", "{number}").encode().build(shown(scanned)).toString();
    return new Step(flash, back, form)
        .take(
            () -> {
              ParcelReceived parcel = receiving.receive(arrival(desk, scanned, form));
              return new Step.Went("parcel_" + code(parcel.state()), onward(parcel));
            });
  }

  @GetMapping("/parcels")
  String unidentified(Desk desk, Model model) {
    model.addAttribute("parcels", receiving.unidentified(desk.storeId()));
    return "desk/parcels";
  }

  @GetMapping("/parcels/{id}")
  String match(Desk desk, @PathVariable UUID id, @RequestParam(defaultValue = "") String number, Model model) {
    Parcel parcel =
        receiving.unidentified(desk.storeId()).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    model.addAttribute("parcel", parcel);
    model.addAttribute("view", door(desk, number.strip()));
    return "desk/match";
  }

  @PostMapping("/parcels/{id}")
  String match(Desk desk, @PathVariable UUID id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    String number = form.getOrDefault("number", "").strip();
    String back =
        UriComponentsBuilder.fromPath(PARCELS + "/{id}")
            .queryParam("number", "{number}")
            .encode()
            .build(id, shown(number))
            .toString();
    return new Step(flash, back, form)
        .take(
            () -> {
              ParcelReceived parcel =
                  receiving.match(
                      desk.storeId(), id, Typed.text("number", number), Typed.counts(form, COUNT), desk.actor());
              return new Step.Went("parcel_matched", onward(parcel));
            });
  }

  @PostMapping("/parcels/{id}/send-back")
  String sendBack(
      Desk desk, @PathVariable UUID id, @RequestParam(defaultValue = "") String note, RedirectAttributes flash) {
    return new Step(flash, PARCELS + "/" + id, Map.of("note", note))
        .take(
            "parcel_sent_back",
            PARCELS,
            () -> receiving.sendBack(desk.storeId(), id, Typed.text("note", note), desk.actor()));
  }

  private DoorView door(Desk desk, String number) {
    if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
      return new DoorView("", Optional.empty(), Optional.empty());
    }
    return cases
        .byNumber(desk.storeId(), number)
        .map(found -> new DoorView(number, Optional.of(found), orders.find(desk.storeId(), found.order())))
        .orElseGet(() -> new DoorView(number, Optional.empty(), Optional.empty()));
  }

  private static Arrival arrival(Desk desk, String scanned, Map<String, String> form) {
    return new Arrival(
        desk.storeId(),
        shorter("scanned", scanned),
        shorter("carrier", form.getOrDefault("carrier", "").strip()),
        shorter("trackingNumber", form.getOrDefault("trackingNumber", "").strip()),
        freight(form.getOrDefault("freight", "")),
        Typed.optionalText("note", form.getOrDefault("note", "")),
        Typed.counts(form, COUNT),
        desk.actor());
  }

  private static String shorter(String field, String typed) {
    if (typed.length() > LONGEST_NUMBER) {
      throw Typed.fault(field, "too_long");
    }
    return typed;
  }

  /** What fits into an address; anything longer is no number. */
  private static String shown(String number) {
    return number.length() > LONGEST_NUMBER ? "" : number;
  }

  private static Freight freight(String code) {
    return List.of(Freight.values()).stream()
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(code))
        .findFirst()
        .orElseThrow(() -> Typed.fault("freight", "not_a_choice"));
  }

  private static String code(Receiving.ParcelState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String onward(ParcelReceived parcel) {
    return switch (parcel.state()) {
      case RECEIVED -> parcel.caseId().map(id -> "/desk/cases/" + id.value()).orElse(RECEIVING);
      case UNIDENTIFIED -> PARCELS;
      case REFUSED -> RECEIVING;
      case SENT_BACK -> PARCELS;
    };
  }
}
