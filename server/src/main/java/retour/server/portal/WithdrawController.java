package retour.server.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.server.page.Page;
import retour.server.page.Pages;
import retour.server.page.ReaderLanguage;
import retour.server.portal.view.WithdrawView;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.withdrawal.ReceiptPaper;
import retour.server.withdrawal.ReceiveStatement;
import retour.server.withdrawal.Statement;
import retour.server.withdrawal.Withdrawal;
import retour.server.withdrawal.WithdrawalChannel;
import retour.server.withdrawal.Withdrawals;

/**
 * The withdrawal function for anybody: three things to say, a second step to confirm, the receipt (Directive 2011/83/EU
 * Art. 11a). The answer is the same whether there is such an order or not.
 */
@Controller
class WithdrawController {

  private final Stores stores;
  private final ReceiveStatement receive;
  private final Withdrawals withdrawals;
  private final ReceiptPaper paper;
  private final Pages pages;

  WithdrawController(
      Stores stores, ReceiveStatement receive, Withdrawals withdrawals, ReceiptPaper paper, Pages pages) {
    this.stores = stores;
    this.receive = receive;
    this.withdrawals = withdrawals;
    this.paper = paper;
    this.pages = pages;
  }

  @GetMapping("/{store}/withdraw")
  ModelAndView form(@PathVariable String store, @RequestParam Map<String, String> query, HttpServletRequest request) {
    Asked asked = open(store, request);
    return form(asked, WithdrawForm.of(query), Map.of());
  }

  /** Looks at what was typed and shows it again for the second step; nothing is stored before that. */
  @PostMapping("/{store}/withdraw")
  ModelAndView check(@PathVariable String store, @RequestParam Map<String, String> sent, HttpServletRequest request) {
    Asked asked = open(store, request);
    WithdrawForm form = WithdrawForm.of(sent);
    try {
      receive.check(statement(asked, form));
    } catch (Refused refused) {
      return again(asked, form, refused);
    }
    Page page = page(asked, "withdraw.confirm.title");
    return new ModelAndView("portal/withdrawconfirm", Map.of("page", page, "view", view(asked, form, Map.of())));
  }

  /** Back from the second step, with what was typed. */
  @PostMapping("/{store}/withdraw/change")
  ModelAndView change(@PathVariable String store, @RequestParam Map<String, String> sent, HttpServletRequest request) {
    return form(open(store, request), WithdrawForm.of(sent), Map.of());
  }

  @PostMapping("/{store}/withdraw/confirm")
  ModelAndView confirm(@PathVariable String store, @RequestParam Map<String, String> sent, HttpServletRequest request) {
    Asked asked = open(store, request);
    WithdrawForm form = WithdrawForm.of(sent);
    String key;
    try {
      key = receive.receive(statement(asked, form), Sender.of(request)).key();
    } catch (Refused refused) {
      return again(asked, form, refused);
    }
    return Redirects.to("/" + asked.store().id() + "/withdraw/receipt/" + key + "?lang=" + asked.language());
  }

  @GetMapping("/{store}/withdraw/receipt/{key}")
  ModelAndView receipt(@PathVariable String store, @PathVariable String key, HttpServletRequest request) {
    Asked asked = open(store, request);
    Withdrawal found = find(asked, key);
    Page page = page(asked, "withdraw.receipt.title");
    return new ModelAndView(
        "portal/withdrawn",
        Map.of(
            "page", page,
            "lines", paper.lines(found, asked.language()),
            "receipt", found.receipt(),
            "address", found.words().address(),
            "pdf", "/" + asked.store().id() + "/withdraw/receipt/" + key + "/receipt.pdf"));
  }

  @GetMapping("/{store}/withdraw/receipt/{key}/receipt.pdf")
  ResponseEntity<byte[]> receiptPdf(@PathVariable String store, @PathVariable String key, HttpServletRequest request) {
    Withdrawal found = find(open(store, request), key);
    return Pdfs.answer(found.number(), paper.receipt(found));
  }

  private Withdrawal find(Asked asked, String key) {
    return withdrawals.byKey(asked.store().id(), key).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** A store's portal as one reader sees it. */
  private record Asked(Store store, String language) {}

  private Asked open(String store, HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    if (!receive.isServedBy(found.id())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return new Asked(found, ReaderLanguage.of(request, found));
  }

  private static Statement statement(Asked asked, WithdrawForm form) {
    return new Statement(
        asked.store().id(),
        form.key(),
        WithdrawalChannel.PORTAL,
        form.words(form.text("goods")),
        Map.of(),
        Optional.empty(),
        asked.language(),
        Optional.empty(),
        new Actor.Shopper());
  }

  private ModelAndView again(Asked asked, WithdrawForm form, Refused refused) {
    if (refused.code() != ProblemCode.INVALID_INPUT) {
      throw refused;
    }
    ModelAndView again = form(asked, form, WithdrawForm.faults(refused));
    again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return again;
  }

  private ModelAndView form(Asked asked, WithdrawForm form, Map<String, String> faults) {
    Page page = page(asked, "withdraw.title");
    return new ModelAndView("portal/withdraw", Map.of("page", page, "view", view(asked, form, faults)));
  }

  private static WithdrawView view(Asked asked, WithdrawForm form, Map<String, String> faults) {
    String action = "/" + asked.store().id() + "/withdraw";
    return new WithdrawView(action, "?lang=" + asked.language(), form.typed(), faults, false, List.of(), List.of());
  }

  private Page page(Asked asked, String titleKey) {
    return pages.ofStore(asked.store(), asked.language(), pages.texts(asked.language()).get(titleKey));
  }
}
