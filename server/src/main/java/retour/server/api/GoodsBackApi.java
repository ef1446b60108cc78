package retour.server.api;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.money.Money;
import retour.server.returns.CaseId;
import retour.server.stock.GoodsBack;
import retour.server.stock.GoodsBackState;
import retour.server.stock.SendGoodsBack;

/**
 * Rejected goods until they have left the store. To bear the way back after all, and what becomes of goods that were given
 * up, is a person's word, given in the desk.
 */
@RestController
@RequestMapping("/api/v1/goods-back")
class GoodsBackApi {

  private static final int MOST = 500;

  private final SendGoodsBack goodsBack;

  GoodsBackApi(SendGoodsBack goodsBack) {
    this.goodsBack = goodsBack;
  }

  /**
   * Rejected goods.
   *
   * @param nextOn by when somebody acts; absent once they have left
   * @param reference number of the payment, then of the parcel
   */
  record GoodsBackRow(
      UUID returnId,
      String returnNumber,
      int itemNo,
      String goods,
      GoodsBackState state,
      Money cost,
      Optional<LocalDate> keepUntil,
      Optional<LocalDate> nextOn,
      String reference,
      long version) {

    private static GoodsBackRow of(GoodsBack goods) {
      return new GoodsBackRow(
          goods.caseId().value(),
          goods.caseNumber(),
          goods.itemNo(),
          goods.goods(),
          goods.state(),
          goods.cost(),
          goods.keepUntil(),
          goods.nextOn(),
          goods.reference(),
          goods.version());
    }
  }

  /** Soonest due first. */
  record GoodsBackList(List<GoodsBackRow> goods, Optional<String> next) {}

  /** @param reference the bank's or processor's own */
  record WayPaid(long version, String reference) {}

  record SentBack(long version, String trackingNumber) {}

  record Collected(long version) {}

  @GetMapping
  GoodsBackList list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.clamp(limit, 1, MOST);
    List<GoodsBack> rows = goodsBack.open(caller.store(), GoodsBack.Place.of(after), size);
    Optional<String> next =
        rows.size() < size
            ? Optional.empty()
            : rows.getLast().place().map(last -> "/api/v1/goods-back?limit=" + size + "&after=" + last.code());
    return new GoodsBackList(rows.stream().map(GoodsBackRow::of).toList(), next);
  }

  @PostMapping("/{id}/{itemNo}/paid")
  ResponseEntity<GoodsBackRow> paid(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable int itemNo,
      @RequestBody WayPaid step) {
    return answer(goodsBack.paid(command(caller, id, itemNo, step.version()), step.reference()));
  }

  @PostMapping("/{id}/{itemNo}/sent")
  ResponseEntity<GoodsBackRow> sent(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable int itemNo,
      @RequestBody SentBack step) {
    return answer(goodsBack.sent(command(caller, id, itemNo, step.version()), step.trackingNumber()));
  }

  @PostMapping("/{id}/{itemNo}/collected")
  ResponseEntity<GoodsBackRow> collected(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable int itemNo,
      @RequestBody Collected step) {
    return answer(goodsBack.collected(command(caller, id, itemNo, step.version())));
  }

  private static ResponseEntity<GoodsBackRow> answer(GoodsBack goods) {
    return ResponseEntity.ok().eTag("\"" + goods.version() + "\"").body(GoodsBackRow.of(goods));
  }

  private static SendGoodsBack.Command command(Caller caller, UUID id, int itemNo, long version) {
    return new SendGoodsBack.Command(caller.store(), new CaseId(id), itemNo, version, caller.actor());
  }
}
