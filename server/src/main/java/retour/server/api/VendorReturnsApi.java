package retour.server.api;

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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.money.Money;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.stock.VendorReturn;
import retour.server.stock.VendorReturnState;
import retour.server.stock.VendorReturns;

/** Goods that go to their manufacturer: while they are there, the targets of their return pause. */
@RestController
@RequestMapping("/api/v1/vendor-returns")
class VendorReturnsApi {

  private final VendorReturns vendors;

  VendorReturnsApi(VendorReturns vendors) {
    this.vendors = vendors;
  }

  /**
   * Goods that go to their manufacturer.
   *
   * @param vendorNumber the manufacturer's own RMA number, once given
   * @param nextOn by when something is next expected; absent at the end
   */
  record VendorRow(
      UUID id,
      UUID returnId,
      String returnNumber,
      int itemNo,
      String vendor,
      VendorReturn.Purpose purpose,
      String vendorNumber,
      VendorReturnState state,
      String outcome,
      Money credit,
      Optional<LocalDate> sentOn,
      Optional<LocalDate> backOn,
      Optional<LocalDate> nextOn,
      long version) {

    private static VendorRow of(VendorReturn found) {
      return new VendorRow(
          found.id(),
          found.caseId().value(),
          found.caseNumber(),
          found.itemNo(),
          found.vendor(),
          found.purpose(),
          found.vendorNumber(),
          found.state(),
          found.outcome(),
          found.credit(),
          found.sentOn(),
          found.backOn(),
          found.nextOn(),
          found.version());
    }
  }

  record VendorList(List<VendorRow> vendorReturns) {}

  /** @param purpose what the store wants of the manufacturer */
  record NewVendorReturn(UUID returnId, int itemNo, String vendor, VendorReturn.Purpose purpose) {}

  /** @param number the manufacturer's own */
  record Numbered(long version, String number) {}

  record SentToVendor(long version, String trackingNumber) {}

  /**
   * What became of them.
   *
   * @param credit decimal text in the currency of the order, where the manufacturer credited them; absent where goods
   *     came back
   */
  record Ended(long version, String outcome, Optional<String> credit) {}

  record VendorRefused(long version, String reason) {}

  @GetMapping
  VendorList list(@AuthenticationPrincipal Caller caller) {
    return new VendorList(vendors.list(caller.store(), true).stream().map(VendorRow::of).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  VendorRow ask(@AuthenticationPrincipal Caller caller, @RequestBody NewVendorReturn asked) {
    return VendorRow.of(
        vendors.ask(
            new VendorReturns.Ask(
                caller.store(), new CaseId(asked.returnId()), asked.itemNo(), asked.vendor(), asked.purpose()),
            caller.actor()));
  }

  @PostMapping("/{id}/authorized")
  ResponseEntity<VendorRow> authorized(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Numbered step) {
    return answer(vendors.authorized(command(caller, id, step.version()), step.number()));
  }

  @PostMapping("/{id}/sent")
  ResponseEntity<VendorRow> sent(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody SentToVendor step) {
    return answer(vendors.sent(command(caller, id, step.version()), step.trackingNumber()));
  }

  @PostMapping("/{id}/ended")
  ResponseEntity<VendorRow> ended(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Ended step) {
    String currency = vendors.get(caller.store(), id).credit().currency().getCurrencyCode();
    Optional<Money> credit = step.credit().map(typed -> money(currency, typed));
    return answer(vendors.ended(command(caller, id, step.version()), step.outcome(), credit));
  }

  @PostMapping("/{id}/refused")
  ResponseEntity<VendorRow> refused(
      @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody VendorRefused step) {
    return answer(vendors.refused(command(caller, id, step.version()), step.reason()));
  }

  private static ResponseEntity<VendorRow> answer(VendorReturn found) {
    return ResponseEntity.ok().eTag("\"" + found.version() + "\"").body(VendorRow.of(found));
  }

  private static VendorReturns.Command command(Caller caller, UUID id, long version) {
    return new VendorReturns.Command(caller.store(), id, version, caller.actor());
  }

  private static Money money(String currency, String typed) {
    try {
      return Money.parse(typed, currency);
    } catch (IllegalArgumentException | ArithmeticException noAmount) {
      throw Refused.fields(List.of(new FieldFault("/credit", "not_an_amount")));
    }
  }
}
