package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.server.complaint.ComplaintCommand;
import retour.server.complaint.ComplaintId;
import retour.server.complaint.ComplaintSteps;
import retour.server.complaint.ReopenComplaint;

/** What happens to a complaint beside the opinion: a document that rests, taking it back, opening it again. */
@RestController
@RequestMapping("/api/v1/complaints/{id}")
class ComplaintStepsApi {

  private final ComplaintSteps steps;
  private final ReopenComplaint reopen;
  private final ComplaintAnswers answers;

  ComplaintStepsApi(ComplaintSteps steps, ReopenComplaint reopen, ComplaintAnswers answers) {
    this.steps = steps;
    this.reopen = reopen;
    this.answers = answers;
  }

  /**
   * A document that need not come.
   *
   * @param kind as {@code missing} names it
   */
  record Dispensed(Optional<Long> version, String kind, String reason) {}

  record TakenBack(Optional<Long> version) {}

  /** @param reason why it is looked at again, in the store's words */
  record Reopened(Optional<Long> version, String reason) {}

  @PostMapping("/dispense")
  ComplaintBody dispense(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Dispensed step,
      HttpServletRequest request) {
    return answers.body(steps.dispense(command(caller, id, step.version(), request), step.kind(), step.reason()));
  }

  @PostMapping("/take-back")
  ComplaintBody takeBack(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody TakenBack step,
      HttpServletRequest request) {
    return answers.body(steps.withdraw(command(caller, id, step.version(), request)));
  }

  @PostMapping("/reopen")
  ComplaintBody reopen(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Reopened step,
      HttpServletRequest request) {
    return answers.body(reopen.reopen(command(caller, id, step.version(), request), step.reason()));
  }

  static ComplaintCommand command(Caller caller, UUID id, Optional<Long> version, HttpServletRequest request) {
    return new ComplaintCommand(
        caller.store(), new ComplaintId(id), ReadReturn.seen(version, request), caller.actor());
  }
}
