package retour.server.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
import retour.policy.money.Money;
import retour.server.carrier.CarrierClaim;
import retour.server.carrier.CarrierClaims;
import retour.server.carrier.Carriers;
import retour.server.carrier.ClaimEvidence;
import retour.server.carrier.ClaimId;
import retour.server.carrier.ClaimPapers;
import retour.server.carrier.ClaimState;
import retour.server.carrier.EvidenceKind;
import retour.server.carrier.HandleClaim;
import retour.server.order.Orders;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;

/** What the store claims from carriers: the list with its days, a claim's page and steps, its dossier. */
@Controller
@RequestMapping("/desk")
class ClaimPages {

  private static final int PAGE_ROWS = 50;
  private static final int MOST_OPEN = 200;

  private final CarrierClaims claims;
  private final HandleClaim handle;
  private final ClaimEvidence evidence;
  private final ClaimPapers papers;
  private final Carriers carriers;
  private final Orders orders;

  ClaimPages(
      CarrierClaims claims,
      HandleClaim handle,
      ClaimEvidence evidence,
      ClaimPapers papers,
      Carriers carriers,
      Orders orders) {
    this.claims = claims;
    this.handle = handle;
    this.evidence = evidence;
    this.papers = papers;
    this.carriers = carriers;
    this.orders = orders;
  }

  @GetMapping("/claims")
  String list(
      Desk desk,
      @RequestParam(defaultValue = "open") String show,
      @RequestParam Optional<UUID> after,
      Model model) {
    Optional<ClaimState> state =
        Stream.of(ClaimState.values()).filter(each -> each.code().equals(show)).findFirst();
    List<CarrierClaim> rows =
        show.equals("open")
            ? claims.open(desk.storeId(), MOST_OPEN)
            : claims.newest(desk.storeId(), state, after.map(ClaimId::new), PAGE_ROWS + 1);
    boolean more = !show.equals("open") && rows.size() > PAGE_ROWS;
    List<CarrierClaim> shown = more ? rows.subList(0, PAGE_ROWS) : rows;
    model.addAttribute("rows", shown);
    model.addAttribute("shown", show);
    model.addAttribute(
        "next", more ? "/desk/claims?show=" + show + "&after=" + shown.getLast().id().value() : "");
    return "desk/claims";
  }

  @GetMapping("/claims/{id}")
  String show(Desk desk, @PathVariable UUID id, Model model) {
    CarrierClaim claim = claims.get(desk.storeId(), new ClaimId(id));
    var order =
        orders.find(desk.storeId(), claim.order()).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    model.addAttribute(
        "view",
        new ClaimView(
            claim,
            carriers.find(desk.storeId(), claim.parcel().carrier()),
            evidence.of(claim, order),
            evidence.files(claim),
            claims.history(desk.storeId(), claim.id()).reversed()));
    return "desk/claim";
  }

  @GetMapping("/claims/{id}/dossier.pdf")
  ResponseEntity<byte[]> dossier(Desk desk, @PathVariable UUID id) {
    CarrierClaim claim = claims.get(desk.storeId(), new ClaimId(id));
    ContentDisposition disposition = ContentDisposition.inline().filename(claim.number() + ".pdf").build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(papers.dossier(claim));
  }

  /** By hand, where the policy opened none. */
  @PostMapping("/cases/{id}/claims")
  String open(Desk desk, @PathVariable UUID id, RedirectAttributes flash) {
    return new Step(flash, "/desk/cases/" + id, Map.of())
        .take(
            () -> {
              List<CarrierClaim> opened = handle.open(desk.storeId(), new CaseId(id), desk.actor());
              String onward = opened.isEmpty() ? "/desk/cases/" + id : ClaimView.address(opened.getFirst());
              return new Step.Went("claim_opened", onward);
            });
  }

  /** What a form on a claim's page sends along. */
  record SeenClaim(UUID id, long version) {

    HandleClaim.Command command(Desk desk) {
      return new HandleClaim.Command(desk.storeId(), new ClaimId(id), version, desk.actor());
    }

    Step step(RedirectAttributes flash, Map<String, String> form) {
      return new Step(flash, "/desk/claims/" + id, form);
    }
  }

  @PostMapping("/claims/{id}/amount")
  String amount(Desk desk, SeenClaim seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(
        seen.step(flash, form),
        seen.command(desk),
        command -> handle.changeAmount(command, money(desk, seen, form), Typed.text("reason", text(form, "reason"))));
  }

  @PostMapping("/claims/{id}/evidence")
  String name(Desk desk, SeenClaim seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(
        seen.step(flash, form),
        seen.command(desk),
        command -> handle.nameEvidence(command, file(form), kind(text(form, "kind"))));
  }

  @PostMapping("/claims/{id}/file")
  String file(Desk desk, SeenClaim seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(
        seen.step(flash, form),
        seen.command(desk),
        command -> handle.file(command, text(form, "carrierNumber")));
  }

  @PostMapping("/claims/{id}/acknowledge")
  String acknowledge(Desk desk, SeenClaim seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(
        seen.step(flash, form),
        seen.command(desk),
        command -> handle.acknowledge(command, text(form, "carrierNumber")));
  }

  @PostMapping("/claims/{id}/pay")
  String pay(Desk desk, SeenClaim seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(
        seen.step(flash, form),
        seen.command(desk),
        command -> handle.pay(command, money(desk, seen, form), Typed.text("reference", text(form, "reference"))));
  }

  @PostMapping("/claims/{id}/deny")
  String deny(Desk desk, SeenClaim seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(
        seen.step(flash, form),
        seen.command(desk),
        command -> handle.deny(command, Typed.text("reason", text(form, "reason"))));
  }

  @PostMapping("/claims/{id}/close")
  String close(Desk desk, SeenClaim seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(
        seen.step(flash, form),
        seen.command(desk),
        command -> handle.close(command, Typed.text("reason", text(form, "reason"))));
  }

  private static String step(Step on, HandleClaim.Command command, Consumer<HandleClaim.Command> work) {
    return on.take("claim_step", () -> work.accept(command));
  }

  private Money money(Desk desk, SeenClaim seen, Map<String, String> form) {
    CarrierClaim claim = claims.get(desk.storeId(), new ClaimId(seen.id()));
    return Typed.amount("amount", text(form, "amount"), claim.amount().currency().getCurrencyCode());
  }

  private static UUID file(Map<String, String> form) {
    try {
      return UUID.fromString(text(form, "file"));
    } catch (IllegalArgumentException _) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }

  private static EvidenceKind kind(String code) {
    return Stream.of(EvidenceKind.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(code))
        .findFirst()
        .orElseThrow(() -> Typed.fault("kind", "not_an_option"));
  }

  private static String text(Map<String, String> form, String field) {
    return form.getOrDefault(field, "");
  }
}
