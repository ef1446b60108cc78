package retour.server.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.Deadline;
import retour.policy.decision.Decision;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintEvent;
import retour.server.complaint.ComplaintWords;
import retour.server.complaint.Complaints;
import retour.server.complaint.Grounds;
import retour.server.complaint.Remedy;
import retour.server.complaint.Terms;
import retour.server.complaint.TurnComplaint;
import retour.server.complaint.Wanted;
import retour.server.order.OrderLine;
import retour.server.page.Choice;
import retour.server.page.Icon;
import retour.server.page.Page;
import retour.server.page.Texts;
import retour.server.page.TimelineEntry;
import retour.server.page.Tone;
import retour.server.portal.view.ComplaintFormView;
import retour.server.portal.view.ComplaintView;
import retour.server.problem.FieldFault;
import retour.server.returns.ReturnCases;

/** What the pages of complaints show. */
@Component
class ComplaintPages {

  private final Grounds grounds;
  private final Complaints complaints;
  private final ReturnCases cases;
  private final TurnComplaint turn;

  ComplaintPages(Grounds grounds, Complaints complaints, ReturnCases cases, TurnComplaint turn) {
    this.turn = turn;
    this.grounds = grounds;
    this.complaints = complaints;
    this.cases = cases;
  }

  /** The complaint policy for the visit's order; empty where the store has written none. */
  Optional<Policy> policy(Visit visit) {
    return grounds.policy(visit.store(), visit.order());
  }

  /** Whether what was answered so far for a return can be complained about. */
  boolean isComplaint(Visit visit) {
    return policy(visit).isPresent()
        && visit.draft().lines().stream()
            .map(line -> line.answers().getOrDefault(Grounds.REASON, ""))
            .anyMatch(reason -> !reason.isEmpty() && grounds.isFault(visit.order(), reason));
  }

  /** What is known before anything is typed: what was picked and answered for a return, and the order's own words. */
  Map<String, String> prefilled(Visit visit) {
    Map<String, String> typed = new HashMap<>();
    visit.draft().answers().forEach((name, answer) -> typed.put(ComplaintForm.FACT + name, answer));
    for (Draft.Line line : visit.draft().lines()) {
      typed.put(ComplaintForm.LINE + line.line(), Integer.toString(line.quantity()));
      line.answers().forEach((name, answer) -> typed.put(ComplaintForm.FACT + name, answer));
    }
    List<OrderLine> goods = Grounds.goods(visit.order());
    if (goods.size() == 1) {
      typed.putIfAbsent(ComplaintForm.LINE + goods.getFirst().lineNo(), "1");
    }
    typed.put("subject", described(visit));
    typed.put("remedy", visit.draft().lines().isEmpty() ? "" : Remedy.REPLACEMENT.code());
    typed.put("address", visit.order().buyer().address());
    typed.put("phone", visit.order().buyer().phone());
    return typed;
  }

  /** What a return that was begun says of the fault already, in words. */
  private static String described(Visit visit) {
    List<String> words = new ArrayList<>();
    for (Draft.Line line : visit.draft().lines()) {
      for (FactQuestion question : visit.policy().facts()) {
        String answer = line.answers().getOrDefault(question.name(), "");
        if (question.name().equals(Grounds.REASON)) {
          question.choice(answer).map(choice -> choice.text().in(visit.language())).ifPresent(words::add);
        } else if (question.type() == FactQuestion.Type.TEXT && !answer.isBlank()) {
          words.add(answer);
        }
      }
    }
    return String.join("\n", words.stream().distinct().toList());
  }

  ComplaintFormView form(Visit visit, Policy policy, Page page, ComplaintForm.Sent sent, List<FieldFault> faults) {
    Texts t = page.t();
    List<OrderLine> goods = Grounds.goods(visit.order());
    Map<String, String> told = new HashMap<>();
    faults.forEach(
        fault ->
            told.putIfAbsent(
                fault.field(),
                t.find("complaint.fault." + fault.code()).orElseGet(() -> t.get("complaint.fault.other"))));
    return new ComplaintFormView(
        sent.typed().getOrDefault("key", OpenVisits.newKey()),
        goods.stream().map(line -> line(t, page, line)).toList(),
        Grounds.asked(policy, t.language()).stream().map(question -> question(visit, policy, t, question)).toList(),
        Grounds.remedies(policy).stream()
            .map(remedy -> new Choice(remedy.code(), t.get("complaint.remedy." + remedy.code())))
            .toList(),
        grounds.documents(visit.order(), policy).stream().map(kind -> document(t, kind)).toList(),
        sent.kept(),
        sent.typed(),
        told);
  }

  private static ComplaintFormView.Line line(Texts t, Page page, OrderLine line) {
    List<Choice> units =
        IntStream.rangeClosed(0, line.available())
            .mapToObj(n -> new Choice(Integer.toString(n), n == 0 ? t.get("complaint.form.not") : t.get("portal.units", n)))
            .toList();
    return new ComplaintFormView.Line(
        ComplaintForm.LINE + line.lineNo(), line.name(), page.f().money(line.paid()), units);
  }

  private ComplaintFormView.Question question(Visit visit, Policy policy, Texts t, FactQuestion question) {
    List<Choice> choices =
        question.type() == FactQuestion.Type.YES_NO
            ? List.of(new Choice("yes", t.get("page.yes")), new Choice("no", t.get("page.no")))
            : grounds.choices(visit.order(), question).stream()
                .map(choice -> new Choice(choice.name(), choice.text().in(t.language())))
                .toList();
    boolean reason = question.name().equals(Grounds.REASON);
    String hint = question.name().equals("colour_only") ? clause(policy, "IE-19", t) : "";
    return new ComplaintFormView.Question(
        ComplaintForm.FACT + question.name(),
        reason ? t.get("complaint.form.reason") : question.text().in(t.language()),
        choices,
        hint,
        reason);
  }

