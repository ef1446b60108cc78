package retour.server.api;

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
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.settlement.CreditCode;
import retour.server.settlement.StoreCredit;
import retour.server.settlement.StoreCredits;

/** Store credit for the shop's checkout: issued for a payout, read and used by its code. */
@RestController
@RequestMapping("/api/v1")
class CreditApi {

  private final StoreCredits credits;

  CreditApi(StoreCredits credits) {
    this.credits = credits;
  }

  /**
   * A part to use.
   *
   * @param amount a plain decimal, such as {@code 12.50}
   * @param reference the shop's own, such as the new order's number; taken once
   */
  record UseCredit(String amount, String currency, String reference) {

    private Money money() {
      try {
        return Money.parse(amount, currency);
      } catch (ArithmeticException | IllegalArgumentException _) {
        throw Refused.fields(List.of(new FieldFault("amount", "not_an_amount")));
      }
    }
  }

  /** @param reference under which it was used */
  record GiveBack(String reference) {}

  /** @param expiresOn the last day on which it can be used */
  record CreditView(
      String code,
      UUID returnId,
      String returnNumber,
      Money amount,
      Money balance,
      Instant issuedAt,
      Optional<LocalDate> expiresOn,
      List<CreditMovement> movements) {

    private static CreditView of(StoreCredit credit) {
      return new CreditView(
          credit.code().grouped(),
          credit.caseId().value(),
          credit.caseNumber(),
          credit.amount(),
          credit.balance(),
          credit.issuedAt(),
          credit.expiresOn(),
          credit.movements().stream().map(CreditMovement::of).toList());
    }
  }

  /** @param kind {@code issued}, {@code used}, {@code given_back} or {@code expired} */
  record CreditMovement(String kind, Money amount, Money balance, String reference, Instant at) {

    private static CreditMovement of(StoreCredit.Movement movement) {
      return new CreditMovement(
          movement.kind().code(), movement.amount(), movement.balance(), movement.reference(), movement.at());
    }
  }

  @PostMapping("/payouts/{id}/store-credit")
  @ResponseStatus(HttpStatus.CREATED)
  CreditView issue(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    return CreditView.of(credits.issue(caller.store(), id, caller.actor()));
  }

  @GetMapping("/store-credits/{code}")
  CreditView read(@AuthenticationPrincipal Caller caller, @PathVariable String code) {
    return CreditView.of(credits.get(caller.store(), CreditCode.typed(code)));
  }

  @PostMapping("/store-credits/{code}/uses")
  CreditView use(@AuthenticationPrincipal Caller caller, @PathVariable String code, @RequestBody UseCredit use) {
    StoreCredits.Use part = new StoreCredits.Use(use.money(), use.reference());
    return CreditView.of(credits.use(caller.store(), CreditCode.typed(code), part, caller.actor()));
  }

  @PostMapping("/store-credits/{code}/given-back")
  CreditView giveBack(@AuthenticationPrincipal Caller caller, @PathVariable String code, @RequestBody GiveBack use) {
    return CreditView.of(credits.giveBack(caller.store(), CreditCode.typed(code), use.reference(), caller.actor()));
  }
}
