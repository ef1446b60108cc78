package retour.server.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.carrier.CarrierClaims;
import retour.server.complaint.Grounds;
import retour.server.goods.GoodsSteps;
import retour.server.creditnote.CreditNotes;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Authorization;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.CourierProtocol;
import retour.server.returns.Notes;
import retour.server.store.Role;
import retour.server.withdrawal.TurnGround;
import retour.server.withdrawal.Withdrawals;

/** The page of one case, and the steps before its goods may come. */
@Controller
@RequestMapping("/desk/cases/{id}")
class CasePages {

  private final ReadCase readCase;
  private final Authorization authorization;
  private final Withdrawals withdrawals;
  private final TurnGround turn;
  private final Grounds grounds;
  private final CarrierClaims claims;
  private final GoodsSteps goods;
  private final Notes notes;
  private final CourierProtocol protocol;
  private final CreditNotes creditNotes;

  CasePages(
      ReadCase readCase,
      Authorization authorization,
      Withdrawals withdrawals,
      TurnGround turn,
      Grounds grounds,
      CarrierClaims claims,
      GoodsSteps goods,
      Notes notes,
      CourierProtocol protocol,
      CreditNotes creditNotes) {
    this.claims = claims;
    this.protocol = protocol;
    this.notes = notes;
    this.readCase = readCase;
    this.authorization = authorization;
    this.withdrawals = withdrawals;
    this.turn = turn;
    this.grounds = grounds;
    this.goods = goods;
    this.creditNotes = creditNotes;
  }

  @GetMapping
  String show(Desk desk, @PathVariable UUID id, @RequestParam Map<String, String> asked, Model model) {
    if (asked.containsKey(EvidencePages.TOO_LARGE)) {
      Refused why = Refused.because(ProblemCode.FILE_TOO_LARGE);
      model.addAttribute("desk", desk.told(Notice.refused(why, -1)));
    }
    CaseView view = readCase.read(desk, new CaseId(id));
    model.addAttribute("view", view);
    model.addAttribute("withdrawal", withdrawals.ofCase(desk.storeId(), new CaseId(id)));
    model.addAttribute("canWithdraw", desk.may(Deed.ENTER_REQUEST) && turn.canWithdraw(view.returnCase()));
    model.addAttribute("canComplain", canComplain(desk, view));
    model.addAttribute("protocolMissing", protocol.isMissing(view.returnCase()));
    model.addAttribute("claims", claims.ofCase(desk.storeId(), new CaseId(id)));
    model.addAttribute("goods", goods.ofCase(desk.storeId(), new CaseId(id)));
    model.addAttribute("creditNotes", canReadNotes(desk) ? creditNotes.ofCase(desk.storeId(), new CaseId(id)) : List.of());
    return "desk/case";
  }

  private static boolean canReadNotes(Desk desk) {
    return desk.may(Deed.PAY) || desk.role() == Role.AUDITOR;
  }

  /** A store that has written no complaint policy takes none. */
  private boolean canComplain(Desk desk, CaseView view) {
    return desk.may(Deed.ENTER_REQUEST)
        && view.canBeComplaint()
        && grounds.policy(desk.store(), view.order()).isPresent();
  }

  @PostMapping("/authorize")
  String authorize(
      Desk desk,
      SeenCase seen,
      @RequestParam(defaultValue = "") String manufacturerReference,
      RedirectAttributes flash) {
    Optional<String> reference = Optional.of(manufacturerReference.strip()).filter(text -> !text.isEmpty());
    return seen.step(flash, Map.of("manufacturerReference", manufacturerReference))
        .take("authorized", () -> authorization.authorize(command(desk, seen), reference));
  }

  @PostMapping("/decline")
  String decline(Desk desk, SeenCase seen, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
    return seen.step(flash, Map.of("declineReason", reason))
        .take("declined", () -> authorization.decline(command(desk, seen), Typed.text("declineReason", reason)));
  }

  @PostMapping("/ask")
  String ask(Desk desk, SeenCase seen, @RequestParam(defaultValue = "") String question, RedirectAttributes flash) {
    return seen.step(flash, Map.of("question", question))
        .take("asked", () -> authorization.ask(command(desk, seen), Typed.text("question", question)));
  }

  @PostMapping("/note")
  String note(Desk desk, SeenCase seen, @RequestParam(defaultValue = "") String note, RedirectAttributes flash) {
    return seen.step(flash, Map.of("note", note))
        .take("noted", () -> notes.add(command(desk, seen), Typed.text("note", note)));
  }

  @PostMapping("/cancel")
  String cancel(Desk desk, SeenCase seen, RedirectAttributes flash) {
    return seen.step(flash, Map.of()).take("cancelled", () -> authorization.cancel(command(desk, seen)));
  }

  private static CaseCommand command(Desk desk, SeenCase seen) {
    return seen.command(desk);
  }
}
