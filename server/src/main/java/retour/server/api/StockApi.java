package retour.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.money.Money;
import retour.server.returns.Disposition;
import retour.server.stock.Condition;
import retour.server.stock.GoodsBack;
import retour.server.stock.GoodsBackState;
import retour.server.stock.SendGoodsBack;
import retour.server.stock.StockMoves;
import retour.server.stock.VendorReturn;
import retour.server.stock.VendorReturnState;
import retour.server.stock.VendorReturns;

/** Where goods go once they were looked at, for the stock system. */
@RestController
@RequestMapping("/api/v1")
class StockApi {

  private static final int MOST = 500;

  private final StockMoves moves;
  private final SendGoodsBack goodsBack;
  private final VendorReturns vendors;

  StockApi(StockMoves moves, SendGoodsBack goodsBack, VendorReturns vendors) {
    this.moves = moves;
    this.goodsBack = goodsBack;
    this.vendors = vendors;
  }

  /** @param units negative where an earlier move is taken back */
  record MoveRow(
      long moveNo,
      UUID returnId,
      String returnNumber,
      int itemNo,
      String sku,
      String name,
      int units,
      Disposition disposition,
      Optional<Condition> condition,
      List<String> serials,
      Instant decidedAt) {

    private static MoveRow of(StockMoves.Move move) {
      return new MoveRow(
          move.moveNo(),
          move.returnId(),
          move.returnNumber(),
          move.itemNo(),
          move.sku(),
          move.name(),
          move.units(),
          move.disposition(),
          move.condition(),
          move.serials(),
          move.decidedAt());
    }
  }

  /** Moves told together; the same number always tells the same. */
  record ExportBody(long exportNo, Instant madeAt, Optional<Instant> confirmedAt, List<MoveRow> moves) {

    private static ExportBody of(StockMoves.Export export) {
      return new ExportBody(
          export.exportNo(),
          export.madeAt(),
          export.confirmedAt(),
          export.moves().stream().map(MoveRow::of).toList());
    }
  }

  /** @param export absent where there is nothing new */
  record Exported(Optional<ExportBody> export) {}

  /** Rejected goods that are still here. */
  record GoodsBackRow(
      UUID returnId,
      String returnNumber,
      int itemNo,
      String goods,
      GoodsBackState state,
      Money cost,
      Optional<LocalDate> keepUntil,
      Optional<LocalDate> nextOn) {

    private static GoodsBackRow of(GoodsBack goods) {
      return new GoodsBackRow(
          goods.caseId().value(),
          goods.caseNumber(),
          goods.itemNo(),
          goods.goods(),
          goods.state(),
          goods.cost(),
          goods.keepUntil(),
          goods.nextOn());
    }
  }

  /** Soonest due first. */
  record GoodsBackList(List<GoodsBackRow> goods, Optional<String> next) {}

  /** Goods that go to their manufacturer. */
  record VendorRow(
      UUID id,
      UUID returnId,
      String returnNumber,
      int itemNo,
      String vendor,
      VendorReturn.Purpose purpose,
      String vendorNumber,
      VendorReturnState state,
      Optional<LocalDate> sentOn,
      Optional<LocalDate> backOn,
      Optional<LocalDate> nextOn) {

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
          found.sentOn(),
          found.backOn(),
          found.nextOn());
    }
  }

  record VendorList(List<VendorRow> vendorReturns) {}

  @PostMapping("/stock/exports")
  Exported export(@AuthenticationPrincipal Caller caller) {
    return new Exported(moves.export(caller.store(), caller.actor()).map(ExportBody::of));
  }

  @GetMapping("/stock/exports/{no}")
  ExportBody read(@AuthenticationPrincipal Caller caller, @PathVariable long no) {
    return ExportBody.of(moves.read(caller.store(), no));
  }

  @PostMapping("/stock/exports/{no}/confirmed")
  ExportBody confirm(@AuthenticationPrincipal Caller caller, @PathVariable long no) {
    return ExportBody.of(moves.confirm(caller.store(), no, caller.actor()));
  }

  @GetMapping("/goods-back")
  GoodsBackList goodsBack(
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

  @GetMapping("/vendor-returns")
  VendorList vendorReturns(@AuthenticationPrincipal Caller caller) {
    return new VendorList(vendors.list(caller.store(), true).stream().map(VendorRow::of).toList());
  }
}
