package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.money.Money;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCases;
import retour.server.settlement.Payouts;
import retour.server.settlement.Payouts.Payout;
import retour.server.settlement.SettleReturn;
import retour.server.settlement.SettleReturn.Settlement;

/** What the customer gets, and what has gone out. */
@RestController
@RequestMapping("/api/v1")
class MoneyApi {

  private final ReturnCases cases;
  private final SettleReturn settle;
  private final Payouts payouts;

  MoneyApi(ReturnCases cases, SettleReturn settle, Payouts payouts) {
    this.cases = cases;
    this.settle = settle;
    this.payouts = payouts;
  }

  record Settle(Optional<Long> version) {}

  /** @param reference the bank's, processor's or carrier's own */
  record Paid(String reference) {}

  /**
   * Something that goes out.
   *
   * @param method a means of payment, {@code store_credit}, or {@code exchange}, {@code replacement}, {@code repair} for
   *     goods, whose amount is zero
   */
  record PayoutView(
      UUID id,
      UUID returnId,
      String returnNumber,
      String orderNumber,
      String method,
      Money amount,
      boolean paid,
      LocalDate dueOn,
      String reference,
      Optional<Instant> paidAt) {

    private static PayoutView of(Payout payout) {
      return new PayoutView(
          payout.id(),
          payout.caseId().value(),
          payout.caseNumber(),
          payout.orderNumber(),
          payout.method(),
          payout.amount(),
          payout.paid(),
          payout.dueOn(),
          payout.reference(),
          payout.paidAt());
    }
  }

  record PayoutList(List<PayoutView> payouts) {

    private static PayoutList of(List<Payout> payouts) {
      return new PayoutList(payouts.stream().map(PayoutView::of).toList());
    }
  }

  @GetMapping("/returns/{id}/settlement")
  Settlement preview(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    return settle.preview(cases.get(caller.store(), new CaseId(id)));
  }

  @PostMapping("/returns/{id}/settlement")
  @ResponseStatus(HttpStatus.CREATED)
  Settlement settle(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @RequestBody Settle step,
      HttpServletRequest request) {
    return settle.settle(ReadReturn.command(caller, id, step.version(), request));
  }

  @GetMapping("/returns/{id}/payouts")
  PayoutList ofReturn(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    cases.get(caller.store(), new CaseId(id));
    return PayoutList.of(payouts.ofCase(caller.store(), new CaseId(id)));
  }

  @GetMapping("/payouts")
  PayoutList due(@AuthenticationPrincipal Caller caller) {
    return PayoutList.of(payouts.due(caller.store()));
  }

  @PostMapping("/payouts/{id}/paid")
  PayoutView paid(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Paid paid) {
    return PayoutView.of(payouts.markPaid(caller.store(), id, paid.reference(), caller.actor()));
  }
}
