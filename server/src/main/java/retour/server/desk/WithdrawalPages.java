package retour.server.desk;

import java.util.List;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import retour.server.withdrawal.ReceiptPaper;
import retour.server.withdrawal.Withdrawal;
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

  private final Withdrawals withdrawals;
  private final ReadWithdrawal read;
  private final ReceiptPaper paper;

  WithdrawalPages(Withdrawals withdrawals, ReadWithdrawal read, ReceiptPaper paper) {
    this.withdrawals = withdrawals;
    this.read = read;
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
}
