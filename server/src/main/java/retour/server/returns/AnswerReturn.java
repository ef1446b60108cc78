package retour.server.returns;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;
import retour.policy.money.Percent;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * Answers the items of a complaint by the store's opinion (clauses IE-24, IE-25): all at once, whether the goods came or
 * not. Only the opinion answers a complaint; what an inspector finds is noted and decided upon, no more.
 */
@Service
public class AnswerReturn {

  private final CaseFiles files;
  private final CaseWrites writes;
  private final ReturnCases cases;
  private final Acceptances acceptances;
  private final LawGuard law;
  private final InstantSource clock;

  AnswerReturn(
      CaseFiles files,
      CaseWrites writes,
      ReturnCases cases,
      Acceptances acceptances,
      LawGuard law,
      InstantSource clock) {
    this.law = law;
    this.files = files;
    this.writes = writes;
    this.cases = cases;
    this.acceptances = acceptances;
    this.clock = clock;
  }

  /**
   * The opinion.
   *
   * @param acceptance accepted or rejected
   * @param resolution what the items are now for
   * @param findings by fact name; what the policy does not know, and what staff cannot say, is left out
   * @param costs proven costs by fact name: noted once for the return, with its first item
   * @param choice what is chosen where a clause says 'may', once the findings are noted
   */
  public record Answer(
      Acceptance acceptance,
      Resolution resolution,
      Map<String, FactValue> findings,
      Map<String, FactValue> costs,
      Optional<Choice> choice,
      String reason) {

    public Answer {
      findings = Map.copyOf(findings);
      costs = Map.copyOf(costs);
    }
  }

  /**
   * An option that a clause leaves to staff.
   *
   * @param option its name, such as {@code confirm} or {@code deduct}
   * @param percent the rate chosen, for a charge or a deduction
   */
  public record Choice(String option, Optional<Percent> percent) {}

  /**
   * Answers every item that is not settled, in the caller's transaction where there is one. Where the policy says
   * otherwise, it is kept as a departure from the policy and needs who may rule.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED, LAW_GRANTS (argument {@code clauses}: an enforced
   *     law grants outright what is turned down) or INVALID_INPUT (fields {@code reason}; {@code choice}: {@code not_an_option}, no clause leaves it to staff as things stand)
   */
  public ReturnCase answer(CaseCommand command, Answer answer) {
    ReturnRights.AUTHORIZE.require(command.actor());
    requireReason(answer.reason());
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), clock.instant());
    List<ReturnItem> open =
        update.file().returnCase().items().stream().filter(item -> item.settledAt().isEmpty()).toList();
    if (open.isEmpty() || update.file().returnCase().authorization() != AuthorizationState.AUTHORIZED) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    note(update, open, answer);
    Assessment assessment = files.decide(update.file(), update.today());
    update.decided("ruling", assessment);
    open.forEach(item -> answer(update, item, answer, verdict(assessment, item, answer.resolution())));
    writes.save(update);
    return cases.get(command.store(), command.id());
  }

  private void note(CaseUpdate update, List<ReturnItem> open, Answer answer) {
    Policy policy = update.file().version().policy();
    new TreeMap<>(answer.findings())
        .forEach((name, value) -> policy.fact(name).ifPresent(known -> note(update, open, known, value)));
    new TreeMap<>(answer.costs())
        .forEach((name, value) -> policy.fact(name).ifPresent(known -> note(update, open.subList(0, 1), known, value)));
    open.forEach(item -> update.item(update.item(item.itemNo()).as(answer.resolution())));
    answer.choice().ifPresent(choice -> open.forEach(item -> choose(update, item, answer, choice)));
  }

  /**
   * Rules by every clause that leaves this option open; one that refuses anyhow needs no ruling, and a rejection that no
   * clause proposes is a departure from the policy.
   */
  private void choose(CaseUpdate update, ReturnItem item, Answer answer, Choice choice) {
    ReturnRights.RULE.require(update.actor());
    ResolutionDecision open =
        files.decide(update.file(), update.today()).decision().line(item.key()).resolution(answer.resolution());
    List<Ruling> rulings =
        open.options().stream()
            .filter(option -> option.option().equals(choice.option()))
            .map(option -> new Ruling(option.clause(), option.option(), choice.percent(), Optional.empty()))
            .toList();
    boolean possible = rulings.stream().allMatch(ruling -> acceptances.allows(update, item.itemNo(), ruling));
    boolean wanted = answer.acceptance() == Acceptance.ACCEPTED && open.verdict() != Verdict.REFUSED;
    if ((rulings.isEmpty() && wanted) || !possible) {
      throw Refused.fields(List.of(new FieldFault("choice", "not_an_option")));
    }
    rulings.forEach(ruling -> update.ruling(item.itemNo(), ruling, answer.reason().strip()));
  }

  /** As who looked at the goods where that is so, since nobody's word but an inspector's goes before it. */
  private static void note(CaseUpdate update, List<ReturnItem> open, FactQuestion known, FactValue value) {
    if (Claims.fault(known, value).isPresent()) {
      return;
    }
    boolean inspects = ReturnRights.INSPECT.isGiven(update.actor());
    for (ReturnItem item : known.shared() ? open.subList(0, 1) : open) {
      boolean looked = known.knownBy().contains(FactSource.INSPECTOR) && inspects && item.isHere();
      Optional<FactSource> source =
          looked
              ? Optional.of(FactSource.INSPECTOR)
              : Optional.of(FactSource.STAFF).filter(known.knownBy()::contains);
      source.ifPresent(by -> update.fact(known.shared() ? 0 : item.itemNo(), new Fact(known.name(), value, by)));
    }
  }

  private void answer(CaseUpdate update, ReturnItem item, Answer answer, Verdict verdict) {
    boolean agrees =
        switch (verdict) {
          case PERMITTED, PERMITTED_IF -> answer.acceptance() == Acceptance.ACCEPTED;
          case REFUSED -> answer.acceptance() == Acceptance.REJECTED;
          case REVIEW, NEEDS_FACTS -> false;
        };
    if (!agrees) {
      ReturnRights.RULE.require(update.actor());
    }
    Map<String, String> data = new TreeMap<>();
    if (answer.acceptance() == Acceptance.REJECTED) {
      data.putAll(law.finding(update, update.item(item.itemNo()), verdict));
    }
    data.put("item", item.key());
    data.put("acceptance", answer.acceptance().code());
    data.put("option", answer.resolution().code());
    data.put("reason", answer.reason().strip());
    update.event(new NewEvent(agrees ? CaseEventKind.RULED : CaseEventKind.OVERRIDDEN, data));
    update.answered(item.itemNo(), answer.acceptance(), !agrees);
  }

  private static Verdict verdict(Assessment assessment, ReturnItem item, Resolution resolution) {
    return assessment.decision().line(item.key()).resolution(resolution).verdict();
  }

  private static void requireReason(String reason) {
    if (reason.isBlank() || reason.length() > Claims.LONGEST_TEXT) {
      throw Refused.fields(List.of(new FieldFault("reason", reason.isBlank() ? "missing" : "too_long")));
    }
  }
}
