package retour.server.returns;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.policy.fact.Ruling;
import retour.server.policy.PolicyKind;

/** Answers the claims of a case's items by the policy, anew after each finding and ruling. */
@Component
class Acceptances {

  /** Noted with an item whose goods came after the last day of their authorization. */
  static final String ARRIVED_LATE = "arrived_late";

  private static final String REFUSE = "refuse";

  private final CaseFiles files;

  Acceptances(CaseFiles files) {
    this.files = files;
  }

  /**
   * Decides the case as it will be and answers each item that is open, here, and not a supervisor's own answer. A
   * complaint is answered by its opinion alone.
   *
   * @param stage under which the decision is kept
   */
  void decideAnew(CaseUpdate update, String stage) {
    Assessment assessment = files.decide(update.file(), update.today());
    update.decided(stage, assessment);
    if (update.file().version().kind() == PolicyKind.COMPLAINTS) {
      return;
    }
    for (ReturnItem seen : update.file().returnCase().items()) {
      ReturnItem item = resolved(update, seen, assessment.decision());
      if (item.isHere() && !item.overridden() && item.settledAt().isEmpty() && item.disposition().isEmpty()) {
        answer(update, item, assessment);
      }
    }
  }

  /** Whether the policy leaves this choice to staff for the item as it stands. */
  boolean allows(CaseUpdate update, int itemNo, Ruling ruling) {
    LineDecision line =
        files.decide(update.file(), update.today()).decision().line(update.item(itemNo).key());
    boolean named =
        line.resolutions().stream().flatMap(Acceptances::clausesOpenToStaff).anyMatch(ruling.clause()::equals)
            || update.file().rulingsOn(itemNo).stream().anyMatch(given -> given.clause().equals(ruling.clause()))
            || ruling.option().equals(Ruling.WAIVE);
    return named && isKnown(update, itemNo, ruling);
  }

  private static Stream<String> clausesOpenToStaff(ResolutionDecision resolution) {
    Stream<String> options = resolution.options().stream().map(option -> option.clause());
    Stream<String> proposals =
        resolution.amounts().stream()
            .flatMap(amounts -> amounts.adjustments().stream())
            .filter(adjustment -> adjustment.leavesChoice())
            .map(adjustment -> adjustment.clause());
    return Stream.concat(options, proposals);
  }

  /** The policy itself knows its clauses, options and ranges best: it refuses to decide on any other. */
  private boolean isKnown(CaseUpdate update, int itemNo, Ruling ruling) {
    CaseFile tried =
        update.file().withRulings(List.of(new ReturnCases.GivenRuling(itemNo, ruling, "", "", update.now())));
    try {
      boolean refusedAfter = isRefused(tried, itemNo, update.today());
      return !ruling.option().equals(Ruling.WAIVE) || !refusedAfter || isRefused(update.file(), itemNo, update.today());
    } catch (IllegalArgumentException notAnOption) {
      return false;
    }
  }

  /** To let a clause rest is in the customer's favour: it may not take away what was possible. */
  private boolean isRefused(CaseFile file, int itemNo, LocalDate today) {
    ReturnItem item = file.returnCase().item(itemNo);
    return files.decide(file, today).decision().line(item.key()).resolution(item.resolution()).verdict()
        == Verdict.REFUSED;
  }

  /** A ruling may give another resolution than was asked for, such as a repair (clause IC-15). */
  private static ReturnItem resolved(CaseUpdate update, ReturnItem item, Decision decision) {
    LineDecision line = decision.line(item.key());
    if (item.settledAt().isPresent() || line.resolution(item.resolution()).verdict() != Verdict.REFUSED) {
      return item;
    }
    Optional<Resolution> given =
        update.file().rulingsOn(item.itemNo()).stream()
            .flatMap(ruling -> Stream.of(Resolution.values()).filter(each -> each.code().equals(ruling.option())))
            .filter(each -> line.resolution(each).verdict() != Verdict.REFUSED)
            .findFirst();
    given.ifPresent(resolution -> update.item(update.item(item.itemNo()).as(resolution)));
    return update.item(item.itemNo());
  }

  private static void answer(CaseUpdate update, ReturnItem item, Assessment assessment) {
    ResolutionDecision decided = assessment.decision().line(item.key()).resolution(item.resolution());
    Acceptance to =
        switch (decided.verdict()) {
          // An expired number makes nothing void: a supervisor accepts or rejects what came too late.
          case PERMITTED -> isLate(update, item) ? Acceptance.NEEDS_REVIEW : Acceptance.ACCEPTED;
          case REFUSED -> refused(update, item, assessment, decided);
          case REVIEW -> Acceptance.NEEDS_REVIEW;
          case PERMITTED_IF, NEEDS_FACTS -> Acceptance.PENDING;
        };
    Map<String, String> data = new TreeMap<>(Map.of("item", item.key()));
    if (to == Acceptance.REJECTED) {
      data.put("clauses", String.join(" ", decided.decidedBy()));
    }
    update.acceptance(item.itemNo(), to, false, data);
  }

  private static boolean isLate(CaseUpdate update, ReturnItem item) {
    return update.file().facts().stream()
        .anyMatch(said -> said.itemNo() == item.itemNo() && said.fact().name().equals(ARRIVED_LATE));
  }

  /** Whether a person refuses by it; to confirm a rate is none. */
  static boolean isRefusal(Ruling ruling) {
    boolean confirmed = ruling.option().equals(Ruling.CONFIRM) && ruling.percent().isEmpty();
    return confirmed || ruling.option().equals(REFUSE);
  }

  /** What a law grants the policy alone does not reject: a person does, by ruling or against the policy. */
  private static Acceptance refused(
      CaseUpdate update, ReturnItem item, Assessment assessment, ResolutionDecision decided) {
    Set<String> ruled =
        update.file().rulingsOn(item.itemNo()).stream()
            .filter(Acceptances::isRefusal)
            .map(Ruling::clause)
            .collect(Collectors.toSet());
    boolean byPerson = !decided.decidedBy().isEmpty() && ruled.containsAll(decided.decidedBy());
    return byPerson || assessment.belowLaw(item.key(), decided).isEmpty()
        ? Acceptance.REJECTED
        : Acceptance.NEEDS_REVIEW;
  }
}
