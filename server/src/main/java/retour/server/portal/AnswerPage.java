package retour.server.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import retour.policy.decision.Adjustment;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.Deadline;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Option;
import retour.policy.decision.Referral;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Turning;
import retour.policy.decision.Verdict;
import retour.server.order.Delivery;
import retour.server.order.OrderLine;
import retour.server.page.Page;
import retour.server.page.Tone;
import retour.server.portal.view.AnswerView;
import retour.server.portal.view.Clause;
import retour.server.returns.Assessment;
import retour.server.store.StoreSettings.CarrierContact;

/** What the policy says of a draft, for its shopper. */
record AnswerPage(Visit visit, Page page, Assessment assessment, Wording wording) {

  /** The request itself, and what authorizing gives, are nothing for the shopper to see to. */
  private static final Set<String> COMES_BY_ITSELF = Set.of("withdrawal_form", "register_entry", "proof_of_payment", "repayment", "remedy",
          "seller_liability", "presumed_faulty", "carrier_claim", "return_to_sender");

  /** The law's words stand beside the policy's, whether it decides or is told only. */
  static AnswerPage of(Visit visit, Page page, Assessment assessment) {
    Wording wording = new Wording(assessment.version().lawful(), page.t(), page.f());
    return new AnswerPage(visit, page, assessment, wording);
  }

  AnswerView view(Set<Integer> unchosen) {
    List<AnswerView.Line> lines = new ArrayList<>();
    for (int index = 0; index < visit.draft().lines().size(); index++) {
      LineDecision decision = assessment.decision().line(Integer.toString(index + 1));
      lines.add(line(index, decision, unchosen.contains(index)));
    }
    return new AnswerView(lines, lines.stream().anyMatch(line -> !line.options().isEmpty()));
  }

  private AnswerView.Line line(int index, LineDecision decision, boolean unchosen) {
    Draft.Line line = visit.draft().lines().get(index);
    return new AnswerView.Line(
        index,
        visit.order().line(line.line()).map(OrderLine::name).orElse(""),
        page.t().get("portal.units", line.quantity()),
        assessment.resolutions(decision).stream()
            .filter(each -> assessment.isOpen(decision.line(), each))
            .map(each -> option(decision.line(), each, line.resolution()))
            .toList(),
        refused(decision),
        decision.referrals().stream().flatMap(referral -> contacts(referral, line).stream()).toList(),
        decision.checklist().stream().map(missing -> wording.question(missing.name())).distinct().toList(),
        decision.requirements().stream()
            .filter(requirement -> !COMES_BY_ITSELF.contains(requirement.what()))
            .map(wording::requirement)
            .distinct()
            .toList(),
        unchosen ? page.t().get("portal.fault.resolution") : "");
  }

  /** A resolution the policy never speaks of is not worth a refusal; one that can be asked for all the same is none. */
  private boolean isWorthSaying(String line, ResolutionDecision decision) {
    return !assessment.isOpen(line, decision)
        && !(decision.decidedBy().isEmpty() && decision.turnings().isEmpty());
  }

  private AnswerView.Option option(String line, ResolutionDecision decision, String chosen) {
    boolean byLaw = decision.verdict() == Verdict.REFUSED;
    ResolutionDecision shown = byLaw ? lawful(line, decision) : decision;
    Optional<Deadline> until = shown.until();
    String code = decision.resolution().code();
    return new AnswerView.Option(
        code,
        page.t().get("words.resolution." + code),
        code.equals(chosen),
        decision.verdict() == Verdict.PERMITTED || decision.verdict() == Verdict.PERMITTED_IF ? Tone.GOOD : Tone.WARN,
        byLaw ? page.t().get("portal.verdict.by_law") : verdict(decision.verdict()),
        byLaw ? page.t().get("portal.answer.by_law") : more(decision),
        shown.amounts().map(amounts -> page.f().money(amounts.total())).orElse(""),
        shown.amounts().map(wording::sums).orElse(List.of()),
        until.map(wording::until).orElse(""),
        until.map(wording::counted).orElse(""),
        because(line, decision),
        decision.options().stream().map(wording::option).distinct().toList());
  }

