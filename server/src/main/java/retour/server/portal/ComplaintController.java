package retour.server.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;
import retour.policy.Policy;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintCommand;
import retour.server.complaint.ComplaintId;
import retour.server.complaint.ComplaintPapers;
import retour.server.complaint.ComplaintSteps;
import retour.server.complaint.Complaints;
import retour.server.complaint.FileComplaint;
import retour.server.complaint.Grounds;
import retour.server.complaint.NewComplaint;
import retour.server.complaint.TurnIntoComplaint;
import retour.server.page.Page;
import retour.server.page.Tone;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.store.Actor;

/** Complaints: the form, the page of one, its document, taking it back, and a declined return turned into one. */
@Controller
class ComplaintController {

  private static final String OF = "of";

  private final OpenVisits visits;
  private final ComplaintPages pages;
  private final ComplaintForm form;
  private final Complaints complaints;
  private final FileComplaint fileComplaint;
  private final TurnIntoComplaint turnIntoComplaint;
  private final ComplaintSteps steps;
  private final ComplaintPapers papers;
  private final ReturnCases cases;

  ComplaintController(
      OpenVisits visits,
      ComplaintPages pages,
      ComplaintForm form,
      Complaints complaints,
      FileComplaint fileComplaint,
      TurnIntoComplaint turnIntoComplaint,
      ComplaintSteps steps,
      ComplaintPapers papers,
      ReturnCases cases) {
    this.visits = visits;
    this.pages = pages;
    this.form = form;
    this.complaints = complaints;
    this.fileComplaint = fileComplaint;
    this.turnIntoComplaint = turnIntoComplaint;
    this.steps = steps;
    this.papers = papers;
    this.cases = cases;
  }

  /**
   * What was picked and answered for a return is there already.
   *
   * @param of the return, or a withdrawal's, that is to become the complaint
   */
  @GetMapping("/{store}/v/{token}/complaint")
  ModelAndView ask(
      @PathVariable String store,
      @PathVariable String token,
      @RequestParam Optional<String> lang,
      @RequestParam Optional<UUID> of) {
    Visit visit = visits.open(store, token, lang);
    Optional<ReturnCase> turned = of.map(id -> turned(visit, id));
    Visit before = turned.map(found -> visit.before(TurnIntoComplaint.held(found))).orElse(visit);
    Map<String, String> typed = new HashMap<>(pages.prefilled(before));
    turned.ifPresent(
        found -> {
          typed.put(OF, found.id().value().toString());
          found.items().forEach(item -> typed.put(ComplaintForm.LINE + item.lineNo(), Integer.toString(item.quantity())));
        });
    return formPage(before, policy(visit), new ComplaintForm.Sent(typed, List.of(), List.of()), List.of());
  }

