package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.money.Money;
import retour.server.goods.GoodsSteps;
import retour.server.goods.PromisedGoods;
import retour.server.goods.PromisedGoods.Shipment;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCases;
import retour.server.settlement.ChooseExchange;
import retour.server.settlement.ExchangeChoice;

/** Goods that settled returns give: for the shop's stock and shipping programs. */
@RestController
@RequestMapping("/api/v1")
class GoodsApi {

  private final ReadReturn read;
  private final ReturnCases cases;
  private final GoodsSteps goods;
  private final ChooseExchange choose;

  GoodsApi(ReadReturn read, ReturnCases cases, GoodsSteps goods, ChooseExchange choose) {
    this.read = read;
    this.cases = cases;
    this.goods = goods;
    this.choose = choose;
  }

  /** @param price of all of it with tax, a plain decimal */
  record WantedGoods(String sku, String name, String price, String currency, Optional<Long> version) {

    private ExchangeChoice choice() {
      try {
        return new ExchangeChoice(sku, name, Money.parse(price, currency));
      } catch (ArithmeticException | IllegalArgumentException _) {
        throw Refused.fields(List.of(new FieldFault("/price", "not_an_amount")));
      }
    }
  }

  /** @param serials of the new units; none where they have none */
  record SentGoods(String carrier, String trackingNumber, Optional<List<String>> serials, Optional<Long> version) {}

  record DeliveredGoods(Optional<Long> version) {}

  /** @param reference the bank's or processor's own */
  record ReceivedDifference(String reference, Optional<Long> version) {}

  /**
   * Promised goods.
   *
   * @param kind {@code replacement}, {@code exchange} or {@code repair}
   * @param price what they are worth, with tax; zero for a repair
   * @param difference what the customer pays on top
   * @param nextActor empty at the end, as {@code dueOn}
   * @param newOrderNumber the order under which the new units can come back
   */
  record GoodsView(
      UUID id,
      UUID returnId,
      String returnNumber,
      int itemNo,
      String kind,
      String sku,
      String name,
      int units,
      Money price,
      Money difference,
      String state,
      Optional<String> nextActor,
      Optional<LocalDate> dueOn,
      String carrier,
      String trackingNumber,
      List<String> serials,
      String newOrderNumber,
      Optional<Instant> sentAt,
      Optional<Instant> deliveredAt) {

    private static GoodsView of(PromisedGoods goods) {
      return new GoodsView(
          goods.id(),
          goods.caseId().value(),
          goods.caseNumber(),
          goods.itemNo(),
          goods.kind().code(),
          goods.goods().sku(),
          goods.goods().name(),
          goods.goods().units(),
          goods.price(),
          goods.difference(),
          goods.state().code(),
          goods.actor().map(NextActor::code),
          goods.dueOn(),
          goods.shipment().carrier(),
          goods.shipment().trackingNumber(),
          goods.shipment().serials(),
          goods.newOrderNumber(),
          goods.sentAt(),
          goods.deliveredAt());
    }
  }

  record GoodsList(List<GoodsView> goods) {

    private static GoodsList of(List<PromisedGoods> goods) {
      return new GoodsList(goods.stream().map(GoodsView::of).toList());
    }
  }

  @GetMapping("/goods")
  GoodsList open(@AuthenticationPrincipal Caller caller) {
    return GoodsList.of(goods.open(caller.store()));
  }

  @GetMapping("/returns/{id}/goods")
  GoodsList ofReturn(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    cases.get(caller.store(), new CaseId(id));
    return GoodsList.of(goods.ofCase(caller.store(), new CaseId(id)));
  }

  @PostMapping("/returns/{id}/items/{itemNo}/exchange")
  ResponseEntity<ReturnView> choose(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable int itemNo,
      @RequestBody WantedGoods wanted,
      HttpServletRequest request) {
    return read.answer(
        choose.choose(ReadReturn.command(caller, id, wanted.version(), request), itemNo, wanted.choice()));
  }

  @PostMapping("/returns/{id}/goods/{goodsId}/sent")
  ResponseEntity<ReturnView> sent(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable UUID goodsId,
      @RequestBody SentGoods sent,
      HttpServletRequest request) {
    Shipment shipment = new Shipment(sent.carrier(), sent.trackingNumber(), sent.serials().orElse(List.of()));
    return read.answer(goods.sent(ReadReturn.command(caller, id, sent.version(), request), goodsId, shipment));
  }

  @PostMapping("/returns/{id}/goods/{goodsId}/delivered")
  ResponseEntity<ReturnView> delivered(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable UUID goodsId,
      @RequestBody DeliveredGoods step,
      HttpServletRequest request) {
    return read.answer(goods.delivered(ReadReturn.command(caller, id, step.version(), request), goodsId));
  }

  @PostMapping("/returns/{id}/goods/{goodsId}/difference")
  ResponseEntity<ReturnView> difference(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable UUID goodsId,
      @RequestBody ReceivedDifference received,
      HttpServletRequest request) {
    return read.answer(
        goods.differenceReceived(
            ReadReturn.command(caller, id, received.version(), request), goodsId, received.reference()));
  }
}
