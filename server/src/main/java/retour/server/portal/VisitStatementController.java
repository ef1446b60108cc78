package retour.server.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import retour.server.page.Page;
import retour.server.page.Tone;
import retour.server.portal.StatementPage.Typed;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.store.Actor;
import retour.server.withdrawal.Objections;
import retour.server.withdrawal.ProveSending;
import retour.server.withdrawal.ReceiptPaper;
import retour.server.withdrawal.TurnGround;
import retour.server.withdrawal.Withdrawal;
import retour.server.withdrawal.WithdrawalCommand;
import retour.server.withdrawal.WithdrawalId;
import retour.server.withdrawal.Withdrawals;

/** A statement of an opened order: its terms, the proof of sending, objections, and turning it into a return. */
@Controller
class VisitStatementController {

  private static final String AT = "/{store}/v/{token}/withdrawals/{id}";

  private final OpenVisits visits;
  private final Withdrawals withdrawals;
  private final StatementPage statements;
  private final ProveSending proofs;
  private final Objections objections;
  private final TurnGround turn;
  private final ReturnCases cases;
  private final ReceiptPaper paper;

  VisitStatementController(
      OpenVisits visits,
      Withdrawals withdrawals,
      StatementPage statements,
      ProveSending proofs,
      Objections objections,
      TurnGround turn,
      ReturnCases cases,
      ReceiptPaper paper) {
    this.visits = visits;
    this.withdrawals = withdrawals;
    this.statements = statements;
    this.proofs = proofs;
    this.objections = objections;
    this.turn = turn;
    this.cases = cases;
    this.paper = paper;
  }

  /** The statement's place: whose order it is about, and which it is. */
  record Place(String store, String token, UUID id) {}

  @GetMapping(AT)
  ModelAndView show(Place place, @RequestParam Optional<String> lang) {
    Visit visit = visits.open(place.store(), place.token(), lang);
    return page(visit, find(visit, place.id()), Typed.NOTHING);
  }

  @GetMapping(AT + "/receipt.pdf")
  ResponseEntity<byte[]> receipt(Place place) {
    Visit visit = visits.open(place.store(), place.token(), Optional.empty());
    Withdrawal found = find(visit, place.id());
    return Pdfs.answer(found.number(), paper.receipt(found));
  }

  @PostMapping(AT + "/proof")
  ModelAndView proof(
      Place place,
      @RequestParam Map<String, String> typed,
      @RequestParam(defaultValue = "") List<MultipartFile> files) {
    return step(
        place,
        typed,
        command -> {
          LocalDate on = day(typed.getOrDefault("on", ""));
          MultipartFile file =
              files.stream()
                  .filter(each -> !each.isEmpty())
                  .findFirst()
                  .orElseThrow(() -> Refused.fields(List.of(new FieldFault("files", "missing"))));
          try (InputStream content = file.getInputStream()) {
            proofs.show(command, new ProveSending.Proof(on, typed.getOrDefault("note", "")), content);
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }

  @PostMapping(AT + "/objection")
  ModelAndView object(Place place, @RequestParam Map<String, String> typed) {
    return step(place, typed, command -> objections.object(command, typed.getOrDefault("text", "")));
  }

  @PostMapping(AT + "/return")
  ModelAndView toReturn(Place place, @RequestParam Map<String, String> typed) {
    return step(place, typed, turn::toReturn);
  }

  /** A return becomes a withdrawal. */
  @PostMapping("/{store}/v/{token}/returns/{id}/withdrawal")
  ModelAndView toWithdrawal(Place place, @RequestParam(defaultValue = "-1") long version) {
    Visit visit = visits.open(place.store(), place.token(), Optional.empty());
    ReturnCase found = cases.get(visit.store().id(), new CaseId(place.id()));
    if (!found.order().equals(visit.order().id())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    CaseCommand command = new CaseCommand(found.store(), found.id(), version, new Actor.Shopper());
    return Redirects.to(visit.path("/withdrawals/" + turn.toWithdrawal(command).id().value()));
  }

  private ModelAndView step(
      Place place, Map<String, String> typed, Consumer<WithdrawalCommand> work) {
    Visit visit = visits.open(place.store(), place.token(), Optional.empty());
    Withdrawal found = find(visit, place.id());
    try {
      work.accept(
          new WithdrawalCommand(found.store(), found.id(), version(typed), new Actor.Shopper()));
      return Redirects.to(visit.path("/withdrawals/" + place.id()));
    } catch (Refused refused) {
      if (refused.code() == ProblemCode.NOT_FOUND) {
        throw refused;
      }
      ModelAndView again = page(visit, find(visit, place.id()), new Typed(typed, Optional.of(refused)));
      again.setStatus(HttpStatus.valueOf(refused.code().status()));
      return again;
    }
  }

  private static long version(Map<String, String> typed) {
    String version = typed.getOrDefault("version", "");
    return version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1;
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException no) {
      throw Refused.fields(List.of(new FieldFault("on", typed.isBlank() ? "missing" : "not_a_day")));
    }
  }

  /** The visit's own order's statement; any other is unknown. */
  private Withdrawal find(Visit visit, UUID id) {
    Withdrawal found = withdrawals.get(visit.store().id(), new WithdrawalId(id));
    if (!found.order().equals(Optional.of(visit.order().id()))) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return found;
  }

  private ModelAndView page(Visit visit, Withdrawal found, Typed typed) {
    Page made = visit.page("withdraw.statement.title", found.number());
    Page page =
        typed
            .refused()
            .flatMap(why -> made.t().find("portal.fault." + why.code().code()))
            .map(text -> made.withNotice(Tone.BAD, text))
            .orElse(made);
    return new ModelAndView(
        "portal/statement",
        Map.of("page", page, "view", statements.view(visit, page, found, typed), "back", visit.path("")));
  }
}
