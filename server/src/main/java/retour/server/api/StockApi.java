package retour.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.server.returns.Disposition;
import retour.server.stock.Condition;
import retour.server.stock.StockMoves;

/** Where goods go once they were looked at, for the stock system. */
@RestController
@RequestMapping("/api/v1")
class StockApi {

  private final StockMoves moves;

  StockApi(StockMoves moves) {
    this.moves = moves;
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
}