  @PostMapping(path = "/{store}/v/{token}/complaint", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ModelAndView file(@PathVariable String store, @PathVariable String token, MultipartHttpServletRequest request) {
    Visit visit = visits.open(store, token, Optional.empty());
    Policy policy = policy(visit);
    MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    request.getParameterMap().forEach((name, values) -> fields.addAll(name, List.of(values)));
    ComplaintForm.Sent sent = form.receive(visit, fields, request.getMultiFileMap());
    Optional<ReturnCase> turned = of(sent).map(id -> turned(visit, id));
    Visit before = turned.map(found -> visit.before(TurnIntoComplaint.held(found))).orElse(visit);
    try {
      NewComplaint said =
          form.read(
              before, sent, Grounds.asked(policy, visit.language()), visit.pages().texts(visit.language()));
      Complaint filed = turned.map(found -> turn(visit, found, said)).orElseGet(() -> fileComplaint.file(said));
      visits.keep(visit, visit.draft().picking(List.of()).withAnswers(Map.of()));
      return Redirects.to(visit.path("/complaints/" + filed.key()));
    } catch (Refused refused) {
      ModelAndView again = formPage(before, policy, sent, faults(refused));
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
  }

  private Complaint turn(Visit visit, ReturnCase found, NewComplaint said) {
    return turnIntoComplaint.turn(
        new TurnIntoComplaint.Turn(
            found.store(),
            found.id(),
            Optional.of(visit.order().id()),
            "",
            new Actor.Shopper(),
            Optional.of(said.outOf(found.id()))));
  }

  private static Optional<UUID> of(ComplaintForm.Sent sent) {
    String typed = sent.typed().getOrDefault(OF, "");
    return typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(UUID.fromString(typed))
        : Optional.empty();
  }

  /** The visit's own order's return; any other is unknown. */
  private ReturnCase turned(Visit visit, UUID id) {
    ReturnCase found = cases.get(visit.store().id(), new CaseId(id));
    if (!found.order().equals(visit.order().id())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return found;
  }

  /** One click: goods, photos and words are taken over. */
  @PostMapping("/{store}/v/{token}/returns/{id}/complaint")
  ModelAndView turn(@PathVariable String store, @PathVariable String token, @PathVariable UUID id) {
    Visit visit = visits.open(store, token, Optional.empty());
    Complaint filed =
        turnIntoComplaint.turn(
            TurnIntoComplaint.Turn.of(
                visit.store().id(), new CaseId(id), Optional.of(visit.order().id()), "", new Actor.Shopper()));
    return Redirects.to(visit.path("/complaints/" + filed.key()));
  }

  @GetMapping("/{store}/v/{token}/complaints/{id}")
  ModelAndView complaint(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam Optional<String> lang) {
    Visit visit = visits.open(store, token, lang);
    return page(visit, find(visit, id), "");
  }

  @GetMapping("/{store}/v/{token}/complaints/{id}/document.pdf")
  ResponseEntity<byte[]> document(@PathVariable String store, @PathVariable String token, @PathVariable UUID id) {
    Visit visit = visits.open(store, token, Optional.empty());
    var document = papers.document(find(visit, id));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(document.name()).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(document.content());
  }

  @PostMapping("/{store}/v/{token}/complaints/{id}/withdraw")
  ModelAndView withdraw(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "-1") long version) {
    Visit visit = visits.open(store, token, Optional.empty());
    Complaint found = find(visit, id);
    try {
      steps.withdraw(new ComplaintCommand(found.store(), found.id(), version, new Actor.Shopper()));
      return Redirects.to(visit.path("/complaints/" + id));
    } catch (Refused refused) {
      String key =
          refused.code() == ProblemCode.CHANGED_MEANWHILE
              ? "portal.fault.changed_meanwhile"
              : "portal.fault.not_now";
      ModelAndView again = page(visit, find(visit, id), key);
      again.setStatus(HttpStatus.valueOf(refused.code().status()));
      return again;
    }
  }

  private static List<FieldFault> faults(Refused refused) {
    return switch (refused.code()) {
      case INVALID_INPUT -> refused.fields();
      case QUANTITY_NOT_AVAILABLE, NOT_NOW -> List.of(new FieldFault("lines", "units_gone"));
      default -> throw refused;
    };
  }

  private Policy policy(Visit visit) {
    return pages.policy(visit).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** The visit's own order's complaint; any other is unknown. */
  private Complaint find(Visit visit, UUID id) {
    Complaint found = complaints.get(visit.store().id(), new ComplaintId(id));
    if (!found.order().equals(visit.order().id())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return found;
  }

  private ModelAndView formPage(Visit visit, Policy policy, ComplaintForm.Sent sent, List<FieldFault> faults) {
    Page made = visit.page("complaint.form.title");
    Page page = faults.isEmpty() ? made : made.withNotice(Tone.BAD, made.t().get("portal.fault.some"));
    return new ModelAndView(
        "portal/complaintform",
        Map.of(
            "page", page, "form", pages.form(visit, policy, page, sent, faults), "action", visit.path("/complaint")));
  }

  private ModelAndView page(Visit visit, Complaint found, String fault) {
    Page made = visit.page("complaint.page.title", Long.toString(found.number()));
    Page page = fault.isEmpty() ? made : made.withNotice(Tone.BAD, made.t().get(fault));
    return new ModelAndView(
        "portal/complaint", Map.of("page", page, "view", pages.view(visit, page, found), "back", visit.path("")));
  }
}
