package retour.server.stock;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.platform.SqlValues;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.Disposition;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnItem;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * What the stock system is told: each move of returned goods once, in numbered exports. An export tells the same however
 * often it is asked for; a decision that is changed after it was told is taken back by a move of its own.
 */
@Service
public class StockMoves {

  private static final int MOST = 5_000;

  private static final String OF_ITEM =
      """
      select disposition, condition, sum(units) as units
      from stock_move
      where store_id = :store and case_id = :case and item_no = :item
      group by disposition, condition
      having sum(units) > 0
      """;

  private static final String KEEP =
      """
      insert into stock_move (store_id, case_id, item_no, sku, name, units, disposition, condition, serials, decided_at,
                              decided_by)
      select :store, :case, :item, l.sku, l.name, :units, :disposition, :condition, l.serials, :at, :by
      from return_item i
        join order_line l on l.store_id = i.store_id and l.order_id = i.order_id and l.line_no = i.line_no
      where i.store_id = :store and i.case_id = :case and i.item_no = :item
      """;

  private static final String LOCK =
      """
      select pg_advisory_xact_lock(hashtextextended('stock-export/' || :store, 0))
      """;

  private static final String OPEN_EXPORT =
      """
      insert into stock_export (store_id, export_no, moves, made_at, made_by)
      select :store, (select coalesce(max(export_no), 0) + 1 from stock_export where store_id = :store), count(*), :at, :by
      from (select move_no from stock_move where store_id = :store and export_no is null order by move_no limit :most) w
      having count(*) > 0
      returning export_no
      """;

  private static final String FILL_EXPORT =
      """
      update stock_move
      set export_no = :no
      where store_id = :store and move_no in (
        select move_no from stock_move where store_id = :store and export_no is null order by move_no limit :most)
      """;

  private static final String EXPORTS =
      """
      select export_no, moves, made_at, confirmed_at
      from stock_export
      where store_id = :store
      order by export_no desc
      limit 50
      """;

  private static final String EXPORT =
      """
      select export_no, moves, made_at, confirmed_at
      from stock_export
      where store_id = :store and export_no = :no
      """;

  private static final String MOVES =
      """
      select m.move_no, m.case_id, coalesce(c.authorization_number, c.number) as case_number, m.item_no, m.sku, m.name,
             m.units, m.disposition, m.condition, m.serials, m.decided_at
      from stock_move m
        join return_case c on c.store_id = m.store_id and c.case_id = m.case_id
      where m.store_id = :store and coalesce(m.export_no, 0) = :no
      order by m.move_no
      limit :most
      """;

