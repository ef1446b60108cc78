package retour.server.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintCommand;
import retour.server.complaint.ComplaintId;
import retour.server.complaint.ComplaintPapers;
import retour.server.complaint.ComplaintState;
import retour.server.complaint.ComplaintSteps;
import retour.server.complaint.Complaints;
import retour.server.complaint.DecideComplaint;
import retour.server.complaint.HandInDocuments;
import retour.server.complaint.Opinion;
import retour.server.complaint.Remedy;
import retour.server.complaint.ReopenComplaint;
import retour.server.complaint.TurnComplaint;
import retour.server.complaint.TurnIntoComplaint;
import retour.server.complaint.Wanted;
import retour.server.mail.Attachment;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;

/** The register of complaints, the page of one, the opinion and the steps around it. */
@Controller
@RequestMapping("/desk/complaints")
class ComplaintDesk {

  private static final int PAGE_ROWS = 50;
  private static final int OPEN_ROWS = 200;

  private final Complaints complaints;
  private final ReadComplaint read;
  private final DecideComplaint decide;
  private final ComplaintSteps steps;
  private final ReopenComplaint reopen;
  private final TurnComplaint turnComplaint;
  private final TurnIntoComplaint turnIntoComplaint;
  private final HandInDocuments handIn;
  private final ComplaintPapers papers;

  ComplaintDesk(
      Complaints complaints,
      ReadComplaint read,
      DecideComplaint decide,
      ComplaintSteps steps,
      ReopenComplaint reopen,
      TurnComplaint turnComplaint,
      TurnIntoComplaint turnIntoComplaint,
      HandInDocuments handIn,
      ComplaintPapers papers) {
    this.complaints = complaints;
    this.read = read;
    this.decide = decide;
    this.steps = steps;
    this.reopen = reopen;
    this.turnComplaint = turnComplaint;
    this.turnIntoComplaint = turnIntoComplaint;
    this.handIn = handIn;
    this.papers = papers;
  }

  /** What is open, soonest due first; or the register, newest first. */
  @GetMapping
  String list(
      Desk desk,
      @RequestParam(defaultValue = "open") String show,
      @RequestParam(defaultValue = "9223372036854775807") long before,
      Model model) {
    boolean open = show.equals("open");
    List<Complaint> rows =
        open
            ? complaints.open(desk.storeId(), OPEN_ROWS)
            : complaints.newest(desk.storeId(), state(show), before, PAGE_ROWS);
    model.addAttribute("rows", rows);
    model.addAttribute("shown", show);
    model.addAttribute("next", !open && rows.size() == PAGE_ROWS ? rows.getLast().number() : 0L);
    return "desk/complaints";
  }

  @GetMapping("/{id}")
  String show(Desk desk, @PathVariable UUID id, Model model) {
    model.addAttribute("view", read.read(desk, new ComplaintId(id)));
    return "desk/complaint";
  }

  @PostMapping("/{id}/opinion")
  String decide(
      Desk desk, @PathVariable UUID id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(flash, id, form)
        .take("complaint_decided", () -> decide.decide(command(desk, id, form), opinion(desk, form)));
  }

  @PostMapping("/{id}/dispense")
  String dispense(
      Desk desk, @PathVariable UUID id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(flash, id, form)
        .take(
            "complaint_dispensed",
            () ->
                steps.dispense(
                    command(desk, id, form),
                    form.getOrDefault("kind", ""),
                    Typed.text("dispenseReason", form.getOrDefault("dispenseReason", ""))));
  }

  /** Photos and documents that came another way, and receipts of transport. */
  @PostMapping("/{id}/documents")
  String handIn(
      Desk desk,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @RequestParam(defaultValue = "") List<MultipartFile> files,
      RedirectAttributes flash) {
    return step(flash, id, form)
        .take(
            "complaint_documents",
            () -> handIn.handIn(command(desk, id, form), sent(desk, form, files), desk.staff().id().toString()));
  }

  private static List<HandInDocuments.Sent> sent(Desk desk, Map<String, String> form, List<MultipartFile> files) {
    String kind = form.getOrDefault("documentKind", "");
    String typed = form.getOrDefault("cost", "");
    Optional<Complaints.Cost> cost =
        kind.equals(Wanted.FREIGHT_RECEIPT)
            ? Optional.of(
                new Complaints.Cost(
                    form.getOrDefault("leg", ""),
                    Typed.amount("cost", typed, desk.store().currency().getCurrencyCode())))
            : Optional.empty();
    return files.stream()
        .filter(file -> !file.isEmpty())
        .map(file -> new HandInDocuments.Sent(kind, content(file), cost))
        .toList();
  }

