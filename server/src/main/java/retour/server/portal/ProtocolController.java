package retour.server.portal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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
import retour.server.returns.CourierProtocol;
import retour.server.returns.CourierProtocol.Protocol;
import retour.server.returns.ReturnCase;

/** The courier's protocol of a request that lacks it (clause IE-01): its number and a photo or scan. */
@Controller
class ProtocolController {

  private final OpenVisits visits;
  private final CaseAnswer answer;
  private final CourierProtocol protocol;
  private final EvidenceFiles evidence;

  ProtocolController(OpenVisits visits, CaseAnswer answer, CourierProtocol protocol, EvidenceFiles evidence) {
    this.visits = visits;
    this.answer = answer;
    this.protocol = protocol;
    this.evidence = evidence;
  }

  @PostMapping("/{store}/v/{token}/returns/{id}/protocol")
  ModelAndView handIn(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "-1") long version,
      @RequestParam(defaultValue = "") String number,
      @RequestParam Optional<MultipartFile> document) {
    Visit visit = visits.open(store, token, Optional.empty());
    ReturnCase found = answer.find(visit, id);
    try {
      protocol.handIn(CaseAnswer.command(found, version), new Protocol(number, keep(found, document)));
      return Redirects.to(visit.path("/returns/" + id));
    } catch (Refused refused) {
      return answer.refused(visit, id, key(refused), refused, Typed.NOTHING);
    }
  }

  /** The same file twice is kept once. */
  private UUID keep(ReturnCase found, Optional<MultipartFile> document) {
    MultipartFile file =
        document
            .filter(sent -> !sent.isEmpty())
            .orElseThrow(() -> Refused.fields(List.of(new FieldFault("document", "missing"))));
    try (InputStream content = file.getInputStream()) {
      return evidence.keepForCase(
          new EvidenceFiles.CaseFile(found.store(), found.order(), found.id().value()), content, "shopper");
    } catch (IOException broken) {
      throw Refused.because(ProblemCode.FILE_TYPE_UNKNOWN);
    }
  }

  private static String key(Refused refused) {
    return switch (refused.code()) {
      case INVALID_INPUT -> "portal.fault.protocol";
      case CHANGED_MEANWHILE -> "portal.fault.changed_meanwhile";
      case NOT_NOW -> "portal.fault.not_now";
      case FILE_TOO_LARGE -> "portal.fault.file_too_large";
      case FILE_TYPE_UNKNOWN -> "portal.fault.file_type_unknown";
      case TOO_MANY_FILES -> "portal.fault.too_many_files";
      default -> throw refused;
    };
  }
}
