package retour.server.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.money.Money;
import retour.server.carrier.CarrierClaim;
import retour.server.carrier.CarrierClaims;
import retour.server.carrier.ClaimEvidence;
import retour.server.carrier.ClaimId;
import retour.server.carrier.ClaimState;
import retour.server.carrier.EvidenceKind;
import retour.server.carrier.HandleClaim;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** What the store claims from carriers. */
@RestController
@RequestMapping("/api/v1/carrier-claims")
class ClaimsApi {

  private static final int MOST = 200;

  private final CarrierClaims claims;
  private final HandleClaim handle;
  private final ClaimEvidence evidence;
  private final Orders orders;

  ClaimsApi(CarrierClaims claims, HandleClaim handle, ClaimEvidence evidence, Orders orders) {
    this.claims = claims;
    this.handle = handle;
    this.evidence = evidence;
    this.orders = orders;
  }

  /**
   * A claim.
   *
   * @param insured full value of what the parcel held, tax included
   * @param fileBy last day to file; {@code countedFrom} and {@code term} are its trace
   * @param nextOn by when something is next expected; absent once closed
   * @param missing evidence that lacks
   */
  record ClaimBody(
      UUID id,
      String number,
      UUID returnId,
      String returnNumber,
      String orderNumber,
      String carrier,
      String trackingNumber,
      String goods,
      Money insured,
      Money amount,
      Money paid,
      ClaimState state,
      String carrierReference,
      LocalDate fileBy,
      LocalDate countedFrom,
      Optional<String> term,
      Optional<LocalDate> nextOn,
      List<EvidenceKind> missing,
      long version) {}

  /** Newest first. */
  record ClaimList(List<ClaimBody> claims, Optional<String> next) {}

  /** @param carrierReference the carrier's own number, where there is one */
  record Filed(long version, Optional<String> carrierReference) {}

  /** @param amount decimal text in the claim's currency */
  record Received(long version, String amount, String reference) {}

  record Reasoned(long version, String reason) {}

  @GetMapping
  ClaimList list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam Optional<String> state,
      @RequestParam Optional<UUID> after,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.clamp(limit, 1, MOST);
    List<CarrierClaim> rows =
        claims.newest(caller.store(), state.map(ClaimsApi::state), after.map(ClaimId::new), size);
    Optional<String> next =
        rows.size() < size
            ? Optional.empty()
            : Optional.of(
                "/api/v1/carrier-claims?limit=" + size + "&after=" + rows.getLast().id().value()
                    + state.map(code -> "&state=" + code).orElse(""));
    return new ClaimList(rows.stream().map(this::body).toList(), next);
  }

  @GetMapping("/{id}")
  ResponseEntity<ClaimBody> read(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    return answer(claims.get(caller.store(), new ClaimId(id)));
  }

  @PostMapping("/{id}/filed")
  ResponseEntity<ClaimBody> file(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Filed step) {
    return answer(handle.file(command(caller, id, step.version()), step.carrierReference().orElse("")));
  }

  @PostMapping("/{id}/acknowledged")
  ResponseEntity<ClaimBody> acknowledge(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Filed step) {
    return answer(handle.acknowledge(command(caller, id, step.version()), step.carrierReference().orElse("")));
  }

  @PostMapping("/{id}/payments")
  ResponseEntity<ClaimBody> pay(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Received step) {
    CarrierClaim seen = claims.get(caller.store(), new ClaimId(id));
    Money amount = money(seen.amount().currency().getCurrencyCode(), step.amount());
    return answer(handle.pay(command(caller, id, step.version()), amount, step.reference()));
  }

  @PostMapping("/{id}/denied")
  ResponseEntity<ClaimBody> deny(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Reasoned step) {
    return answer(handle.deny(command(caller, id, step.version()), step.reason()));
  }

  @PostMapping("/{id}/closed")
  ResponseEntity<ClaimBody> close(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Reasoned step) {
    return answer(handle.close(command(caller, id, step.version()), step.reason()));
  }

  private ResponseEntity<ClaimBody> answer(CarrierClaim claim) {
    return ResponseEntity.ok().eTag("\"" + claim.version() + "\"").body(body(claim));
  }

  private ClaimBody body(CarrierClaim claim) {
    var order =
        orders.find(claim.store(), claim.order()).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    List<EvidenceKind> missing =
        evidence.of(claim, order).stream()
            .filter(point -> !point.there())
            .map(ClaimEvidence.Point::kind)
            .toList();
    return new ClaimBody(
        claim.id().value(),
        claim.number(),
        claim.caseId().value(),
        claim.caseNumber(),
        claim.orderNumber(),
        claim.parcel().carrier(),
        claim.parcel().trackingNumber(),
        claim.goods(),
        claim.insured(),
        claim.amount(),
        claim.paid(),
        claim.state(),
        claim.carrierReference(),
        claim.deadline().lastDay(),
        claim.deadline().from(),
        claim.deadline().term().map(term -> term.source()),
        claim.nextOn(),
        missing,
        claim.version());
  }

  private static HandleClaim.Command command(Caller caller, UUID id, long version) {
    return new HandleClaim.Command(caller.store(), new ClaimId(id), version, caller.actor());
  }

  private static Money money(String currency, String typed) {
    try {
      return Money.parse(typed, currency);
    } catch (IllegalArgumentException | ArithmeticException noAmount) {
      throw Refused.fields(List.of(new FieldFault("/amount", "not_an_amount")));
    }
  }

  private static ClaimState state(String code) {
    return Stream.of(ClaimState.values())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Refused.fields(List.of(new FieldFault("state", "not_one_of"))));
  }
}
