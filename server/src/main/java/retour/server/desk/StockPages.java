package retour.server.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.returns.CaseId;
import retour.server.returns.Disposition;
import retour.server.stock.GoodsBack;
import retour.server.stock.GoodsBackTerms;
import retour.server.stock.SendGoodsBack;
import retour.server.stock.StockMoves;

/** Goods that were looked at: rejected ones on their way back, and what the stock system is told. */
@Controller
@RequestMapping("/desk/stock")
class StockPages {

  private static final String PAGE = "/desk/stock";
  private static final int PAGE_ROWS = 50;

  private final SendGoodsBack goodsBack;
  private final GoodsBackTerms terms;
  private final StockMoves moves;

  StockPages(SendGoodsBack goodsBack, GoodsBackTerms terms, StockMoves moves) {
    this.goodsBack = goodsBack;
    this.terms = terms;
    this.moves = moves;
  }

  @GetMapping
  String show(Desk desk, @RequestParam(defaultValue = "") String after, Model model) {
    List<GoodsBack> goods = goodsBack.open(desk.storeId(), GoodsBack.Place.of(after), PAGE_ROWS + 1);
    boolean more = goods.size() > PAGE_ROWS;
    List<GoodsBack> shown = more ? goods.subList(0, PAGE_ROWS) : goods;
    model.addAttribute("goods", shown);
    model.addAttribute(
        "next", more ? PAGE + "?after=" + shown.getLast().place().map(GoodsBack.Place::code).orElse("") : "");
    model.addAttribute("terms", terms.of(desk.store()));
    model.addAttribute("waiting", moves.waiting(desk.storeId()));
    model.addAttribute("exports", moves.exports(desk.storeId()));
    return "desk/looked";
  }

  /** A form about rejected goods of one item. */
  record SeenGoods(UUID id, int itemNo, long version) {

    SendGoodsBack.Command command(Desk desk) {
      return new SendGoodsBack.Command(desk.storeId(), new CaseId(id), itemNo, version, desk.actor());
    }
  }

  @PostMapping("/{id}/{itemNo}/paid")
  String paid(Desk desk, SeenGoods seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(new Step(flash, PAGE, form), seen.command(desk), on -> goodsBack.paid(on, text(form, "reference")));
  }

  @PostMapping("/{id}/{itemNo}/waive")
  String waive(Desk desk, SeenGoods seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(new Step(flash, PAGE, form), seen.command(desk), on -> goodsBack.waive(on, text(form, "reason")));
  }

  @PostMapping("/{id}/{itemNo}/sent")
  String sent(Desk desk, SeenGoods seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(new Step(flash, PAGE, form), seen.command(desk), on -> goodsBack.sent(on, text(form, "tracking")));
  }

  @PostMapping("/{id}/{itemNo}/collected")
  String collected(Desk desk, SeenGoods seen, RedirectAttributes flash) {
    return step(new Step(flash, PAGE, Map.of()), seen.command(desk), goodsBack::collected);
  }

  @PostMapping("/{id}/{itemNo}/place")
  String place(Desk desk, SeenGoods seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    Disposition to =
        List.of(Disposition.values()).stream()
            .filter(each -> each.code().equals(text(form, "disposition")))
            .findFirst()
            .orElse(Disposition.BACK_TO_CUSTOMER);
    return step(new Step(flash, PAGE, form), seen.command(desk), on -> goodsBack.place(on, to));
  }

  @PostMapping("/terms")
  String terms(Desk desk, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return new Step(flash, PAGE, form)
        .take(
            "goods_terms",
            () ->
                terms.save(
                    desk.store(),
                    new GoodsBackTerms.Terms(
                        text(form, "payer").equals("customer"),
                        Typed.amount("cost", text(form, "cost"), desk.store().currency().getCurrencyCode()),
                        Typed.count("keepDays", text(form, "keepDays")),
                        Typed.count("remindDays", text(form, "remindDays"))),
                    desk.actor()));
  }

  @PostMapping("/exports")
  String export(Desk desk, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of())
        .take(
            () -> {
              Optional<StockMoves.Export> made = moves.export(desk.storeId(), desk.actor());
              return new Step.Went(made.isPresent() ? "stock_exported" : "stock_nothing", PAGE);
            });
  }

  @PostMapping("/exports/{no}/confirm")
  String confirm(Desk desk, @PathVariable long no, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of())
        .take("stock_confirmed", () -> moves.confirm(desk.storeId(), no, desk.actor()));
  }

  @GetMapping("/exports/{no}.csv")
  ResponseEntity<byte[]> csv(Desk desk, @PathVariable long no) {
    ContentDisposition disposition =
        ContentDisposition.attachment().filename("stock-" + desk.storeId() + "-" + no + ".csv").build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(moves.read(desk.storeId(), no).csv());
  }

  private static String step(Step on, SendGoodsBack.Command command, Consumer<SendGoodsBack.Command> work) {
    return on.take("goods_step", () -> work.accept(command));
  }

  private static String text(Map<String, String> form, String field) {
    return form.getOrDefault(field, "");
  }
}