  private static String clause(Policy policy, String id, Texts t) {
    return policy.clause(id).map(clause -> clause.says().in(t.language())).orElse("");
  }

  private static ComplaintFormView.Document document(Texts t, String kind) {
    return new ComplaintFormView.Document(kind, ComplaintWords.document(t, kind));
  }

  ComplaintView view(Visit visit, Page page, Complaint complaint) {
    Texts t = page.t();
    Decision decision = cases.decision(complaint.store(), complaint.standing().caseId()).decision();
    List<String> missing =
        complaint.state().isOpen()
            ? Wanted.missing(decision, complaints.documents(complaint.store(), complaint.id()))
            : List.of();
    List<ComplaintEvent> history = complaints.history(complaint.store(), complaint.id());
    return new ComplaintView(
        Long.toString(complaint.number()),
        visit.path("/complaints/" + complaint.key()),
        complaint.version(),
        tone(complaint),
        t.get("complaint.state." + complaint.state().code()),
        complaint
            .standing()
            .dueOn()
            .map(day -> t.get("complaint.due." + complaint.state().code()) + " " + page.f().day(day))
            .orElse(""),
        details(page, complaint),
        missing.stream().map(kind -> document(t, kind)).toList(),
        uploads(t, complaint, missing),
        Terms.of(decision).all(complaint.standing()).stream().map(term -> term(visit, page, term)).toList(),
        opinion(history),
        visit.path("/returns/" + complaint.standing().caseId().value()),
        complaint.state().isOpen(),
        complaint.state().awaitsOpinion(),
        new ComplaintView.Turns(turn.isPossible(complaint), turn.canWithdraw(complaint), became(visit, history)),
        timeline(page, history));
  }

  /** What can be handed in later: what lacks, more photos, and receipts of transport (clause IE-26). */
  private static List<ComplaintFormView.Document> uploads(Texts t, Complaint complaint, List<String> missing) {
    if (!complaint.state().isOpen()) {
      return List.of();
    }
    Set<String> kinds = new LinkedHashSet<>(missing);
    kinds.add("photos");
    kinds.add(Wanted.FREIGHT_RECEIPT);
    return kinds.stream().map(kind -> document(t, kind)).toList();
  }

  private static ComplaintView.Detail term(Visit visit, Page page, Deadline term) {
    Wording wording = new Wording(visit.policy(), page.t(), page.f());
    return new ComplaintView.Detail(
        page.t().find("complaint.term." + term.window()).orElseGet(() -> Wording.plain(term.window())),
        List.of(page.f().day(term.lastDay()), wording.counted(term)));
  }

  private static List<ComplaintView.Detail> details(Page page, Complaint complaint) {
    Texts t = page.t();
    List<ComplaintView.Detail> details = new ArrayList<>();
    details.add(new ComplaintView.Detail(t.get("complaint.filed_on"), List.of(page.f().moment(complaint.filedAt()))));
    details.add(new ComplaintView.Detail(t.get("complaint.goods"), complaint.goods().lines().toList()));
    details.add(new ComplaintView.Detail(t.get("complaint.subject"), complaint.claim().subject().lines().toList()));
    details.add(
        new ComplaintView.Detail(
            t.get("complaint.remedy"), List.of(t.get("complaint.remedy." + complaint.claim().remedy().code()))));
    if (!complaint.claim().amount().isZero()) {
      details.add(
          new ComplaintView.Detail(t.get("complaint.amount"), List.of(page.f().money(complaint.claim().amount()))));
    }
    return details;
  }

  private static String opinion(List<ComplaintEvent> history) {
    return history.stream()
        .filter(
            event ->
                event.kind() == ComplaintEvent.Kind.UPHELD || event.kind() == ComplaintEvent.Kind.REJECTED)
        .reduce((earlier, later) -> later)
        .map(event -> event.data().getOrDefault("reason", ""))
        .orElse("");
  }

  private static String became(Visit visit, List<ComplaintEvent> history) {
    return history.stream()
        .filter(event -> event.kind() == ComplaintEvent.Kind.TURNED)
        .map(
            event ->
                visit.path(
                    "/" + event.data().getOrDefault("into", "") + "s/" + event.data().getOrDefault("target", "")))
        .reduce("", (_, last) -> last);
  }

  private static List<TimelineEntry> timeline(Page page, List<ComplaintEvent> history) {
    return history.reversed().stream()
        .filter(event -> event.kind() != ComplaintEvent.Kind.REMINDED)
        .map(
            event ->
                new TimelineEntry(
                    tone(event.kind()),
                    Icon.DOT,
                    page.f().moment(event.happenedAt()),
                    page.t().get("complaint.event." + event.kind().code()),
                    event.data().getOrDefault("reason", ""),
                    false))
        .toList();
  }

  private static Tone tone(ComplaintEvent.Kind kind) {
    return switch (kind) {
      case UPHELD, FULFILLED -> Tone.GOOD;
      case REJECTED -> Tone.BAD;
      case FILED, REOPENED -> Tone.INFO;
      case DOCUMENT_GIVEN, DOCUMENT_DISPENSED, WITHDRAWN, TURNED, REMINDED -> Tone.NEUTRAL;
    };
  }

  static Tone tone(Complaint complaint) {
    return switch (complaint.state()) {
      case FILED -> Tone.INFO;
      case DOCUMENTS_MISSING -> Tone.WARN;
      case UPHELD, FULFILLED -> Tone.GOOD;
      case REJECTED -> Tone.BAD;
      case WITHDRAWN -> Tone.NEUTRAL;
    };
  }
}
