package retour.server.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import retour.policy.fact.Fact;
import retour.policy.fact.Ruling;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.NextStep.Standing;
import retour.server.returns.ReturnCases.GivenRuling;
import retour.server.returns.ReturnCases.SaidFact;
import retour.server.store.Actor;

/**
 * One step of a case, gathered before it is written as a whole: what changes, what was said, what was decided, and the
 * events that tell of it. The transition tables are held here, and nowhere else.
 */
final class CaseUpdate {

  private final CaseFile file;
  private final Actor actor;
  private final Instant now;
  private AuthorizationState authorization;
  private Optional<Issue> issue = Optional.empty();
  private boolean awaitingReply;
  private Optional<Duty> duty;
  private final Map<Integer, ReturnItem> items = new TreeMap<>();
  private final Set<Integer> removed = new TreeSet<>();
  private final Map<Integer, Integer> released = new HashMap<>();
  private final List<SaidFact> facts = new ArrayList<>();
  private final List<GivenRuling> rulings = new ArrayList<>();
  private final List<NewDecision> decisions = new ArrayList<>();
  private final List<NewEvent> events = new ArrayList<>();

  CaseUpdate(CaseFile file, Actor actor, Instant now) {
    this.file = file;
    this.actor = actor;
    this.now = now;
    this.authorization = file.returnCase().authorization();
    this.awaitingReply = file.returnCase().awaitingReply();
    this.duty = file.returnCase().duty();
  }

  /** A decision made on the way. */
  record NewDecision(String stage, Assessment assessment) {}

  /** @throws Refused with NOT_NOW when the table does not allow it */
  void authorization(AuthorizationState to) {
    requireStep(Transitions.after(authorization).contains(to));
    authorization = to;
    awaitingReply = false;
  }

  void issue(Issue issued) {
    authorization(AuthorizationState.AUTHORIZED);
    issue = Optional.of(issued);
    event(issued.event());
  }

  void awaitReply(boolean awaited) {
    awaitingReply = awaited;
  }

  void duty(Optional<Duty> next) {
    duty = next;
  }

  /**
   * Takes in an item's goods, or notes that they did not come.
   *
   * @throws Refused with NOT_NOW when the table does not allow it
   */
  void reception(int itemNo, Reception to, Optional<Integer> units) {
    ReturnItem item = item(itemNo);
    requireStep(Transitions.after(item.reception()).contains(to) && isOpen(item));
    items.put(itemNo, item.received(to, units));
  }

  /**
   * Answers an item's claim and tells of it; the same answer again changes nothing.
   *
   * @throws Refused with NOT_NOW when the table does not allow it
   */
  void acceptance(int itemNo, Acceptance to, boolean byOverride, Map<String, String> data) {
    ReturnItem item = item(itemNo);
    if (item.acceptance() != to) {
      requireStep(Transitions.after(item.acceptance()).contains(to) && isOpen(item));
      tell(to, data);
      if (to == Acceptance.REJECTED && !item.isHere()) {
        release(item.lineNo(), item.quantity());
      }
    }
    items.put(itemNo, item.answered(to, byOverride));
  }

  /**
   * Answers an item's claim without telling of it here: the opinion on a complaint is told by the complaint.
   *
   * @throws Refused with NOT_NOW when the table does not allow it
   */
  void answered(int itemNo, Acceptance to, boolean byOverride) {
    ReturnItem item = item(itemNo);
    requireStep(item.acceptance() == to || Transitions.after(item.acceptance()).contains(to));
    requireStep(isOpen(item));
    if (to == Acceptance.REJECTED && !item.isHere()) {
      release(item.lineNo(), item.quantity());
    }
    items.put(itemNo, item.answered(to, byOverride));
  }

  /** An item that was changed in another way. */
  void item(ReturnItem changed) {
    items.put(changed.itemNo(), changed);
  }

  /** Units that can be asked back again. */
  void release(int lineNo, int units) {
    if (units > 0) {
      released.merge(lineNo, units, Integer::sum);
    }
  }

  /** Units of a line that others can ask back again; negative: units taken in addition. */
  void shift(int lineNo, int units) {
    released.merge(lineNo, units, Integer::sum);
  }

  /** An item that is taken out of the return. */
  void remove(int itemNo) {
    removed.add(itemNo);
  }

  void fact(int itemNo, Fact fact) {
    facts.add(new SaidFact(itemNo, fact, actor.who(), now));
  }

  void ruling(int itemNo, Ruling ruling, String reason) {
    rulings.add(new GivenRuling(itemNo, ruling, actor.who(), reason, now));
  }

  void decided(String stage, Assessment assessment) {
    decisions.add(new NewDecision(stage, assessment));
  }

  void event(NewEvent event) {
    events.add(event);
  }

  /** The file as it will be, for deciding anew. */
  CaseFile file() {
    return file.withItems(items).without(removed).withFacts(facts).withRulings(rulings);
  }

  ReturnItem item(int itemNo) {
    ReturnItem changed = items.get(itemNo);
    return changed != null ? changed : file.returnCase().item(itemNo);
  }

  LocalDate today() {
    return file.dayOf(now);
  }

  Instant now() {
    return now;
  }

  Actor actor() {
    return actor;
  }

  /** What was decided last on the way. */
  Optional<Assessment> decidedLast() {
    return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast().assessment());
  }

  /** The step that follows; its day stays where nothing but the day would change. */
  NextStep step(Aims aims) {
    ReturnCase before = file.returnCase();
    Optional<LocalDate> expiresOn = issue.map(Issue::expiresOn).or(before::expiresOn);
    Standing standing =
        new Standing(authorization, awaitingReply, expiresOn, duty, file().returnCase().items());
    NextStep next = NextStep.of(standing, aims, today());
    return isDuty(next)
        ? next
        : next.keepingDayOf(new NextStep(before.status(), before.nextActor(), before.dueOn()), aims);
  }

  /** What is to be done for settled items has a day of its own. */
  private boolean isDuty(NextStep next) {
    return duty.filter(due -> next.actor() == due.by() && next.dueOn().equals(Optional.of(due.dueOn()))).isPresent();
  }

  CaseRecord record() {
    return new CaseRecord(
        file.returnCase(),
        authorization,
        issue,
        awaitingReply,
        duty,
        List.copyOf(items.values()),
        Set.copyOf(removed),
        Map.copyOf(released),
        List.copyOf(facts),
        List.copyOf(rulings),
        List.copyOf(decisions),
        List.copyOf(events));
  }

  /** What is written. */
  record CaseRecord(
      ReturnCase seen,
      AuthorizationState authorization,
      Optional<Issue> issue,
      boolean awaitingReply,
      Optional<Duty> duty,
      List<ReturnItem> items,
      Set<Integer> removed,
      Map<Integer, Integer> released,
      List<SaidFact> facts,
      List<GivenRuling> rulings,
      List<NewDecision> decisions,
      List<NewEvent> events) {}

  private void tell(Acceptance to, Map<String, String> data) {
    switch (to) {
      case ACCEPTED -> event(new NewEvent(CaseEventKind.ITEM_ACCEPTED, data));
      case REJECTED -> event(new NewEvent(CaseEventKind.ITEM_REJECTED, data));
      case PENDING, NEEDS_REVIEW -> {}
    }
  }

  /** Neither settled, nor sent on its way, nor turned down while the goods are not here. */
  private static boolean isOpen(ReturnItem item) {
    return item.settledAt().isEmpty()
        && item.disposition().isEmpty()
        && (item.acceptance() != Acceptance.REJECTED || item.isHere());
  }

  private static void requireStep(boolean allowed) {
    if (!allowed) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }
}
