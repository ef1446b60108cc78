package retour.server.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.settlement.BankReports;
import retour.server.settlement.PayerAccount;
import retour.server.settlement.PayerAccounts;
import retour.server.settlement.PayoutBatches;
import retour.server.settlement.TransferQueue;

/** Bank transfers: what can go, the batches, their files, and what the bank answered. */
@Controller
@RequestMapping("/desk/batches")
class BatchPages {

  private static final String PAGE = "/desk/batches";

  private final TransferQueue queue;
  private final PayoutBatches batches;
  private final BankReports reports;
  private final PayerAccounts payers;

  BatchPages(TransferQueue queue, PayoutBatches batches, BankReports reports, PayerAccounts payers) {
    this.queue = queue;
    this.batches = batches;
    this.reports = reports;
    this.payers = payers;
  }

  @GetMapping
  String list(Desk desk, Model model) {
    requirePayer(desk);
    model.addAttribute(
        "view",
        new BatchesView(
            queue.due(desk.storeId()),
            batches.latest(desk.storeId(), desk.actor()),
            reports.latest(desk.storeId()),
            payers.find(desk.storeId())));
    return "desk/batches";
  }

  @PostMapping
  String make(Desk desk, RedirectAttributes flash) {
    return step(flash)
        .take(
            () -> {
              UUID made = batches.make(desk.storeId(), desk.actor());
              return new Step.Went("batch_made", PAGE + "/" + made);
            });
  }

  @GetMapping("/{id}")
  String one(Desk desk, @PathVariable UUID id, Model model) {
    requirePayer(desk);
    model.addAttribute("batch", batches.get(desk.storeId(), id, desk.actor()));
    return "desk/batch";
  }

  @PostMapping("/{id}/release")
  String release(Desk desk, @PathVariable UUID id, RedirectAttributes flash) {
    return on(id, flash).take("batch_released", () -> batches.release(desk.storeId(), id, desk.actor()));
  }

  @PostMapping("/{id}/discard")
  String discard(Desk desk, @PathVariable UUID id, RedirectAttributes flash) {
    return on(id, flash).take("batch_discarded", PAGE, () -> batches.discard(desk.storeId(), id, desk.actor()));
  }

  @PostMapping("/{id}/confirm")
  String confirm(Desk desk, @PathVariable UUID id, RedirectAttributes flash) {
    return on(id, flash).take("batch_confirmed", () -> reports.confirm(desk.storeId(), id, desk.actor()));
  }

  @GetMapping("/{id}/file")
  ResponseEntity<byte[]> file(Desk desk, @PathVariable UUID id) {
    byte[] file = batches.file(desk.storeId(), id, desk.actor());
    String name = batches.get(desk.storeId(), id, desk.actor()).messageId() + ".xml";
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(file);
  }

  @PostMapping("/reports")
  String report(Desk desk, @RequestParam(required = false) List<MultipartFile> report, RedirectAttributes flash) {
    return step(flash)
        .take(
            "bank_report",
            () -> {
              List<MultipartFile> sent =
                  report == null ? List.of() : report.stream().filter(file -> !file.isEmpty()).toList();
              if (sent.isEmpty()) {
                throw Typed.fault("report", "missing");
              }
              sent.forEach(file -> reports.take(desk.storeId(), bytes(file), desk.actor()));
            });
  }

  @PostMapping("/payer")
  String payer(
      Desk desk,
      @RequestParam(name = "payer_name", defaultValue = "") String name,
      @RequestParam(name = "payer_iban", defaultValue = "") String iban,
      @RequestParam(name = "payer_bic", defaultValue = "") String bic,
      RedirectAttributes flash) {
    Map<String, String> typed = Map.of("payer_name", name, "payer_iban", iban, "payer_bic", bic);
    return new Step(flash, PAGE, typed)
        .take("payer", () -> payers.save(desk.storeId(), PayerAccount.of(name, iban, bic), desk.actor()));
  }

  /** Account numbers are for who pays. */
  private static void requirePayer(Desk desk) {
    if (!desk.may(Deed.PAY)) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Step step(RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of());
  }

  private static Step on(UUID id, RedirectAttributes flash) {
    return new Step(flash, PAGE + "/" + id, Map.of());
  }
}