  /** What would give back more. */
  private String more(ResolutionDecision decision) {
    return decision.turnings().stream().map(wording::turning).distinct().collect(Collectors.joining(" "));
  }

  /** What the law gives, where the policy refuses it. */
  private ResolutionDecision lawful(String line, ResolutionDecision decision) {
    return assessment.underLaw().lawful().line(line).resolution(decision.resolution());
  }

  /** What decides, and what every step of the amount rests on. */
  private List<Clause> because(String line, ResolutionDecision decision) {
    List<String> ids = new ArrayList<>(assessment.belowLaw(line, decision));
    ids.addAll(decision.decidedBy());
    decision
        .amounts()
        .ifPresent(amounts -> amounts.adjustments().stream().map(Adjustment::clause).forEach(ids::add));
    decision.options().stream().map(Option::clause).forEach(ids::add);
    return wording.clauses(ids);
  }

  private String verdict(Verdict verdict) {
    return page.t()
        .get(
            switch (verdict) {
              case PERMITTED -> "portal.verdict.permitted";
              case PERMITTED_IF -> "portal.verdict.permitted_if";
              case NEEDS_FACTS -> "portal.verdict.needs_facts";
              case REVIEW -> "portal.verdict.review";
              case REFUSED -> "portal.verdict.refused";
            });
  }

  /** Resolutions that are refused for the same reasons are said together. */
  private List<AnswerView.No> refused(LineDecision line) {
    Map<Why, List<String>> titles = new LinkedHashMap<>();
    line.resolutions().stream()
        .filter(decision -> isWorthSaying(line.line(), decision))
        .forEach(
            decision ->
                titles
                    .computeIfAbsent(why(line, decision), _ -> new ArrayList<>())
                    .add(page.t().get("words.resolution." + decision.resolution().code())));
    List<AnswerView.No> refused = new ArrayList<>();
    titles.forEach((why, names) -> refused.add(new AnswerView.No(String.join(", ", names), why.because(), why.turnings())));
    return refused;
  }

  /** Where no clause forbids it but none permits it either, the clauses nearest to permitting it are the answer. */
  private Why why(LineDecision line, ResolutionDecision decision) {
    Set<String> applied =
        line.clauses().stream()
            .filter(outcome -> outcome.result() == ClauseResult.APPLIED)
            .map(ClauseOutcome::clause)
            .collect(Collectors.toSet());
    List<String> forbid = decision.decidedBy().stream().filter(applied::contains).toList();
    List<String> nearest =
        decision.turnings().stream().map(Turning::clause).filter(decision.decidedBy()::contains).toList();
    List<String> because = !forbid.isEmpty() ? forbid : !nearest.isEmpty() ? nearest : decision.decidedBy();
    return new Why(
        wording.clauses(because), decision.turnings().stream().map(wording::turning).distinct().toList());
  }

  private record Why(List<Clause> because, List<String> turnings) {}

  /** The carriers that brought the line, or the store itself. */
  private List<AnswerView.Contact> contacts(Referral referral, Draft.Line line) {
    if (!referral.to().equals("carrier")) {
      var settings = visit.store().settings();
      return List.of(
          new AnswerView.Contact(
              wording.clause(referral.clause()),
              visit.store().name(),
              settings.contactPhone(),
              settings.contactEmail(),
              ""));
    }
    return visit.order().deliveries().stream()
        .filter(parcel -> parcel.quantities().isEmpty() || parcel.quantities().containsKey(line.line()))
        .map(parcel -> carrier(referral, parcel))
        .toList();
  }

  private AnswerView.Contact carrier(Referral referral, Delivery parcel) {
    Map<String, CarrierContact> known = visit.store().settings().carriers();
    CarrierContact contact = known.getOrDefault(parcel.carrier(), new CarrierContact(parcel.carrier(), ""));
    return new AnswerView.Contact(
        wording.clause(referral.clause()), contact.name(), contact.phone(), "", parcel.trackingNumber());
  }
}
