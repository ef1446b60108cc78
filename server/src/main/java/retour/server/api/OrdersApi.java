package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.Policy;
import retour.server.order.ImportOrders;
import retour.server.order.Landing;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.page.ReaderLanguage;
import retour.server.policy.PolicyVersions;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.AssessReturn;
import retour.server.returns.Assessment;
import retour.server.store.Store;
import retour.server.store.Stores;
import tools.jackson.databind.JsonNode;

/** Orders handed in and read, and what the policy says of sending them back. */
@RestController
@RequestMapping("/api/v1/orders")
class OrdersApi {

  private static final String SOURCE = "api";

  private final Stores stores;
  private final Orders orders;
  private final ImportOrders intake;
  private final PolicyVersions policies;
  private final AssessReturn assess;

  OrdersApi(Stores stores, Orders orders, ImportOrders intake, PolicyVersions policies, AssessReturn assess) {
    this.stores = stores;
    this.orders = orders;
    this.intake = intake;
    this.policies = policies;
    this.assess = assess;
  }

  /** @param result landed, updated (parcels or payment brought forward) or unchanged */
  record TakenOrder(String number, Landing result) {}

  @PostMapping
  ResponseEntity<TakenOrder> add(@AuthenticationPrincipal Caller caller, @RequestBody JsonNode order) {
    return take(caller, order);
  }

  @PutMapping("/{number}")
  ResponseEntity<TakenOrder> put(
      @AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody JsonNode order) {
    if (!order.path("number").asString("").equals(number)) {
      throw Refused.fields(List.of(new FieldFault("/number", "number_differs")));
    }
    return take(caller, order);
  }

  @GetMapping("/{number}")
  OrderView read(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
    return OrderView.of(order(caller, number));
  }

  @OnlyReads
  @PostMapping("/{number}/eligibility")
  DecisionView eligibility(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestBody Draft draft,
      HttpServletRequest request) {
    Store store = stores.get(caller.store());
    Order order = order(caller, number);
    Policy policy = policies.inForce(caller.store(), order.placedAt()).policy();
    Assessment assessment = assess.assess(caller.store(), order.id(), draft.by(policy));
    return DecisionView.of(assessment.decision(), assessment.underLaw(), ReaderLanguage.of(request, store));
  }

  private ResponseEntity<TakenOrder> take(Caller caller, JsonNode document) {
    Landing landing = intake.one(caller.store(), document, SOURCE);
    HttpStatus status =
        switch (landing) {
          case LANDED -> HttpStatus.CREATED;
          case UPDATED, UNCHANGED -> HttpStatus.OK;
          case DIFFERS -> throw Refused.because(ProblemCode.ORDER_DIFFERS);
        };
    return ResponseEntity.status(status).body(new TakenOrder(document.path("number").asString(""), landing));
  }

  private Order order(Caller caller, String number) {
    return orders.byNumber(caller.store(), number).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }
}
