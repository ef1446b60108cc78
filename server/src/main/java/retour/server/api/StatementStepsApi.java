package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import retour.server.policy.Informed;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.withdrawal.MatchStatement;
import retour.server.withdrawal.Objections;
import retour.server.withdrawal.ProveSending;
import retour.server.withdrawal.WeighStatement;
import retour.server.withdrawal.Withdrawal;
import retour.server.withdrawal.WithdrawalCommand;
import retour.server.withdrawal.WithdrawalId;
import retour.server.withdrawal.Withdrawals;

/** The steps about one statement of withdrawal; what a supervisor alone may answer is left to the desk. */
@RestController
@RequestMapping("/api/v1/withdrawals/{id}")
class StatementStepsApi {

  private final Withdrawals withdrawals;
  private final MatchStatement match;
  private final WeighStatement weigh;
  private final ProveSending proofs;
  private final Objections objections;

  StatementStepsApi(
      Withdrawals withdrawals,
      MatchStatement match,
      WeighStatement weigh,
      ProveSending proofs,
      Objections objections) {
    this.withdrawals = withdrawals;
    this.match = match;
    this.weigh = weigh;
    this.proofs = proofs;
    this.objections = objections;
  }

  /**
   * The order that a statement is about.
   *
   * @param parts units by order line; absent for the whole contract
   */
  record MatchedOrder(Optional<Long> version, String orderNumber, Optional<Map<Integer, Integer>> parts) {}

  /** @param reason in words the person reads */
  record NoSuchContract(Optional<Long> version, String reason) {}

  /**
   * What the person had been told of the right.
   *
   * @param whenOrdering whether they were told with the order
   * @param laterOn the day on which they were told instead
   * @param reason what it rests on
   */
  record ToldOfRight(Optional<Long> version, Boolean whenOrdering, Optional<LocalDate> laterOn, String reason) {}

  /**
   * The parcel with the ordered goods turned back on its way.
   *
   * @param note such as the carrier's message
   */
  record TurnedBack(Optional<Long> version, LocalDate on, String note) {}

  /** @param text the person's words */
  record Objection(Optional<Long> version, String text) {}

  @PostMapping("/match")
  WithdrawalView match(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody MatchedOrder step,
      HttpServletRequest request) {
    MatchStatement.Found found = new MatchStatement.Found(step.orderNumber(), step.parts().orElse(Map.of()));
    return view(match.byHand(command(caller, id, step.version(), request), found));
  }

  @PostMapping("/dismissal")
  WithdrawalView dismiss(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody NoSuchContract step,
      HttpServletRequest request) {
    return view(weigh.dismiss(command(caller, id, step.version(), request), step.reason()));
  }

  @PostMapping("/informed")
  WithdrawalView informed(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody ToldOfRight step,
      HttpServletRequest request) {
    Informed told = new Informed(step.whenOrdering(), step.laterOn());
    return view(weigh.informed(command(caller, id, step.version(), request), told, step.reason()));
  }

  /** A photo or a document, the day of sending beside it; without a file, what the program itself looked up. */
  @PostMapping("/proof")
  ResponseEntity<WithdrawalView> prove(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestParam LocalDate on,
      @RequestParam(defaultValue = "") String note,
      @RequestParam Optional<List<MultipartFile>> files) {
    Withdrawal seen = withdrawals.get(caller.store(), new WithdrawalId(id));
    WithdrawalCommand command =
        new WithdrawalCommand(caller.store(), seen.id(), seen.version(), caller.actor());
    ProveSending.Proof proof = new ProveSending.Proof(on, note);
    Optional<MultipartFile> file = files.flatMap(sent -> sent.stream().findFirst());
    Withdrawal proven =
        file.map(shown -> show(command, proof, shown)).orElseGet(() -> proofs.note(command, proof));
    return ResponseEntity.status(HttpStatus.CREATED).body(view(proven));
  }

  private Withdrawal show(WithdrawalCommand command, ProveSending.Proof proof, MultipartFile file) {
    try (InputStream content = file.getInputStream()) {
      return proofs.show(command, proof, content);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @PostMapping("/turned-back")
  WithdrawalView turnedBack(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody TurnedBack step,
      HttpServletRequest request) {
    ProveSending.Proof proof = new ProveSending.Proof(step.on(), step.note());
    return view(proofs.turnedBack(command(caller, id, step.version(), request), proof));
  }

  @PostMapping("/objection")
  WithdrawalView object(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Objection step,
      HttpServletRequest request) {
    return view(objections.object(command(caller, id, step.version(), request), step.text()));
  }

  private WithdrawalView view(Withdrawal withdrawal) {
    return WithdrawalView.of(withdrawal, withdrawals.clock(withdrawal));
  }

  static WithdrawalCommand command(Caller caller, UUID id, Optional<Long> version, HttpServletRequest request) {
    return new WithdrawalCommand(
        caller.store(), new WithdrawalId(id), ReadReturn.seen(version, request), caller.actor());
  }
}
