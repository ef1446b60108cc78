package retour.server.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.server.order.OrderLine;
import retour.server.page.Page;
import retour.server.page.Texts;
import retour.server.portal.view.WithdrawView;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.withdrawal.PreviewWithdrawal;
import retour.server.withdrawal.PreviewWithdrawal.Preview;
import retour.server.withdrawal.ReceiveStatement;
import retour.server.withdrawal.Statement;
import retour.server.withdrawal.StatementKey;
import retour.server.withdrawal.WithdrawalChannel;

/**
 * The withdrawal function for who has opened an order with a link: nothing is to be identified again, lines can be
 * picked, and the law's answer can be told.
 */
@Controller
class VisitWithdrawController {

  private final OpenVisits visits;
  private final ReceiveStatement receive;
  private final PreviewWithdrawal preview;

  VisitWithdrawController(OpenVisits visits, ReceiveStatement receive, PreviewWithdrawal preview) {
    this.visits = visits;
    this.receive = receive;
    this.preview = preview;
  }

  @GetMapping("/{store}/v/{token}/withdraw")
  ModelAndView form(@PathVariable String store, @PathVariable String token, @RequestParam Optional<String> lang) {
    Visit visit = open(store, token, lang);
    WithdrawForm known =
        new WithdrawForm(
            Map.of("name", visit.order().buyer().name(), "address", visit.order().buyer().email()));
    return form(visit, known.with("key", StatementKey.next()), Map.of());
  }

  @PostMapping("/{store}/v/{token}/withdraw")
  ModelAndView check(
      @PathVariable String store, @PathVariable String token, @RequestParam Map<String, String> sent) {
    Visit visit = open(store, token, Optional.empty());
    WithdrawForm form = WithdrawForm.of(sent);
    try {
      receive.check(statement(visit, form));
    } catch (Refused refused) {
      return again(visit, form, refused);
    }
    Page page = visit.page("withdraw.confirm.title");
    return new ModelAndView("portal/withdrawconfirm", Map.of("page", page, "view", view(visit, form, Map.of())));
  }

  @PostMapping("/{store}/v/{token}/withdraw/change")
  ModelAndView change(
      @PathVariable String store, @PathVariable String token, @RequestParam Map<String, String> sent) {
    return form(open(store, token, Optional.empty()), WithdrawForm.of(sent), Map.of());
  }

  @PostMapping("/{store}/v/{token}/withdraw/confirm")
  ModelAndView confirm(
      @PathVariable String store,
      @PathVariable String token,
      @RequestParam Map<String, String> sent,
      HttpServletRequest request) {
    Visit visit = open(store, token, Optional.empty());
    WithdrawForm form = WithdrawForm.of(sent);
    String key;
    try {
      key = receive.receive(statement(visit, form), Sender.of(request)).key();
    } catch (Refused refused) {
      return again(visit, form, refused);
    }
    return Redirects.to("/" + visit.store().id() + "/withdraw/receipt/" + key + "?lang=" + visit.language());
  }

  private Visit open(String store, String token, Optional<String> lang) {
    Visit visit = visits.open(store, token, lang);
    if (!receive.isServedBy(visit.store().id())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return visit;
  }

  private static Statement statement(Visit visit, WithdrawForm form) {
    requireLines(visit, form.parts());
    return new Statement(
        visit.store().id(),
        form.key(),
        WithdrawalChannel.PORTAL,
        form.with("contract", visit.order().number()).words(goods(visit, form.parts())),
        form.parts(),
        Optional.of(visit.order().id()),
        visit.language(),
        Optional.empty(),
        new Actor.Shopper());
  }

  private static void requireLines(Visit visit, Map<Integer, Integer> parts) {
    List<FieldFault> faults = new ArrayList<>();
    parts.forEach(
        (lineNo, units) -> {
          if (visit.order().line(lineNo).map(OrderLine::available).orElse(0) < units) {
            faults.add(new FieldFault("line." + lineNo, "too_many"));
          }
        });
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
  }

  /** The picked goods in words, for the receipt. */
  private static String goods(Visit visit, Map<Integer, Integer> parts) {
    Texts t = visit.pages().texts(visit.language());
    StringJoiner goods = new StringJoiner(", ");
    parts.forEach(
        (lineNo, units) ->
            visit.order().line(lineNo).ifPresent(line -> goods.add(t.get("portal.goods", units, line.name()))));
    return goods.toString();
  }

  private ModelAndView again(Visit visit, WithdrawForm form, Refused refused) {
    if (refused.code() != ProblemCode.INVALID_INPUT) {
      throw refused;
    }
    ModelAndView again = form(visit, form, WithdrawForm.faults(refused));
    again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return again;
  }

  private ModelAndView form(Visit visit, WithdrawForm form, Map<String, String> faults) {
    Page page = visit.page("withdraw.title");
    return new ModelAndView("portal/withdraw", Map.of("page", page, "view", view(visit, form, faults)));
  }

  private WithdrawView view(Visit visit, WithdrawForm form, Map<String, String> faults) {
    Page page = visit.page("withdraw.title");
    Preview law = preview.of(visit.order(), form.parts());
    List<String> notes = new ArrayList<>();
    law.until().ifPresent(day -> notes.add(page.t().get("withdraw.law." + law.timeliness().code(), page.f().day(day))));
    if (law.until().isEmpty()) {
      notes.add(page.t().get("withdraw.law.no_day." + law.timeliness().code()));
    }
    return new WithdrawView(
        visit.path("/withdraw"),
        "?lang=" + visit.language(),
        form.with("contract", visit.order().number()).typed(),
        faults,
        true,
        notes,
        visit.order().lines().stream()
            .filter(line -> line.available() > 0)
            .map(line -> line(page.t(), law, line))
            .toList());
  }

  private static WithdrawView.Line line(Texts t, Preview law, OrderLine line) {
    boolean sealed = line.product().find("hygiene_sealed").filter(VisitWithdrawController::isYes).isPresent();
    String note =
        law.excepted().contains(line.lineNo()) ? t.get("withdraw.excepted") : sealed ? t.get("withdraw.sealed") : "";
    return new WithdrawView.Line(line.lineNo(), line.name(), line.available(), note);
  }

  private static boolean isYes(retour.policy.fact.Fact fact) {
    return fact.value().equals(retour.policy.fact.FactValue.yes());
  }
}
