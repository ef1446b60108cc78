package retour.server.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.Policy;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.policy.PolicyVersions;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.CaseStatus;
import retour.server.returns.Channel;
import retour.server.returns.FileReturn;
import retour.server.returns.FileReturn.Filed;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnDraft;
import tools.jackson.databind.JsonNode;

/** Returns: filed, listed, read. */
@RestController
@RequestMapping("/api/v1/returns")
class ReturnsApi {

  private static final int MOST = 200;

  private final Orders orders;
  private final PolicyVersions policies;
  private final FileReturn file;
  private final ReturnCases cases;
  private final ReadReturn read;

  ReturnsApi(Orders orders, PolicyVersions policies, FileReturn file, ReturnCases cases, ReadReturn read) {
    this.orders = orders;
    this.policies = policies;
    this.file = file;
    this.cases = cases;
    this.read = read;
  }

  /**
   * What is filed.
   *
   * @param language the shopper is written to in; the order's where it is absent
   */
  record NewReturn(
      String orderNumber,
      Optional<String> language,
      Optional<Map<String, JsonNode>> claims,
      List<Draft.Line> lines) {}

  /** A filed return. */
  record FiledReturn(UUID id, String number, Optional<String> authorizationNumber) {

    private static FiledReturn of(Filed filed) {
      return new FiledReturn(filed.id().value(), filed.number(), filed.authorizationNumber());
    }
  }

  /** @param next address of the page that follows; absent on the last */
  record ReturnPage(List<ReturnRow> returns, Optional<String> next) {}

  @PostMapping
  ResponseEntity<FiledReturn> create(@AuthenticationPrincipal Caller caller, @RequestBody NewReturn wanted) {
    Order order =
        orders
            .byNumber(caller.store(), wanted.orderNumber())
            .orElseThrow(() -> Refused.fields(List.of(new FieldFault("/order_number", "unknown_order"))));
    Policy policy = policies.inForce(caller.store(), order.placedAt()).policy();
    ReturnDraft draft = new Draft(wanted.claims(), wanted.lines()).by(policy);
    String language = wanted.language().orElse(order.language());
    Filed filed =
        file.file(new Filing(caller.store(), order.id(), draft, Channel.API, language, caller.actor()), order);
    return ResponseEntity.created(URI.create("/api/v1/returns/" + filed.id().value())).body(FiledReturn.of(filed));
  }

  @GetMapping
  ResponseEntity<ReturnPage> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam Optional<String> number,
      @RequestParam Optional<String> status,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "50") int limit) {
    if (number.isPresent()) {
      return ResponseEntity.ok(new ReturnPage(byNumber(caller, number.get()), Optional.empty()));
    }
    int size = Math.clamp(limit, 1, MOST);
    List<ReturnRow> rows =
        cases.newest(caller.store(), status.map(ReturnsApi::status), after.map(CaseId::new), size).stream()
            .map(ReturnRow::of)
            .toList();
    Optional<String> next =
        rows.size() < size
            ? Optional.empty()
            : Optional.of(
                "/api/v1/returns?limit=" + size + "&after=" + rows.getLast().id()
                    + status.map(code -> "&status=" + code).orElse(""));
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    next.ifPresent(address -> answer.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\""));
    return answer.body(new ReturnPage(rows, next));
  }

  @GetMapping("/{id}")
  ResponseEntity<ReturnView> read(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    return read.answer(cases.get(caller.store(), new CaseId(id)));
  }

  private List<ReturnRow> byNumber(Caller caller, String number) {
    return cases
        .byNumber(caller.store(), number)
        .map(found -> ReturnRow.of(found, orders.find(caller.store(), found.order()).orElseThrow(ReturnsApi::gone)))
        .stream()
        .toList();
  }

  private static Refused gone() {
    return Refused.because(ProblemCode.NOT_FOUND);
  }

  private static CaseStatus status(String code) {
    for (CaseStatus status : CaseStatus.values()) {
      if (status.code().equals(code)) {
        return status;
      }
    }
    throw Refused.fields(List.of(new FieldFault("status", "not_one_of")));
  }
}
