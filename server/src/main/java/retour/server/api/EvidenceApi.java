package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import retour.server.evidence.EvidenceFiles;
import retour.server.evidence.EvidenceFiles.CaseFile;
import retour.server.evidence.EvidenceFiles.EvidenceFile;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.CourierProtocol;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;

/** Photos and documents of a return. */
@RestController
@RequestMapping("/api/v1/returns/{id}")
class EvidenceApi {

  private final ReturnCases cases;
  private final EvidenceFiles evidence;
  private final CourierProtocol protocol;
  private final ReadReturn read;

  EvidenceApi(ReturnCases cases, EvidenceFiles evidence, CourierProtocol protocol, ReadReturn read) {
    this.protocol = protocol;
    this.read = read;
    this.cases = cases;
    this.evidence = evidence;
  }

  /** @param bytes as kept: photos are written anew, without position and device */
  record KeptFile(UUID id, String mediaType, long bytes) {

    private static KeptFile of(EvidenceFile file) {
      return new KeptFile(file.id(), file.mediaType(), file.bytes());
    }
  }

  /**
   * The courier's protocol.
   *
   * @param number as it stands on it
   * @param document id of its photo or scan
   */
  record GivenProtocol(Optional<Long> version, String number, UUID document) {}

  /** Oldest first. */
  record Evidence(List<KeptFile> files) {}

  /** One refused file refuses all: nothing is kept then. */
  @PostMapping("/evidence")
  ResponseEntity<Evidence> add(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestParam Optional<List<MultipartFile>> files) {
    ReturnCase found = cases.get(caller.store(), new CaseId(id));
    if (found.nextActor() == NextActor.NOBODY) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    List<MultipartFile> sent =
        files.orElseThrow(() -> Refused.fields(List.of(new FieldFault("files", "missing"))));
    CaseFile target = new CaseFile(caller.store(), found.order(), id);
    sent.forEach(file -> keep(target, file, caller));
    return ResponseEntity.status(HttpStatus.CREATED).body(list(caller, id));
  }

  @GetMapping("/evidence")
  Evidence list(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    cases.get(caller.store(), new CaseId(id));
    return new Evidence(evidence.ofCase(caller.store(), id).stream().map(KeptFile::of).toList());
  }

  /** The courier's protocol, whose photo or scan is among the files of the return (clause IE-01). */
  @PostMapping("/courier-protocol")
  ResponseEntity<ReturnView> protocol(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody GivenProtocol given,
      HttpServletRequest request) {
    return read.answer(
        protocol.handIn(
            ReadReturn.command(caller, id, given.version(), request),
            new CourierProtocol.Protocol(given.number(), given.document())));
  }

  private void keep(CaseFile target, MultipartFile file, Caller caller) {
    try (InputStream content = file.getInputStream()) {
      evidence.keepForCase(target, content, caller.keyId().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