  private static InputStream content(MultipartFile file) {
    try {
      return file.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @PostMapping("/{id}/withdraw")
  String withdraw(
      Desk desk, @PathVariable UUID id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(flash, id, form).take("complaint_withdrawn", () -> steps.withdraw(command(desk, id, form)));
  }

  @PostMapping("/{id}/reopen")
  String reopen(Desk desk, @PathVariable UUID id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(flash, id, form)
        .take(
            "complaint_reopened",
            () ->
                reopen.reopen(
                    command(desk, id, form),
                    Typed.text("reopenReason", form.getOrDefault("reopenReason", ""))));
  }

  /** A complaint becomes a return of the same goods; goes on to it, or to what the return policy asks beside. */
  @PostMapping("/{id}/return")
  String toReturn(
      Desk desk, @PathVariable UUID id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(flash, id, form)
        .take(() -> toReturn(command(desk, id, form)));
  }

  private Step.Went toReturn(ComplaintCommand command) {
    try {
      return new Step.Went("complaint_returned", "/desk/cases/" + turnComplaint.toReturn(command).id().value());
    } catch (Refused refused) {
      if (refused.code() != ProblemCode.ANSWERS_MISSING && refused.code() != ProblemCode.RESOLUTION_REFUSED) {
        throw refused;
      }
      Complaint found = complaints.get(command.store(), command.id());
      return new Step.Went(
          "complaint_asks",
          EntryPages.address(found.order().value(), EntryForm.typed(found.id(), turnComplaint.draft(found))));
    }
  }

  /** A complaint becomes a withdrawal of the day it was made; goes on to it. */
  @PostMapping("/{id}/withdrawal")
  String toWithdrawal(
      Desk desk, @PathVariable UUID id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(flash, id, form)
        .take(
            () ->
                new Step.Went(
                    "complaint_withdrawn_from",
                    "/desk/withdrawals/" + turnComplaint.toWithdrawal(command(desk, id, form)).id().value()));
  }

  /** A return becomes a complaint, without typing anything twice. */
  @PostMapping("/of-return/{caseId}")
  String turn(Desk desk, @PathVariable UUID caseId, RedirectAttributes flash) {
    if (!desk.may(Deed.ENTER_REQUEST)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return new Step(flash, "/desk/cases/" + caseId, Map.of())
        .take(
            () -> {
              Complaint filed =
                  turnIntoComplaint.turn(
                      TurnIntoComplaint.Turn.of(
                          desk.storeId(), new CaseId(caseId), Optional.empty(), desk.staff().name(), desk.actor()));
              return new Step.Went("complaint_filed", "/desk/complaints/" + filed.key());
            });
  }

  @GetMapping("/{id}/{paper:document|act}.pdf")
  ResponseEntity<byte[]> paper(Desk desk, @PathVariable UUID id, @PathVariable String paper) {
    Complaint complaint = complaints.get(desk.storeId(), new ComplaintId(id));
    Attachment file = paper.equals("act") ? papers.act(complaint) : papers.document(complaint);
    return file(MediaType.APPLICATION_PDF, file.name(), file.content());
  }

  @GetMapping("/register.{type:pdf|csv}")
  ResponseEntity<byte[]> register(
      Desk desk,
      @PathVariable String type,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to) {
    LocalDate first = day(from, desk.today().withDayOfYear(1));
    LocalDate last = day(to, desk.today());
    String name = "complaints-" + first + "-" + last + "." + type;
    return type.equals("pdf")
        ? file(MediaType.APPLICATION_PDF, name, papers.register(desk.storeId(), first, last, desk.language()))
        : file(MediaType.parseMediaType("text/csv;charset=UTF-8"), name, papers.csv(desk.storeId(), first, last));
  }

  private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(content);
  }

  private static LocalDate day(String typed, LocalDate otherwise) {
    try {
      return typed.isBlank() ? otherwise : LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }

  private static Optional<ComplaintState> state(String code) {
    return Stream.of(ComplaintState.values()).filter(each -> each.code().equals(code)).findFirst();
  }

  private static ComplaintCommand command(Desk desk, UUID id, Map<String, String> form) {
    String version = form.getOrDefault("version", "");
    long seen = version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    return new ComplaintCommand(desk.storeId(), new ComplaintId(id), seen, desk.actor());
  }

  private static Step step(RedirectAttributes flash, UUID id, Map<String, String> form) {
    return new Step(flash, "/desk/complaints/" + id, form);
  }

  private static Opinion opinion(Desk desk, Map<String, String> form) {
    String reason = Typed.text("reason", form.getOrDefault("reason", ""));
    return switch (form.getOrDefault("answer", "")) {
      case "unfounded" -> new Opinion.Unfounded(reason);
      case "goods_not_returned" -> new Opinion.GoodsNotReturned(reason);
      case String answer -> {
        Remedy remedy =
            Stream.of(Remedy.values())
                .filter(each -> each.code().equals(answer))
                .findFirst()
                .orElseThrow(() -> Typed.fault("answer", "missing"));
        yield new Opinion.Upheld(remedy, percent(form), freight(desk, form), reason);
      }
    };
  }

  private static Optional<Percent> percent(Map<String, String> form) {
    String typed = form.getOrDefault("reduction", "").strip();
    return typed.isEmpty() ? Optional.empty() : Optional.of(Percent.of(Typed.count("reduction", typed)));
  }

  private static Optional<Money> freight(Desk desk, Map<String, String> form) {
    String typed = form.getOrDefault("freight", "");
    return typed.isBlank()
        ? Optional.empty()
        : Optional.of(Typed.amount("freight", typed, desk.store().currency().getCurrencyCode()));
  }
}
