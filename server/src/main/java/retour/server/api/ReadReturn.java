package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;

/** What the steps of a return share: naming the version that was seen, and showing what came out. */
@Component
class ReadReturn {

  private final Orders orders;

  ReadReturn(Orders orders) {
    this.orders = orders;
  }

  /** The return with its version as ETag. */
  ResponseEntity<ReturnView> answer(ReturnCase found) {
    return ResponseEntity.ok().eTag("\"" + found.version() + "\"").body(view(found));
  }

  ReturnView view(ReturnCase found) {
    return orders
        .find(found.store(), found.order())
        .map(order -> ReturnView.of(found, order))
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /**
   * A command on the version the program saw: {@code version} in the body, or the ETag in {@code If-Match}.
   *
   * @throws Refused with INVALID_INPUT when neither names one
   */
  static CaseCommand command(Caller caller, UUID id, Optional<Long> version, HttpServletRequest request) {
    return new CaseCommand(caller.store(), new CaseId(id), seen(version, request), caller.actor());
  }

  /**
   * The version the program saw of whatever it takes a step about.
   *
   * @throws Refused with INVALID_INPUT when neither names one
   */
  static long seen(Optional<Long> version, HttpServletRequest request) {
    return version
        .or(() -> ifMatch(request))
        .orElseThrow(() -> Refused.fields(List.of(new FieldFault("/version", "missing"))));
  }

  private static Optional<Long> ifMatch(HttpServletRequest request) {
    String tag = request.getHeader(HttpHeaders.IF_MATCH);
    return tag != null && tag.matches("\"\\d{1,18}\"")
        ? Optional.of(Long.valueOf(tag.substring(1, tag.length() - 1)))
        : Optional.empty();
  }
}
