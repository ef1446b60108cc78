package retour.server.api;

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
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;

/** Photos and documents of a return. */
@RestController
@RequestMapping("/api/v1/returns/{id}/evidence")
class EvidenceApi {

  private final ReturnCases cases;
  private final EvidenceFiles evidence;

  EvidenceApi(ReturnCases cases, EvidenceFiles evidence) {
    this.cases = cases;
    this.evidence = evidence;
  }

  /** @param bytes as kept: photos are written anew, without position and device */
  record KeptFile(UUID id, String mediaType, long bytes) {

    private static KeptFile of(EvidenceFile file) {
      return new KeptFile(file.id(), file.mediaType(), file.bytes());
    }
  }

  /** Oldest first. */
  record Evidence(List<KeptFile> files) {}

  /** One refused file refuses all: nothing is kept then. */
  @PostMapping
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

  @GetMapping
  Evidence list(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    cases.get(caller.store(), new CaseId(id));
    return new Evidence(evidence.ofCase(caller.store(), id).stream().map(KeptFile::of).toList());
  }

  private void keep(CaseFile target, MultipartFile file, Caller caller) {
    try (InputStream content = file.getInputStream()) {
      evidence.keepForCase(target, content, caller.keyId().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
