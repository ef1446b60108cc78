package retour.server.portal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import retour.server.evidence.EvidenceFiles;
import retour.server.evidence.EvidenceFiles.EvidenceContent;
import retour.server.page.Page;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.AssessReturn;

/** Photos and documents of a return that is not filed yet. */
@Controller
class PhotosController {

  private final OpenVisits visits;
  private final EvidenceFiles evidence;
  private final AssessReturn assess;
  private final Photos photos;

  PhotosController(OpenVisits visits, EvidenceFiles evidence, AssessReturn assess, Photos photos) {
    this.visits = visits;
    this.evidence = evidence;
    this.assess = assess;
    this.photos = photos;
  }

  @GetMapping("/{store}/v/{token}/photos")
  ModelAndView photos(
      @PathVariable String store, @PathVariable String token, @RequestParam Optional<String> lang) {
    Visit visit = visits.openUnfinished(store, token, lang);
    return visit.draft().isComplete() ? page(visit, Set.of()) : Redirects.to(visit.path("/questions"));
  }

  @PostMapping("/{store}/v/{token}/photos")
  ModelAndView upload(
      @PathVariable String store,
      @PathVariable String token,
      @RequestParam Optional<List<MultipartFile>> files) {
    Visit visit = visits.openUnfinished(store, token, Optional.empty());
    Set<String> faults = new LinkedHashSet<>();
    for (MultipartFile file : files.orElse(List.of())) {
      if (!file.isEmpty()) {
        keep(visit, file, faults);
      }
    }
    if (faults.isEmpty()) {
      return Redirects.to(visit.path("/photos"));
    }
    ModelAndView again = page(visit, faults);
    again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return again;
  }

  @PostMapping("/{store}/v/{token}/photos/{id}/remove")
  ModelAndView remove(@PathVariable String store, @PathVariable String token, @PathVariable UUID id) {
    Visit visit = visits.open(store, token, Optional.empty());
    evidence.remove(visit.store().id(), visit.order().id(), id);
    return Redirects.to(visit.path("/photos"));
  }

  /** A file of the visit's own order; documents only to be saved, never to be run. */
  @GetMapping("/{store}/v/{token}/files/{id}")
  ResponseEntity<byte[]> file(@PathVariable String store, @PathVariable String token, @PathVariable UUID id) {
    Visit visit = visits.open(store, token, Optional.empty());
    EvidenceContent found = evidence.read(visit.store().id(), id);
    if (!found.file().order().equals(visit.order().id())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    boolean picture = found.file().mediaType().startsWith("image/");
    ContentDisposition disposition =
        (picture ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(id + Photos.ending(found.file().mediaType()))
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(found.file().mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(found.content());
  }

  private void keep(Visit visit, MultipartFile file, Set<String> faults) {
    try (InputStream content = file.getInputStream()) {
      evidence.keep(visit.store().id(), visit.order().id(), content, "shopper");
    } catch (Refused refused) {
      faults.add("portal.fault." + refused.code().code());
    } catch (IOException e) {
      faults.add("portal.fault.file_broken");
    }
  }

  private ModelAndView page(Visit visit, Set<String> faults) {
    Page page = visit.page("portal.photos.title");
    List<String> errors = new ArrayList<>();
    faults.forEach(key -> errors.add(page.t().get(key)));
    return new ModelAndView(
        "portal/photos",
        Map.of(
            "page",
            page,
            "photos",
            photos.loose(visit, page.t()),
            "wanted",
            wanted(visit, page),
            "back",
            visit.path("/answer"),
            "next",
            visit.path("/review"),
            "error",
            String.join(" ", errors)));
  }

  /** What the policy wants to see before it is authorized. */
  private List<String> wanted(Visit visit, Page page) {
    Wording wording = new Wording(visit.policy(), page.t(), page.f());
    return visit.assess(assess).decision().lines().stream()
        .flatMap(line -> line.requirements().stream())
        .filter(requirement -> requirement.by().equals("authorization"))
        .filter(requirement -> visit.policy().fact(requirement.what()).isEmpty())
        .filter(requirement -> !Set.of("authorization_number", "withdrawal_form").contains(requirement.what()))
        .map(wording::requirement)
        .distinct()
        .toList();
  }
}