  private static final String CONFIRM =
      """
      update stock_export
      set confirmed_at = :at, confirmed_by = :by
      where store_id = :store and export_no = :no and confirmed_at is null
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  StockMoves(JdbcClient jdbc, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A move as the stock system is told it. */
  public record Move(
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

    public Move {
      serials = List.copyOf(serials);
    }
  }

  /**
   * Moves told together.
   *
   * @param confirmedAt when the stock system had carried it out
   */
  public record Export(long exportNo, int count, Instant madeAt, Optional<Instant> confirmedAt, List<Move> moves) {

    public Export {
      moves = List.copyOf(moves);
    }

    /** As CSV after RFC 4180 in UTF-8: a row a move. What a spreadsheet would take for a formula gets an apostrophe. */
    public byte[] csv() {
      StringBuilder csv = new StringBuilder("export,move,return,item,sku,name,units,disposition,condition,serials\r\n");
      for (Move move : moves) {
        List<String> cells =
            List.of(
                Long.toString(exportNo),
                Long.toString(move.moveNo()),
                move.returnNumber(),
                Integer.toString(move.itemNo()),
                move.sku(),
                move.name(),
                Integer.toString(move.units()),
                move.disposition().code(),
                move.condition().map(Condition::code).orElse(""),
                String.join(" ", move.serials()));
        csv.append(cells.stream().map(StockMoves::cell).collect(Collectors.joining(","))).append("\r\n");
      }
      return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  /** What was decided of an item's goods. */
  record Decided(Optional<Disposition> disposition, Optional<Condition> condition) {}

  private record Standing(String disposition, String condition, int units) {}

  /** Notes where an item's goods go, in the caller's transaction; the same again changes nothing. */
  void decided(ReturnCase of, ReturnItem item, Decided decided, Actor by, Instant at) {
    int units = item.receivedQuantity().orElse(item.quantity());
    String to = decided.disposition().filter(StockMoves::isStock).map(Disposition::code).orElse("");
    String condition = decided.condition().map(Condition::code).orElse("");
    List<Standing> standing = standing(of, item);
    boolean same =
        standing.size() == 1 && standing.getFirst().equals(new Standing(to, condition, units));
    if (same) {
      return;
    }
    Writing writing = new Writing(of.store(), of.id(), item.itemNo(), by, at);
    standing.forEach(each -> keep(writing, new Standing(each.disposition(), each.condition(), -each.units())));
    if (!to.isEmpty() && units > 0) {
      keep(writing, new Standing(to, condition, units));
    }
  }

  /**
   * Makes an export of all that was not told yet.
   *
   * @return empty where there is nothing new
   * @throws Refused with NOT_ALLOWED
   */
  public Optional<Export> export(StoreId store, Actor by) {
    GoodsRights.STOCK.require(by);
    Optional<Long> made =
        Optional.ofNullable(
            transaction.execute(
                _ -> {
                  jdbc.sql(LOCK).param("store", store.value()).query((row, n) -> true).single();
                  Long no =
                      jdbc.sql(OPEN_EXPORT)
                          .param("store", store.value())
                          .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                          .param("by", by.who())
                          .param("most", MOST)
                          .query(Long.class)
                          .optional()
                          .orElse(null);
                  if (no != null) {
                    jdbc.sql(FILL_EXPORT).param("store", store.value()).param("no", no).param("most", MOST).update();
                  }
                  return no;
                }));
    return made.map(no -> read(store, no));
  }

  /** @throws Refused with NOT_FOUND */
  public Export read(StoreId store, long no) {
    Export found =
        jdbc.sql(EXPORT)
            .param("store", store.value())
            .param("no", no)
            .query((row, n) -> export(row, List.of()))
            .optional()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    return new Export(found.exportNo(), found.count(), found.madeAt(), found.confirmedAt(), moves(store, no));
  }

  /** Exports without their moves, newest first. */
  public List<Export> exports(StoreId store) {
    return jdbc.sql(EXPORTS).param("store", store.value()).query((row, n) -> export(row, List.of())).list();
  }

  /** Moves that no export tells yet, oldest first. */
  public List<Move> waiting(StoreId store) {
    return moves(store, 0);
  }

  /**
   * Notes that the stock system has carried an export out; again changes nothing.
   *
   * @throws Refused with NOT_ALLOWED or NOT_FOUND
   */
  public Export confirm(StoreId store, long no, Actor by) {
    GoodsRights.STOCK.require(by);
    jdbc.sql(CONFIRM)
        .param("store", store.value())
        .param("no", no)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", by.who())
        .update();
    return read(store, no);
  }

  private static String cell(String text) {
    boolean number = text.matches("-?[0-9]+");
    boolean formula = !number && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String kept = formula ? "'" + text : text;
    return kept.matches("(?s).*[\",\r\n].*") ? "\"" + kept.replace("\"", "\"\"") + "\"" : kept;
  }

  private record Writing(StoreId store, CaseId caseId, int itemNo, Actor by, Instant at) {}

  private void keep(Writing writing, Standing move) {
    jdbc.sql(KEEP)
        .param("store", writing.store().value())
        .param("case", writing.caseId().value())
        .param("item", writing.itemNo())
        .param("units", move.units())
        .param("disposition", move.disposition())
        .param("condition", move.condition())
        .param("at", writing.at().atOffset(ZoneOffset.UTC))
        .param("by", writing.by().who())
        .update();
  }

  private static boolean isStock(Disposition disposition) {
    return disposition != Disposition.BACK_TO_CUSTOMER;
  }

  private List<Standing> standing(ReturnCase of, ReturnItem item) {
    return jdbc.sql(OF_ITEM)
        .param("store", of.store().value())
        .param("case", of.id().value())
        .param("item", item.itemNo())
        .query((row, n) -> new Standing(row.getString("disposition"), row.getString("condition"), row.getInt("units")))
        .list();
  }

  private List<Move> moves(StoreId store, long no) {
    return jdbc.sql(MOVES)
        .param("store", store.value())
        .param("no", no)
        .param("most", MOST)
        .query((row, n) -> move(row))
        .list();
  }

  private static Export export(ResultSet row, List<Move> moves) throws SQLException {
    return new Export(
        row.getLong("export_no"),
        row.getInt("moves"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("confirmed_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        moves);
  }

  private static Move move(ResultSet row) throws SQLException {
    String condition = row.getString("condition");
    return new Move(
        row.getLong("move_no"),
        row.getObject("case_id", UUID.class),
        row.getString("case_number"),
        row.getInt("item_no"),
        row.getString("sku"),
        row.getString("name"),
        row.getInt("units"),
        SqlValues.constant(Disposition.class, row.getString("disposition")),
        condition.isEmpty() ? Optional.empty() : Optional.of(SqlValues.constant(Condition.class, condition)),
        List.of((String[]) row.getArray("serials").getArray()),
        row.getObject("decided_at", OffsetDateTime.class).toInstant());
  }
}
