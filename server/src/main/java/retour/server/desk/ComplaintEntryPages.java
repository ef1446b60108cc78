package retour.server.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.complaint.Complaint;
import retour.server.complaint.FileComplaint;
import retour.server.complaint.Grounds;
import retour.server.complaint.NewComplaint;
import retour.server.complaint.ReceivedBy;
import retour.server.complaint.Remedy;
import retour.server.complaint.TurnIntoComplaint;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.OrderLine;
import retour.server.order.Orders;
import retour.server.page.Choice;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.Channel;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.settlement.BankAccount;
import retour.server.settlement.PaymentConsents.Wording;

/** Complaints made by word of mouth, telephone, letter or e-mail (Act on the sale of goods Art. 43(2)), entered by staff. */
@Controller
@RequestMapping("/desk/orders/{id}/complaint")
class ComplaintEntryPages {

  private static final String LINE = "q-";
  private static final String FACT = "fact-";

  private final Orders orders;
  private final Grounds grounds;
  private final FileComplaint fileComplaint;
  private final TurnIntoComplaint turnIntoComplaint;
  private final ReturnCases cases;

  ComplaintEntryPages(
      Orders orders,
      Grounds grounds,
      FileComplaint fileComplaint,
      TurnIntoComplaint turnIntoComplaint,
      ReturnCases cases) {
    this.turnIntoComplaint = turnIntoComplaint;
    this.cases = cases;
    this.orders = orders;
    this.grounds = grounds;
    this.fileComplaint = fileComplaint;
  }

  @GetMapping
  String ask(Desk desk, @PathVariable long id, @RequestParam(defaultValue = "") String of, Model model) {
    Optional<ReturnCase> turned = turned(desk, id, of);
    Order order = before(order(desk, id), turned);
    Policy policy = policy(desk, order);
    model.addAttribute(
        "view",
        new ComplaintEntry(
            order,
            desk.typed("key", UUID.randomUUID().toString()),
            turned
                .map(found -> new ComplaintEntry.Turned(of, TurnIntoComplaint.held(found)))
                .orElse(ComplaintEntry.Turned.NOTHING),
            Grounds.goods(order),
            Grounds.asked(policy, desk.language()).stream().map(each -> question(desk, order, each)).toList(),
            Grounds.remedies(policy).stream()
                .map(each -> new Choice(each.code(), desk.t().get("complaint.remedy." + each.code())))
                .toList(),
            Stream.of(ReceivedBy.values())
                .filter(each -> each != ReceivedBy.FORM)
                .map(each -> new Choice(each.code(), desk.t().get("complaint.by." + each.code())))
                .toList()));
    return "desk/complaintform";
  }

  @PostMapping
  String file(Desk desk, @PathVariable long id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    Optional<ReturnCase> turned = turned(desk, id, form.getOrDefault("of", ""));
    Order order = before(order(desk, id), turned);
    Policy policy = policy(desk, order);
    String back = turned.map(found -> "?of=" + found.id().value()).orElse("");
    return new Step(flash, "/desk/orders/" + id + "/complaint" + back, form)
        .take(
            () -> {
              NewComplaint said = complaint(desk, order, policy, form);
              Complaint filed = turned.map(found -> turn(desk, found, said)).orElseGet(() -> fileComplaint.file(said));
              return new Step.Went("complaint_filed", "/desk/complaints/" + filed.key());
            });
  }

  private Complaint turn(Desk desk, ReturnCase found, NewComplaint said) {
    return turnIntoComplaint.turn(
        new TurnIntoComplaint.Turn(
            found.store(),
            found.id(),
            Optional.of(found.order()),
            desk.staff().name(),
            desk.actor(),
            Optional.of(said.outOf(found.id()))));
  }

  /** The order's return that becomes the complaint; any other is unknown. */
  private Optional<ReturnCase> turned(Desk desk, long order, String of) {
    return Optional.of(of)
        .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .map(id -> cases.get(desk.storeId(), new CaseId(UUID.fromString(id))))
        .filter(found -> found.order().value() == order);
  }

  private static Order before(Order order, Optional<ReturnCase> turned) {
    return turned.map(TurnIntoComplaint::held).map(order::before).orElse(order);
  }

