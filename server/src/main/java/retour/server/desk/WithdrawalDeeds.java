package retour.server.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.policy.Informed;
import retour.server.withdrawal.MatchStatement;
import retour.server.withdrawal.Objections;
import retour.server.withdrawal.ProveSending;
import retour.server.withdrawal.TurnGround;
import retour.server.withdrawal.WeighStatement;
import retour.server.withdrawal.WithdrawalCommand;
import retour.server.withdrawal.WithdrawalId;

/** The steps that staff take about one statement of withdrawal. */
@Controller
@RequestMapping("/desk/withdrawals")
class WithdrawalDeeds {

  private static final String UNITS = "units-";

  private final MatchStatement match;
  private final WeighStatement weigh;
  private final ProveSending proofs;
  private final Objections objections;
  private final TurnGround turn;

  WithdrawalDeeds(
      MatchStatement match, WeighStatement weigh, ProveSending proofs, Objections objections, TurnGround turn) {
    this.match = match;
    this.weigh = weigh;
    this.proofs = proofs;
    this.objections = objections;
    this.turn = turn;
  }

  @PostMapping("/{id}/match")
  String match(Desk desk, Seen seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return seen.step(flash, form)
        .take(
            "withdrawal_matched",
            () ->
                match.byHand(
                    seen.command(desk),
                    new MatchStatement.Found(
                        Typed.text("order", form.getOrDefault("order", "")), Typed.counts(form, UNITS))));
  }

  @PostMapping("/{id}/accept")
  String accept(Desk desk, Seen seen, RedirectAttributes flash) {
    return seen.step(flash, Map.of()).take("withdrawal_accepted", () -> weigh.accept(seen.command(desk)));
  }

  @PostMapping("/{id}/decline")
  String decline(Desk desk, Seen seen, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
    return seen.step(flash, Map.of("reason", reason))
        .take("withdrawal_declined", () -> weigh.decline(seen.command(desk), Typed.text("reason", reason)));
  }

  @PostMapping("/{id}/dismiss")
  String dismiss(Desk desk, Seen seen, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
    return seen.step(flash, Map.of("reason", reason))
        .take("withdrawal_dismissed", () -> weigh.dismiss(seen.command(desk), Typed.text("reason", reason)));
  }

  @PostMapping("/{id}/informed")
  String informed(
      Desk desk, Seen seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return seen.step(flash, form)
        .take(
            "withdrawal_informed",
            () ->
                weigh.informed(
                    seen.command(desk),
                    new Informed(form.getOrDefault("informed", "").equals("yes"), day("later_on", form)),
                    Typed.text("basis", form.getOrDefault("basis", ""))));
  }

  @PostMapping("/{id}/proof")
  String proof(Desk desk, Seen seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return seen.step(flash, form)
        .take(
            "withdrawal_proven",
            () ->
                proofs.note(
                    seen.command(desk),
                    new ProveSending.Proof(
                        day("on", form).orElseThrow(() -> Typed.fault("on", "missing")),
                        Typed.text("note", form.getOrDefault("note", "")))));
  }

  /** The parcel was refused on its way to the person, and comes back. */
  @PostMapping("/{id}/turned-back")
  String turnedBack(Desk desk, Seen seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return seen.step(flash, form)
        .take(
            "withdrawal_turned_back",
            () ->
                proofs.turnedBack(
                    seen.command(desk),
                    new ProveSending.Proof(
                        day("back_on", form).orElseThrow(() -> Typed.fault("back_on", "missing")),
                        Typed.text("back_note", form.getOrDefault("back_note", "")))));
  }

  @PostMapping("/{id}/proof/accept")
  String acceptProof(Desk desk, Seen seen, RedirectAttributes flash) {
    return seen.step(flash, Map.of()).take("withdrawal_proof_accepted", () -> proofs.accept(seen.command(desk)));
  }

  @PostMapping("/{id}/proof/set-aside")
  String setAside(Desk desk, Seen seen, @RequestParam(defaultValue = "") String doubt, RedirectAttributes flash) {
    return seen.step(flash, Map.of("doubt", doubt))
        .take("withdrawal_proof_set_aside", () -> proofs.setAside(seen.command(desk), Typed.text("doubt", doubt)));
  }

  @PostMapping("/{id}/objection")
  String answer(Desk desk, Seen seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return seen.step(flash, form)
        .take(
            "withdrawal_objection_answered",
            () ->
                objections.answer(
                    seen.command(desk),
                    form.getOrDefault("granted", "").equals("yes"),
                    Typed.text("answer", form.getOrDefault("answer", ""))));
  }

  @PostMapping("/{id}/return")
  String turn(Desk desk, Seen seen, RedirectAttributes flash) {
    return seen.step(flash, Map.of()).take("withdrawal_returned", () -> turn.toReturn(seen.command(desk)));
  }

  /** A return becomes a withdrawal; goes on to its statement. */
  @PostMapping("/of-return/{id}")
  String ofReturn(Desk desk, SeenCase seen, RedirectAttributes flash) {
    return seen.step(flash, Map.of())
        .take(
            () ->
                new Step.Went(
                    "return_withdrawn",
                    "/desk/withdrawals/" + turn.toWithdrawal(seen.command(desk)).id().value()));
  }

  private static Optional<LocalDate> day(String field, Map<String, String> form) {
    String typed = form.getOrDefault(field, "").strip();
    try {
      return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
    } catch (DateTimeParseException no) {
      throw Typed.fault(field, "not_a_day");
    }
  }

  /** The statement as the person saw it: what every form on its page sends along. */
  record Seen(UUID id, long version) {

    WithdrawalCommand command(Desk desk) {
      return new WithdrawalCommand(desk.storeId(), new WithdrawalId(id), version, desk.actor());
    }

    Step step(RedirectAttributes flash, Map<String, String> typed) {
      return new Step(flash, "/desk/withdrawals/" + id, typed);
    }
  }
}
