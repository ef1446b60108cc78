package retour.server.shipping;

import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import retour.server.evidence.EvidenceFiles;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.AuthorizationState;
import retour.server.returns.CaseCommand;
import retour.server.returns.Reception;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.Shipments;
import retour.server.returns.Shipments.Shipment;
import retour.server.shipping.CarrierPort.Label;
import retour.server.shipping.CarrierPort.LabelRequest;
import retour.server.store.Right;
import retour.server.store.Role;
import retour.server.store.Store;
import retour.server.store.Stores;

/**
 * Orders a return label from the carrier, where there is one: keeps it with the return, where the shopper finds it, and
 * notes the parcel under its tracking number. Asked twice, or again after a fault, it is one label and one parcel.
 */
@Service
public class OrderLabel {

  private static final Logger LOG = LoggerFactory.getLogger(OrderLabel.class);
  private static final Right ORDER = Right.ofStaff(Role.CLERK, Role.SUPERVISOR).andPrograms();

  private final ReturnCases cases;
  private final Orders orders;
  private final Stores stores;
  private final CarrierPort carrier;
  private final Disclosures disclosures;
  private final EvidenceFiles evidence;
  private final Shipments shipments;
  private final InstantSource clock;

  OrderLabel(
      ReturnCases cases,
      Orders orders,
      Stores stores,
      CarrierPort carrier,
      Disclosures disclosures,
      EvidenceFiles evidence,
      Shipments shipments,
      InstantSource clock) {
    this.cases = cases;
    this.orders = orders;
    this.stores = stores;
    this.carrier = carrier;
    this.disclosures = disclosures;
    this.evidence = evidence;
    this.shipments = shipments;
    this.clock = clock;
  }

  /** Whether there is a carrier to order from; else the customer brings their own label. */
  public boolean isPossible() {
    return carrier.recipient().isPresent();
  }

  /**
   * Orders the label of a return.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, NOT_NOW (no number yet, nothing awaited, or no
   *     carrier) or CARRIER_FAILED where the carrier made no label: what went out is written down all the same
   */
  public ReturnCase order(CaseCommand command) {
    ORDER.require(command.actor());
    ReturnCase found = cases.get(command.store(), command.id());
    if (found.version() != command.version()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
    String recipient = carrier.recipient().orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
    boolean awaited = found.items().stream().anyMatch(item -> item.reception() == Reception.AWAITED);
    if (found.authorization() != AuthorizationState.AUTHORIZED || !awaited) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    Order order =
        orders.find(found.store(), found.order()).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    disclosures.add(command, order.id(), recipient, clock.instant());
    return label(request(found, order)).map(label -> keep(command, found, label)).orElse(found);
  }

  private Optional<Label> label(LabelRequest request) {
    try {
      return carrier.order(request);
    } catch (CarrierPort.CarrierFailed failed) {
      LOG.warn("label {} not made: {}", request.reference(), failed.getMessage());
      throw Refused.because(ProblemCode.CARRIER_FAILED);
    }
  }

  private ReturnCase keep(CaseCommand command, ReturnCase found, Label label) {
    evidence.keepForCase(
        new EvidenceFiles.CaseFile(found.store(), found.order(), found.id().value()),
        new ByteArrayInputStream(label.pdf()),
        command.actor().who());
    return shipments.tell(command, new Shipment(label.carrier(), label.trackingNumber(), Optional.empty()));
  }

  private LabelRequest request(ReturnCase found, Order order) {
    Store store = stores.get(found.store());
    return new LabelRequest(
        "return-" + found.id().value(),
        found.shownNumber(),
        order.number(),
        order.buyer().name(),
        order.buyer().address().lines().toList(),
        order.buyer().country(),
        order.buyer().phone(),
        store.settings().returnAddress(store.languages().getFirst()));
  }
}
