package retour.server.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import retour.server.complaint.TurnIntoComplaint;
import retour.server.page.Page;
import retour.server.page.Texts;
import retour.server.page.Tone;
import retour.server.portal.view.StatementView;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.returns.ReturnCases;
import retour.server.withdrawal.Objections;
import retour.server.withdrawal.ProveSending;
import retour.server.withdrawal.ReceiptPaper;
import retour.server.withdrawal.RefundClock;
import retour.server.withdrawal.Term;
import retour.server.withdrawal.TurnGround;
import retour.server.withdrawal.Withdrawal;
import retour.server.withdrawal.WithdrawalEventKind;
import retour.server.withdrawal.WithdrawalState;
import retour.server.withdrawal.Withdrawals;
import retour.server.withdrawal.Withdrawals.Event;

/** A statement as its person sees it. */
@Component
class StatementPage {

  private final Withdrawals withdrawals;
  private final ReceiptPaper paper;
  private final ProveSending proofs;
  private final Objections objections;
  private final TurnGround turn;
  private final TurnIntoComplaint complain;
  private final ReturnCases cases;

  StatementPage(
      Withdrawals withdrawals,
      ReceiptPaper paper,
      ProveSending proofs,
      Objections objections,
      TurnGround turn,
      TurnIntoComplaint complain,
      ReturnCases cases) {
    this.complain = complain;
    this.cases = cases;
    this.withdrawals = withdrawals;
    this.paper = paper;
    this.proofs = proofs;
    this.objections = objections;
    this.turn = turn;
  }

  /** What was typed into a form that was refused; nothing as a rule. */
  record Typed(Map<String, String> fields, Optional<Refused> refused) {

    static final Typed NOTHING = new Typed(Map.of(), Optional.empty());

    Typed {
      fields = Map.copyOf(fields);
    }
  }

  StatementView view(Visit visit, Page page, Withdrawal found, Typed typed) {
    Texts t = page.t();
    return new StatementView(
        found.number(),
        visit.path("/withdrawals/" + found.id().value()),
        found.version(),
        found.returnCase().map(id -> visit.path("/returns/" + id.value())).orElse(""),
        tone(found.state()),
        t.get("withdraw.state." + found.state().code()),
        t.get("withdraw.standing." + found.state().code()),
        withdrawals.clock(found).map(clock -> money(page, clock)).orElse(""),
        found.terms().stream().map(term -> term(page, term)).toList(),
        paper.lines(found, t.language()).stream()
            .map(line -> new StatementView.Line(t.get(line.key()), line.value()))
            .toList(),
        kept(found),
        new StatementView.Steps(proofs.isWanted(found), objections.isPossible(found), turn.canReturn(found), complaint(visit, found)),
        typed.fields(),
        faults(t, typed));
  }

  private String complaint(Visit visit, Withdrawal found) {
    return found
        .returnCase()
        .filter(_ -> found.state() == WithdrawalState.ACCEPTED)
        .map(id -> cases.get(found.store(), id))
        .filter(leg -> complain.givesWay(leg, visit.order()))
        .map(leg -> visit.path("/complaint?of=" + leg.id().value()))
        .orElse("");
  }

  private static Map<String, String> faults(Texts t, Typed typed) {
    return typed.refused().map(Refused::fields).orElse(List.of()).stream()
        .collect(
            Collectors.toMap(FieldFault::field, fault -> t.get("withdraw.fault." + fault.code()), (first, _) -> first));
  }

  private static String money(Page page, RefundClock clock) {
    String day = clock.dueOn().map((LocalDate due) -> page.f().day(due)).orElse("");
    return page.t().get("withdraw.money." + clock.step().code(), day);
  }

  private static StatementView.Term term(Page page, Term term) {
    Texts t = page.t();
    String moved =
        term.rawLastDay().equals(term.lastDay())
            ? ""
            : " " + t.get("withdraw.term.moved", page.f().day(term.rawLastDay()));
    return new StatementView.Term(
        t.get("withdraw.term." + term.name().code()),
        page.f().day(term.lastDay()),
        t.get("withdraw.term.trace", page.f().day(term.startsOn()), t.get("withdraw.law_of." + term.name().code())) + moved);
  }

  /** The last deduction of each item. */
  private List<StatementView.Kept> kept(Withdrawal found) {
    return withdrawals.history(found.store(), found.id()).stream()
        .filter(event -> event.kind() == WithdrawalEventKind.REDUCED)
        .collect(Collectors.toMap(event -> told(event, "item"), event -> event, (_, last) -> last))
        .values()
        .stream()
        .map(event -> new StatementView.Kept(told(event, "percent"), told(event, "reason")))
        .toList();
  }

  private static String told(Event event, String name) {
    return event.data().getOrDefault(name, "");
  }

  private static Tone tone(WithdrawalState state) {
    return switch (state) {
      case RECEIVED, UNMATCHED, WEIGHING -> Tone.INFO;
      case ACCEPTED -> Tone.GOOD;
      case DECLINED, DISMISSED -> Tone.BAD;
      case RETURNED, COMPLAINED -> Tone.NEUTRAL;
    };
  }
}