  private static NewComplaint complaint(Desk desk, Order order, Policy policy, Map<String, String> form) {
    Map<String, FactValue> said =
        new Answers(policy, order.paid().currency()).read(Typed.group(form, FACT), FACT);
    List<NewComplaint.Line> lines = lines(order, form, said, policy);
    Complaint.Claim claim =
        new Complaint.Claim(
            Typed.text("subject", form.getOrDefault("subject", "")),
            one(Remedy.values(), form, "remedy", Remedy::code),
            amount(order, form),
            Typed.optionalText("name", form.getOrDefault("name", "")),
            Typed.optionalText("address", form.getOrDefault("address", "")),
            Typed.optionalText("phone", form.getOrDefault("phone", "")));
    return new NewComplaint(
        desk.storeId(), order.id(), lines, only(said, policy, true), claim, account(desk, form), List.of(), intake(desk, order, form));
  }

  private static NewComplaint.Intake intake(Desk desk, Order order, Map<String, String> form) {
    String key = form.getOrDefault("key", "");
    return new NewComplaint.Intake(
        key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString(),
        Channel.DESK,
        one(ReceivedBy.values(), form, "receivedBy", ReceivedBy::code),
        desk.staff().name(),
        order.language(),
        Optional.empty(),
        desk.actor());
  }

  private static List<NewComplaint.Line> lines(
      Order order, Map<String, String> form, Map<String, FactValue> said, Policy policy) {
    List<NewComplaint.Line> lines = new ArrayList<>();
    for (OrderLine line : Grounds.goods(order)) {
      String typed = form.getOrDefault(LINE + line.lineNo(), "").strip();
      int units = typed.isEmpty() ? 0 : Typed.count(LINE + line.lineNo(), typed);
      if (units > 0) {
        lines.add(new NewComplaint.Line(line.lineNo(), units, only(said, policy, false)));
      }
    }
    if (lines.isEmpty()) {
      throw Typed.fault("lines", "missing");
    }
    return lines;
  }

  private static Map<String, FactValue> only(Map<String, FactValue> said, Policy policy, boolean shared) {
    Map<String, FactValue> only = new HashMap<>();
    said.forEach(
        (name, value) -> {
          if (policy.fact(name).filter(question -> question.shared() == shared).isPresent()) {
            only.put(name, value);
          }
        });
    return only;
  }

  private static Money amount(Order order, Map<String, String> form) {
    String code = order.paid().currency().getCurrencyCode();
    String typed = form.getOrDefault("amount", "");
    return typed.isBlank() ? Money.of(0, code) : Typed.amount("amount", typed, code);
  }

  private static Optional<NewComplaint.Account> account(Desk desk, Map<String, String> form) {
    String iban = form.getOrDefault("iban", "");
    String holder = form.getOrDefault("holder", "");
    if (iban.isBlank() && holder.isBlank()) {
      return Optional.empty();
    }
    Optional<Wording> agreed =
        form.getOrDefault("agree", "").equals("yes") ? Optional.of(Wording.in(desk.language())) : Optional.empty();
    return Optional.of(new NewComplaint.Account(BankAccount.of(holder, iban), agreed));
  }

  private static <T> T one(T[] all, Map<String, String> form, String field, Function<T, String> code) {
    return Stream.of(all)
        .filter(each -> code.apply(each).equals(form.getOrDefault(field, "")))
        .findFirst()
        .orElseThrow(() -> Typed.fault(field, "not_a_choice"));
  }

  private ComplaintEntry.Question question(Desk desk, Order order, FactQuestion question) {
    List<Choice> choices =
        question.type() == FactQuestion.Type.YES_NO
            ? List.of(new Choice("yes", desk.t().get("page.yes")), new Choice("no", desk.t().get("page.no")))
            : grounds.choices(order, question).stream()
                .map(choice -> new Choice(choice.name(), choice.text().in(desk.language())))
                .toList();
    String text =
        question.name().equals(Grounds.REASON)
            ? desk.t().get("complaint.form.reason")
            : question.text().in(desk.language());
    return new ComplaintEntry.Question(FACT + question.name(), text, choices);
  }

  private Order order(Desk desk, long id) {
    if (!desk.may(Deed.ENTER_REQUEST)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return orders.find(desk.storeId(), new OrderId(id)).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private Policy policy(Desk desk, Order order) {
    return grounds.policy(desk.store(), order).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }
}
