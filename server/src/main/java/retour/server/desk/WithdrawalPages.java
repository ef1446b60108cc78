package retour.server.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import retour.server.withdrawal.MatchStatement;
import retour.server.withdrawal.ReceiptPaper;
import retour.server.withdrawal.WeighStatement;
import retour.server.withdrawal.Withdrawal;
import retour.server.withdrawal.WithdrawalCommand;
import retour.server.withdrawal.WithdrawalId;
import retour.server.withdrawal.WithdrawalState;
import retour.server.withdrawal.Withdrawals;
import retour.server.withdrawal.Withdrawals.Row;

/** Statements of withdrawal: what wants an answer, what is due, all of them, and each on its page. */
@Controller
@RequestMapping("/desk/withdrawals")
class WithdrawalPages {

  private static final int PAGE_ROWS = 50;
  private static final int ALARMS = 100;
  private static final String UNITS = "units-";

  private final Withdrawals withdrawals;
  private final ReadWithdrawal read;
  private final MatchStatement match;
  private final WeighStatement weigh;
  private final ReceiptPaper paper;

  WithdrawalPages(
      Withdrawals withdrawals, ReadWithdrawal read, MatchStatement match, WeighStatement weigh, ReceiptPaper paper) {
    this.withdrawals = withdrawals;
    this.read = read;
    this.match = match;
    this.weigh = weigh;
    this.paper = paper;
  }

  @GetMapping
  String list(
      Desk desk, @RequestParam(defaultValue = "") String state, @RequestParam Optional<UUID> after, Model model) {
    Optional<WithdrawalState> chosen =
        List.of(WithdrawalState.values()).stream()
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(state))
            .findFirst();
    List<Row> rows = withdrawals.newest(desk.storeId(), chosen, after.map(WithdrawalId::new), PAGE_ROWS + 1);
    boolean more = rows.size() > PAGE_ROWS;
    boolean first = chosen.isEmpty() && after.isEmpty();
    model.addAttribute(
        "view",
        new WithdrawalsView(
            chosen,
            first ? withdrawals.alarms(desk.storeId(), ALARMS) : List.of(),
            more ? rows.subList(0, PAGE_ROWS) : rows,
            more,
            after.isPresent()));
    return "desk/withdrawals";
  }

  @GetMapping("/{id}")
  String show(Desk desk, @PathVariable UUID id, @RequestParam(defaultValue = "") String order, Model model) {
    model.addAttribute("view", read.read(desk, new WithdrawalId(id), order.strip()));
    return "desk/withdrawal";
  }

  @GetMapping("/{id}/receipt.pdf")
  ResponseEntity<byte[]> receipt(Desk desk, @PathVariable UUID id) {
    Withdrawal found = withdrawals.get(desk.storeId(), new WithdrawalId(id));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(found.number() + ".pdf").build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(paper.receipt(found));
  }

  @PostMapping("/{id}/match")
  String match(Desk desk, Seen seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return seen.step(flash, form)
        .take(
            "withdrawal_matched",
            () ->
                match.byHand(
                    seen.command(desk),
                    new MatchStatement.Found(
                        Typed.text("order", form.getOrDefault("order", "")), Typed.counts(form, UNITS))));
  }

  @PostMapping("/{id}/accept")
  String accept(Desk desk, Seen seen, RedirectAttributes flash) {
    return seen.step(flash, Map.of()).take("withdrawal_accepted", () -> weigh.accept(seen.command(desk)));
  }

  @PostMapping("/{id}/decline")
  String decline(Desk desk, Seen seen, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
    return seen.step(flash, Map.of("reason", reason))
        .take("withdrawal_declined", () -> weigh.decline(seen.command(desk), Typed.text("reason", reason)));
  }

  @PostMapping("/{id}/dismiss")
  String dismiss(Desk desk, Seen seen, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
    return seen.step(flash, Map.of("reason", reason))
        .take("withdrawal_dismissed", () -> weigh.dismiss(seen.command(desk), Typed.text("reason", reason)));
  }

  @PostMapping("/{id}/informed")
  String informed(
      Desk desk,
      Seen seen,
      @RequestParam(defaultValue = "") String informed,
      @RequestParam(defaultValue = "") String basis,
      RedirectAttributes flash) {
    return seen.step(flash, Map.of("basis", basis))
        .take(
            "withdrawal_informed",
            () -> weigh.informed(seen.command(desk), !informed.equals("no"), Typed.text("basis", basis)));
  }

  @PostMapping("/{id}/proof")
  String proof(
      Desk desk,
      Seen seen,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes flash) {
    return seen.step(flash, Map.of("on", on, "note", note))
        .take(
            "withdrawal_proven",
            () -> weigh.proven(seen.command(desk), day("on", on), Typed.text("note", note)));
  }

  private static LocalDate day(String field, String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (java.time.format.DateTimeParseException no) {
      throw Typed.fault(field, "not_a_day");
    }
  }

  /** The statement as the person saw it: what every form on its page sends along. */
  record Seen(UUID id, long version) {

    WithdrawalCommand command(Desk desk) {
      return new WithdrawalCommand(desk.storeId(), new WithdrawalId(id), version, desk.actor());
    }

    Step step(RedirectAttributes flash, Map<String, String> typed) {
      return new Step(flash, "/desk/withdrawals/" + id, typed);
    }
  }
}
