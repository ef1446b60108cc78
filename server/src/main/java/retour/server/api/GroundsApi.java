package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.Policy;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintCommand;
import retour.server.complaint.Complaints;
import retour.server.complaint.TurnComplaint;
import retour.server.complaint.TurnIntoComplaint;
import retour.server.order.Order;
import retour.server.policy.PolicyVersions;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnDraft;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.withdrawal.TurnGround;
import retour.server.withdrawal.Withdrawal;
import retour.server.withdrawal.Withdrawals;
import tools.jackson.databind.JsonNode;

/** A return, a withdrawal and a complaint become each other: goods, words and the day stay. */
@RestController
@RequestMapping("/api/v1")
class GroundsApi {

  private final Withdrawals withdrawals;
  private final TurnGround turn;
  private final Complaints complaints;
  private final TurnComplaint turnComplaint;
  private final TurnIntoComplaint turnIntoComplaint;
  private final PolicyVersions policies;
  private final ReadReturn read;
  private final ComplaintAnswers answers;

  GroundsApi(
      Withdrawals withdrawals,
      TurnGround turn,
      Complaints complaints,
      TurnComplaint turnComplaint,
      TurnIntoComplaint turnIntoComplaint,
      PolicyVersions policies,
      ReadReturn read,
      ComplaintAnswers answers) {
    this.withdrawals = withdrawals;
    this.turn = turn;
    this.complaints = complaints;
    this.turnComplaint = turnComplaint;
    this.turnIntoComplaint = turnIntoComplaint;
    this.policies = policies;
    this.read = read;
    this.answers = answers;
  }

  record Turned(Optional<Long> version) {}

  /** @param takenBy who takes the complaint, as the register shows it */
  record TurnedComplaint(String takenBy) {}

  /**
   * What a return asks that the complaint did not say.
   *
   * @param claims answers about the whole return, by fact name
   * @param lines only those of which there is more to say
   */
  record TurnedReturn(
      Optional<Long> version, Optional<Map<String, JsonNode>> claims, Optional<List<MoreOfLine>> lines) {}

  /**
   * More of one order line.
   *
   * @param resolution what is asked for; the complaint's remedy where it is absent
   */
  record MoreOfLine(Integer lineNo, Optional<Resolution> resolution, Optional<Map<String, JsonNode>> claims) {}

  @PostMapping("/withdrawals/{id}/return")
  WithdrawalView withdrawalToReturn(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Turned step,
      HttpServletRequest request) {
    return view(turn.toReturn(StatementStepsApi.command(caller, id, step.version(), request)));
  }

  @PostMapping("/returns/{id}/withdrawal")
  WithdrawalView returnToWithdrawal(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Turned step,
      HttpServletRequest request) {
    return view(turn.toWithdrawal(ReadReturn.command(caller, id, step.version(), request)));
  }

  /** For a return that says what is wrong; for any other, a complaint names the return it comes out of. */
  @PostMapping("/returns/{id}/complaint")
  ResponseEntity<ComplaintBody> returnToComplaint(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody TurnedComplaint step) {
    TurnIntoComplaint.Turn asked =
        TurnIntoComplaint.Turn.of(caller.store(), new CaseId(id), Optional.empty(), step.takenBy(), caller.actor());
    Complaint filed = turnIntoComplaint.turn(asked);
    return ResponseEntity.created(URI.create("/api/v1/complaints/" + filed.key())).body(answers.body(filed));
  }

  @PostMapping("/complaints/{id}/return")
  ResponseEntity<ReturnView> complaintToReturn(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody TurnedReturn step,
      HttpServletRequest request) {
    ComplaintCommand command = ComplaintStepsApi.command(caller, id, step.version(), request);
    Complaint seen = complaints.get(command.store(), command.id());
    return read.answer(turnComplaint.toReturn(command, more(turnComplaint.before(seen), turnComplaint.draft(seen), step)));
  }

  @PostMapping("/complaints/{id}/withdrawal")
  WithdrawalView complaintToWithdrawal(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Turned step,
      HttpServletRequest request) {
    return view(turnComplaint.toWithdrawal(ComplaintStepsApi.command(caller, id, step.version(), request)));
  }

  /** The complaint's draft with what was said beside. */
  private ReturnDraft more(Order order, ReturnDraft known, TurnedReturn said) {
    Policy policy = policies.inForce(order.store(), order.placedAt()).policy();
    SaidFacts facts = new SaidFacts(policy);
    Map<String, FactValue> whole = with(known.claims(), facts.read(said.claims().orElse(Map.of()), "/claims"));
    List<MoreOfLine> more = said.lines().orElse(List.of());
    Map<Integer, DraftLine> lines = new HashMap<>();
    known.lines().forEach(line -> lines.put(line.lineNo(), line));
    for (int i = 0; i < more.size(); i++) {
      MoreOfLine each = more.get(i);
      DraftLine line = lines.get(each.lineNo());
      if (line == null) {
        throw Refused.fields(List.of(new FieldFault("/lines/" + i + "/line_no", "unknown_line")));
      }
      Map<String, FactValue> own = facts.read(each.claims().orElse(Map.of()), "/lines/" + i + "/claims");
      lines.put(
          line.lineNo(),
          new DraftLine(
              line.lineNo(), line.quantity(), with(line.claims(), own), each.resolution().or(line::resolution)));
    }
    facts.requireSound();
    List<DraftLine> asked = new ArrayList<>(known.lines().stream().map(line -> lines.getOrDefault(line.lineNo(), line)).toList());
    return new ReturnDraft(asked, whole);
  }

  private static Map<String, FactValue> with(Map<String, FactValue> known, Map<String, FactValue> said) {
    Map<String, FactValue> all = new HashMap<>(known);
    all.putAll(said);
    return all;
  }

  private WithdrawalView view(Withdrawal withdrawal) {
    return WithdrawalView.of(withdrawal, withdrawals.clock(withdrawal));
  }
}
