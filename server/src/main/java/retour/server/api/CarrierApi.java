package retour.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.Policy;
import retour.server.carrier.Carrier;
import retour.server.carrier.Carriers;
import retour.server.carrier.RecordHandover;
import retour.server.carrier.ReferCustomer;
import retour.server.carrier.Referral;
import retour.server.carrier.Referrals;
import retour.server.order.Delivery;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** How parcels were handed over, and customers who are sent to the carrier. */
@RestController
@RequestMapping("/api/v1/orders/{number}")
class CarrierApi {

  private final Orders orders;
  private final PolicyVersions policies;
  private final RecordHandover handovers;
  private final ReferCustomer refer;
  private final Referrals referrals;
  private final Carriers carriers;

  CarrierApi(
      Orders orders,
      PolicyVersions policies,
      RecordHandover handovers,
      ReferCustomer refer,
      Referrals referrals,
      Carriers carriers) {
    this.orders = orders;
    this.policies = policies;
    this.handovers = handovers;
    this.refer = refer;
    this.referrals = referrals;
    this.carriers = carriers;
  }

  /**
   * How a parcel was handed over.
   *
   * @param on the day, where the record names it
   * @param source what it rests on; the carrier's record where absent
   * @param seen number of the parcel's last record the program saw; absent for none
   */
  record NewHandover(
      Delivery.Handover record,
      Optional<Boolean> notedOnBillOfLading,
      Optional<LocalDate> on,
      Optional<String> note,
      Optional<RecordHandover.Source> source,
      Optional<Long> seen) {}

  /** A record as kept; the latest of a parcel counts. */
  record HandoverView(
      int parcelNo,
      long recordNo,
      Delivery.Handover record,
      Optional<Boolean> notedOnBillOfLading,
      Optional<LocalDate> on,
      String note,
      RecordHandover.Source source,
      Instant recordedAt) {

    private static HandoverView of(RecordHandover.Kept kept) {
      return new HandoverView(
          kept.parcelNo(),
          kept.recordNo(),
          kept.handover(),
          kept.notedOnBillOfLading(),
          kept.on(),
          kept.note(),
          kept.source(),
          kept.recordedAt());
    }
  }

  /**
   * A customer who was sent to the carrier.
   *
   * @param phone where they call, or empty
   * @param claimUntil the carrier's last day, where it is known
   */
  record ReferralRow(
      UUID id,
      int parcelNo,
      String clause,
      String carrier,
      String phone,
      String web,
      String trackingNumber,
      String goods,
      Optional<LocalDate> claimUntil,
      Instant referredAt) {}

  /** Oldest first, one a parcel. */
  record ReferralList(List<ReferralRow> referrals) {}

  @PostMapping("/parcels/{parcelNo}/handover")
  ResponseEntity<HandoverView> record(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable int parcelNo,
      @RequestBody NewHandover said) {
    RecordHandover.NewRecord record =
        new RecordHandover.NewRecord(
            parcelNo,
            said.record(),
            said.notedOnBillOfLading(),
            said.on(),
            said.note().orElse(""),
            said.source().orElse(RecordHandover.Source.CARRIER),
            said.seen().orElse(0L));
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(HandoverView.of(handovers.record(caller.store(), order(caller, number).id(), record, caller.actor())));
  }

  @PostMapping("/referrals")
  ResponseEntity<ReferralList> refer(
      @AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody Draft draft) {
    Order order = order(caller, number);
    Policy policy = policies.inForce(caller.store(), order.placedAt()).policy();
    List<Referral> all =
        refer.refer(caller.store(), order.id(), draft.by(policy), order.language(), caller.actor());
    return ResponseEntity.status(HttpStatus.CREATED).body(list(all));
  }

  @GetMapping("/referrals")
  ReferralList referrals(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
    return list(referrals.ofOrder(caller.store(), order(caller, number).id()));
  }

  private ReferralList list(List<Referral> all) {
    return new ReferralList(all.stream().map(this::row).toList());
  }

  private ReferralRow row(Referral referral) {
    Carrier carrier = carriers.find(referral.store(), referral.carrier());
    return new ReferralRow(
        referral.id(),
        referral.parcelNo(),
        referral.clause(),
        carrier.name(),
        carrier.phone(),
        carrier.web(),
        referral.trackingNumber(),
        referral.goods(),
        referral.claimUntil(),
        referral.referredAt());
  }

  private Order order(Caller caller, String number) {
    return orders.byNumber(caller.store(), number).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }
}
