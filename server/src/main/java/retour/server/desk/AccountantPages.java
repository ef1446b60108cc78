package retour.server.desk;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCases;
import retour.server.settlement.LedgerExport;
import retour.server.settlement.MoneyOverview;
import retour.server.settlement.MoneyOverview.Axis;
import retour.server.settlement.MoneyOverview.Behind;
import retour.server.settlement.MoneyOverview.Standing;
import retour.server.settlement.NotesExport;
import retour.server.settlement.RefundTraces;
import retour.server.store.Role;

/** The accountant's figures with the cases behind them, and the way of one refund from order line to bank file. */
@Controller
@RequestMapping("/desk")
class AccountantPages {

  private final MoneyOverview overview;
  private final RefundTraces traces;
  private final LedgerExport export;
  private final NotesExport notesExport;
  private final ReturnCases cases;

  AccountantPages(
      MoneyOverview overview, RefundTraces traces, LedgerExport export, NotesExport notesExport, ReturnCases cases) {
    this.notesExport = notesExport;
    this.overview = overview;
    this.traces = traces;
    this.export = export;
    this.cases = cases;
  }

  @GetMapping("/payouts/overview")
  String overview(Desk desk, @RequestParam(defaultValue = "") String month, Model model) {
    YearMonth shown = month(desk, month);
    model.addAttribute(
        "view",
        new MoneyView(
            shown,
            shown.isBefore(YearMonth.from(desk.today())),
            overview.open(desk.storeId(), desk.today()),
            overview.month(desk.storeId(), shown)));
    return "desk/money";
  }

  @GetMapping("/payouts/overview/open/{standing}")
  String open(Desk desk, @PathVariable String standing, Model model) {
    Standing wanted = one(Standing.values(), Standing::code, standing);
    List<Behind> behind = overview.openCases(desk.storeId(), wanted, desk.today());
    model.addAttribute("view", new BehindView(desk.word("standing", wanted.code()), "", behind));
    return "desk/behind";
  }

  @GetMapping("/payouts/overview/{month}/{axis}")
  String behind(
      Desk desk,
      @PathVariable String month,
      @PathVariable String axis,
      @RequestParam(defaultValue = "") String key,
      Model model) {
    YearMonth shown = month(desk, month);
    Axis wanted = one(Axis.values(), Axis::code, axis);
    List<Behind> behind = overview.monthCases(desk.storeId(), shown, wanted, key);
    model.addAttribute("view", new BehindView(MoneyView.label(desk, wanted.code(), key), shown.toString(), behind));
    return "desk/behind";
  }

  /** For who pays and who audits; the addresses of the other pages hold less. */
  @GetMapping("/payouts/overview/{month}/ledger.csv")
  ResponseEntity<StreamingResponseBody> ledger(Desk desk, @PathVariable String month) {
    requireReader(desk);
    YearMonth wanted = month(desk, month);
    return csv(desk, "ledger", wanted, text -> export.write(desk.store(), wanted, text));
  }

  @GetMapping("/payouts/overview/{month}/notes.csv")
  ResponseEntity<StreamingResponseBody> notes(Desk desk, @PathVariable String month) {
    requireReader(desk);
    YearMonth wanted = month(desk, month);
    return csv(desk, "credit-notes", wanted, text -> notesExport.write(desk.storeId(), wanted, text));
  }

  private static void requireReader(Desk desk) {
    if (!desk.may(Deed.PAY) && desk.role() != Role.AUDITOR) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
  }

  private static ResponseEntity<StreamingResponseBody> csv(
      Desk desk, String what, YearMonth month, Consumer<Writer> rows) {
    String name = what + "-" + desk.storeId().value() + "-" + month + ".csv";
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(
            out -> {
              Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
              rows.accept(text);
              text.flush();
            });
  }

  @GetMapping("/cases/{id}/money")
  String trace(Desk desk, @PathVariable UUID id, Model model) {
    model.addAttribute("of", cases.get(desk.storeId(), new CaseId(id)));
    model.addAttribute("trace", traces.of(desk.storeId(), new CaseId(id)));
    return "desk/moneytrace";
  }

  /** The month named in an address; this month where none is. */
  private static YearMonth month(Desk desk, String named) {
    try {
      return named.isEmpty() ? YearMonth.from(desk.today()) : YearMonth.parse(named);
    } catch (DateTimeException _) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }

  private static <T> T one(T[] all, Function<T, String> code, String named) {
    Optional<T> found = Arrays.stream(all).filter(each -> code.apply(each).equals(named)).findFirst();
    return found.orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }
}
