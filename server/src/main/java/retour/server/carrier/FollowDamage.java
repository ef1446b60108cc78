package retour.server.carrier;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseFollower;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.store.Store;
import retour.server.store.Stores;

/**
 * Acts on what becomes of a damaged shipment: once it is authorized the store claims from the carrier, once it is
 * declined the customer is sent there, each where the policy says so.
 */
@Component
class FollowDamage implements CaseFollower {

  private final Stores stores;
  private final Orders orders;
  private final ReturnCases cases;
  private final OpenClaims openClaims;
  private final ReferCustomer refer;

  FollowDamage(Stores stores, Orders orders, ReturnCases cases, OpenClaims openClaims, ReferCustomer refer) {
    this.stores = stores;
    this.orders = orders;
    this.cases = cases;
    this.openClaims = openClaims;
    this.refer = refer;
  }

  @Override
  public void follow(Happened happened) {
    switch (happened.kind()) {
      case AUTHORIZED -> claim(happened);
      case DECLINED -> refer(happened);
      default -> {
        // Nothing of a parcel's way to the customer follows from any other step.
      }
    }
  }

  private void claim(Happened happened) {
    ReturnCase found = cases.get(happened.store(), happened.id());
    Decision decision = cases.decision(happened.store(), happened.id()).decision();
    Store store = stores.get(happened.store());
    openClaims.open(new OpenClaims.Damage(store, found, order(found)), decision, happened.by(), happened.at());
  }

  private void refer(Happened happened) {
    ReturnCase found = cases.get(happened.store(), happened.id());
    Decision decision = cases.decision(happened.store(), happened.id()).decision();
    Map<Integer, LineDecision> lines = new TreeMap<>();
    for (ReturnItem item : found.items()) {
      lines.put(item.lineNo(), decision.line(item.key()));
    }
    refer.referOf(
        stores.get(happened.store()),
        order(found),
        found.id(),
        new ReferCustomer.Declined(lines, found.language()),
        happened.by());
  }

  private Order order(ReturnCase found) {
    return orders.find(found.store(), found.order()).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }
}
