package retour.server.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;
import retour.policy.money.Money;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintCommand;
import retour.server.complaint.ComplaintId;
import retour.server.complaint.Complaints;
import retour.server.complaint.HandInDocuments;
import retour.server.complaint.Wanted;
import retour.server.page.Page;
import retour.server.page.Tone;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;

/** Documents that a customer hands in after the complaint (clauses IE-21, IE-22, IE-26). */
@Controller
class ComplaintDocumentsController {

  private final OpenVisits visits;
  private final ComplaintPages pages;
  private final Complaints complaints;
  private final HandInDocuments handIn;

  ComplaintDocumentsController(
      OpenVisits visits, ComplaintPages pages, Complaints complaints, HandInDocuments handIn) {
    this.visits = visits;
    this.pages = pages;
    this.complaints = complaints;
    this.handIn = handIn;
  }

  @PostMapping(path = "/{store}/v/{token}/complaints/{id}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ModelAndView add(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "-1") long version,
      MultipartHttpServletRequest request) {
    Visit visit = visits.open(store, token, Optional.empty());
    Complaint found = complaints.get(visit.store().id(), new ComplaintId(id));
    if (!found.order().equals(visit.order().id())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    try {
      ComplaintCommand command = new ComplaintCommand(found.store(), found.id(), version, new Actor.Shopper());
      handIn.handIn(command, files(visit, request), "shopper");
      return Redirects.to(visit.path("/complaints/" + id));
    } catch (Refused refused) {
      return again(visit, id, refused);
    }
  }

  private ModelAndView again(Visit visit, UUID id, Refused refused) {
    Complaint found = complaints.get(visit.store().id(), new ComplaintId(id));
    Page made = visit.page("complaint.page.title", Long.toString(found.number()));
    String why =
        refused.fields().stream().map(FieldFault::code).findFirst().orElseGet(() -> refused.code().code());
    String key = refused.code() == ProblemCode.CHANGED_MEANWHILE ? "portal.fault.changed_meanwhile" : "";
    String told =
        key.isEmpty()
            ? made.t().find("complaint.fault." + why).orElseGet(() -> made.t().get("complaint.fault.other"))
            : made.t().get(key);
    Page page = made.withNotice(Tone.BAD, told);
    ModelAndView again =
        new ModelAndView(
            "portal/complaint", Map.of("page", page, "view", pages.view(visit, page, found), "back", visit.path("")));
    again.setStatus(HttpStatus.valueOf(refused.code().status()));
    return again;
  }

  private static List<HandInDocuments.Sent> files(Visit visit, MultipartHttpServletRequest request) {
    List<HandInDocuments.Sent> files = new ArrayList<>();
    for (Map.Entry<String, List<MultipartFile>> field : request.getMultiFileMap().entrySet()) {
      String kind = field.getKey().replaceFirst("^" + ComplaintForm.FILE, "");
      for (MultipartFile file : field.getValue()) {
        if (!file.isEmpty() && field.getKey().startsWith(ComplaintForm.FILE)) {
          files.add(sent(visit, kind, file, request));
        }
      }
    }
    return files;
  }

  private static HandInDocuments.Sent sent(
      Visit visit, String kind, MultipartFile file, MultipartHttpServletRequest request) {
    try {
      Optional<Complaints.Cost> cost =
          kind.equals(Wanted.FREIGHT_RECEIPT) ? Optional.of(cost(visit, request)) : Optional.empty();
      return new HandInDocuments.Sent(kind, file.getInputStream(), cost);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Complaints.Cost cost(Visit visit, MultipartHttpServletRequest request) {
    List<FieldFault> faults = new ArrayList<>();
    Money amount = ComplaintForm.amount(visit, Optional.ofNullable(request.getParameter("cost")).orElse(""), faults);
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
    return new Complaints.Cost(Optional.ofNullable(request.getParameter("leg")).orElse(""), amount);
  }
}
