package retour.server.portal;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import retour.server.evidence.EvidenceFiles;
import retour.server.portal.view.CaseView.Typed;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.AmendReturn;
import retour.server.returns.ReturnCase;
import retour.server.returns.Shipments;
import retour.server.returns.Shipments.Shipment;

/** What a shopper does before the goods arrive: tells of the parcel, shows the proof of posting, sends back less. */
@Controller
class ShippingController {

  private static final String COUNT = "count-";

  private final OpenVisits visits;
  private final CaseAnswer answer;
  private final Shipments shipments;
  private final AmendReturn amendReturn;
  private final EvidenceFiles evidence;

  ShippingController(
      OpenVisits visits, CaseAnswer answer, Shipments shipments, AmendReturn amendReturn, EvidenceFiles evidence) {
    this.visits = visits;
    this.answer = answer;
    this.shipments = shipments;
    this.amendReturn = amendReturn;
    this.evidence = evidence;
  }

  @PostMapping("/{store}/v/{token}/returns/{id}/shipment")
  ModelAndView shipment(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam Map<String, String> typed,
      @RequestParam Optional<List<MultipartFile>> proof) {
    Visit visit = visits.open(store, token, Optional.empty());
    ReturnCase found = answer.find(visit, id);
    try {
      Shipment shipment =
          new Shipment(typed.getOrDefault("carrier", ""), typed.getOrDefault("tracking", ""), sentOn(typed));
      shipments.tell(CaseAnswer.command(found, version(typed)), shipment);
      for (MultipartFile file : proof.orElse(List.of())) {
        keep(found, file);
      }
      return Redirects.to(visit.path("/returns/" + id));
    } catch (Refused refused) {
      return answer.refused(visit, id, key(refused, "portal.fault.shipment"), refused, Typed.NOTHING);
    }
  }

  @PostMapping("/{store}/v/{token}/returns/{id}/amend")
  ModelAndView amend(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam Map<String, String> typed) {
    Visit visit = visits.open(store, token, Optional.empty());
    ReturnCase found = answer.find(visit, id);
    try {
      amendReturn.amend(
          CaseAnswer.command(found, version(typed)), units(typed), typed.getOrDefault("reason", ""));
      return Redirects.to(visit.path("/returns/" + id));
    } catch (Refused refused) {
      return answer.refused(visit, id, key(refused, "portal.fault.amend"), refused, Typed.NOTHING);
    }
  }

  private void keep(ReturnCase found, MultipartFile file) {
    if (file.isEmpty()) {
      return;
    }
    try (InputStream content = file.getInputStream()) {
      evidence.keepForCase(
          new EvidenceFiles.CaseFile(found.store(), found.order(), found.id().value()), content, "shopper");
    } catch (IOException broken) {
      throw Refused.because(ProblemCode.FILE_TYPE_UNKNOWN);
    }
  }

  private static Optional<LocalDate> sentOn(Map<String, String> typed) {
    String day = typed.getOrDefault("sentOn", "").strip();
    try {
      return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
    } catch (DateTimeParseException noDay) {
      throw fault("sent_on", "not_a_day");
    }
  }

  private static Map<Integer, Integer> units(Map<String, String> typed) {
    Map<Integer, Integer> units = new HashMap<>();
    typed.forEach(
        (name, text) -> {
          if (name.startsWith(COUNT)) {
            units.put(whole(name.substring(COUNT.length())), whole(text.strip()));
          }
        });
    return units;
  }

  private static int whole(String text) {
    if (!text.matches("\\d{1,6}")) {
      throw fault("/units", "not_a_whole_number");
    }
    return Integer.parseInt(text);
  }

  private static long version(Map<String, String> typed) {
    String version = typed.getOrDefault("version", "");
    return version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
  }

  private static Refused fault(String field, String code) {
    return Refused.fields(List.of(new FieldFault(field, code)));
  }

  /** What a shopper is told of a refusal. */
  private static String key(Refused refused, String ofInput) {
    return switch (refused.code()) {
      case INVALID_INPUT -> ofInput;
      case CHANGED_MEANWHILE -> "portal.fault.changed_meanwhile";
      case NOT_NOW -> "portal.fault.not_now";
      case QUANTITY_NOT_AVAILABLE -> "portal.fault.gone";
      case RESOLUTION_REFUSED -> "portal.fault.amend_refused";
      case FILE_TOO_LARGE -> "portal.fault.file_too_large";
      case FILE_TYPE_UNKNOWN -> "portal.fault.file_type_unknown";
      case TOO_MANY_FILES -> "portal.fault.too_many_files";
      default -> throw refused;
    };
  }
}
