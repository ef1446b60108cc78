package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.server.returns.Authorization;
import retour.server.returns.CaseCommand;

/** The steps before goods may come, and what is said meanwhile. */
@RestController
@RequestMapping("/api/v1/returns/{id}")
class StepsApi {

  private final Authorization authorization;
  private final ReadReturn read;

  StepsApi(Authorization authorization, ReadReturn read) {
    this.authorization = authorization;
    this.read = read;
  }

  /** @param manufacturerReference where the policy requires the manufacturer's agreement */
  record Authorize(Optional<Long> version, Optional<String> manufacturerReference) {}

  /** @param reason in words the shopper reads */
  record Decline(Optional<Long> version, String reason) {}

  record Cancel(Optional<Long> version) {}

  /** @param from the store asks, the shopper answers */
  record Message(Optional<Long> version, Sender from, String text) {}

  /** Who speaks. */
  enum Sender {
    STORE,
    SHOPPER
  }

  @PostMapping("/authorize")
  ResponseEntity<ReturnView> authorize(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Authorize step,
      HttpServletRequest request) {
    CaseCommand command = ReadReturn.command(caller, id, step.version(), request);
    return read.answer(authorization.authorize(command, step.manufacturerReference()));
  }

  @PostMapping("/decline")
  ResponseEntity<ReturnView> decline(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Decline step,
      HttpServletRequest request) {
    CaseCommand command = ReadReturn.command(caller, id, step.version(), request);
    return read.answer(authorization.decline(command, step.reason()));
  }

  @PostMapping("/cancel")
  ResponseEntity<ReturnView> cancel(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Cancel step,
      HttpServletRequest request) {
    return read.answer(authorization.cancel(ReadReturn.command(caller, id, step.version(), request)));
  }

  @PostMapping("/messages")
  ResponseEntity<ReturnView> say(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Message step,
      HttpServletRequest request) {
    CaseCommand command = ReadReturn.command(caller, id, step.version(), request);
    return read.answer(
        switch (step.from()) {
          case STORE -> authorization.ask(command, step.text());
          case SHOPPER -> authorization.reply(command, step.text());
        });
  }
}
