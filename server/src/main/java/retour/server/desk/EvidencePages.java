package retour.server.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.evidence.EvidenceFiles;
import retour.server.evidence.EvidenceFiles.CaseFile;
import retour.server.evidence.EvidenceFiles.EvidenceContent;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.CourierProtocol;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;

/** Photos and documents: shown to the store's own staff, and added where the customer sent them another way. */
@Controller
@RequestMapping("/desk")
class EvidencePages {

  /** Parameter of a case's page after a form that was too large to be read. */
  static final String TOO_LARGE = "too-large";

  private final EvidenceFiles evidence;
  private final ReturnCases cases;
  private final CourierProtocol protocol;

  EvidencePages(EvidenceFiles evidence, ReturnCases cases, CourierProtocol protocol) {
    this.protocol = protocol;
    this.evidence = evidence;
    this.cases = cases;
  }

  /** Photos are shown, documents only saved, never run. */
  @GetMapping("/evidence/{id}")
  ResponseEntity<byte[]> show(Desk desk, @PathVariable UUID id) {
    EvidenceContent content = evidence.read(desk.storeId(), id);
    MediaType type = MediaType.parseMediaType(content.file().mediaType());
    ContentDisposition disposition =
        (type.getType().equals("image") ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(id + "." + type.getSubtype())
            .build();
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(content.content());
  }

  @PostMapping("/cases/{id}/evidence")
  String add(
      Desk desk,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<MultipartFile> files,
      @RequestParam(defaultValue = "0") int inspected,
      RedirectAttributes flash) {
    ReturnCase found = cases.get(desk.storeId(), new CaseId(id));
    String page = inspected > 0 ? "/items/" + inspected + "/inspection" : "";
    return new Step(flash, CaseView.address(found) + page, Map.of()).take("evidence", () -> keep(desk, found, files));
  }

  /** The courier's protocol, as it came by mail or over the counter (clause IE-01). */
  @PostMapping("/cases/{id}/protocol")
  String protocol(
      Desk desk,
      SeenCase seen,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") List<MultipartFile> document,
      RedirectAttributes flash) {
    ReturnCase found = cases.get(desk.storeId(), new CaseId(seen.id()));
    return seen.step(flash, Map.of("number", number))
        .take(
            "protocol",
            () -> {
              requireMayAdd(desk, found);
              UUID kept =
                  document.stream()
                      .filter(file -> !file.isEmpty())
                      .findFirst()
                      .map(file -> keep(target(desk, found), file, desk))
                      .orElseThrow(() -> Typed.fault("document", "missing"));
              protocol.handIn(seen.command(desk), new CourierProtocol.Protocol(number, kept));
            });
  }

  private void keep(Desk desk, ReturnCase found, List<MultipartFile> files) {
    requireMayAdd(desk, found);
    List<MultipartFile> sent = files.stream().filter(file -> !file.isEmpty()).toList();
    if (sent.isEmpty()) {
      throw Typed.fault("files", "missing");
    }
    for (MultipartFile file : sent) {
      UUID _ = keep(target(desk, found), file, desk);
    }
  }

  private static void requireMayAdd(Desk desk, ReturnCase found) {
    if (!CaseDeeds.ofCase(found, desk.role()).contains(Deed.ADD_EVIDENCE)) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
  }

  private static CaseFile target(Desk desk, ReturnCase found) {
    return new CaseFile(desk.storeId(), found.order(), found.id().value());
  }

  private UUID keep(CaseFile target, MultipartFile file, Desk desk) {
    try (InputStream content = file.getInputStream()) {
      return evidence.keepForCase(target, content, desk.staff().id().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
