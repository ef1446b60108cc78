package retour.server.returns;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import retour.policy.decision.ResolutionDecision;
import retour.server.order.OrderLine;
import retour.server.policy.PolicyKind;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * Changes what comes back, as long as nothing has: other quantities, or an item less. The policy decides anew, on the
 * day of the request as before; number and last day stay. What was asked for first stands in the history and in the
 * decisions. A further line of the order is a request of its own.
 */
@Service
public class AmendReturn {

  private final CaseFiles files;
  private final CaseWrites writes;
  private final ReturnCases cases;
  private final List<AmendGuard> guards;
  private final InstantSource clock;

  AmendReturn(
      CaseFiles files, CaseWrites writes, ReturnCases cases, List<AmendGuard> guards, InstantSource clock) {
    this.guards = List.copyOf(guards);
    this.files = files;
    this.writes = writes;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * Changes units.
   *
   * @param units by item number; 0 takes the item out, items left out stay as they are
   * @param reason in the words of who changes it, may be empty
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, NOT_NOW (something came, the return is no request
   *     any more, or other goods were chosen for an item that would be taken out), QUANTITY_NOT_AVAILABLE, RESOLUTION_REFUSED where the policy refuses what would be left (arguments
   *     {@code line_no}, {@code resolution}, {@code clauses}), or INVALID_INPUT (fields {@code /units/N}: {@code
   *     unknown_item}, {@code negative}; {@code /units}: {@code nothing_left}, {@code nothing_changed}; {@code reason}:
   *     {@code too_long})
   */
  public ReturnCase amend(CaseCommand command, Map<Integer, Integer> units, String reason) {
    ReturnRights.AMEND.require(command.actor());
    if (reason.length() > Claims.LONGEST_TEXT) {
      throw Refused.fields(List.of(new FieldFault("reason", "too_long")));
    }
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), clock.instant());
    requireNothingHere(update);
    guards.forEach(guard -> guard.look(update.file().returnCase()));
    Assessment before = files.decide(update.file(), update.today());
    Map<Integer, Integer> changed = changed(update.file().returnCase(), units);
    changed.forEach((itemNo, wanted) -> change(update, itemNo, wanted));
    decideAnew(update, before);
    update.event(new NewEvent(CaseEventKind.AMENDED, told(command, changed, reason)));
    try {
      writes.save(update);
    } catch (DataAccessException taken) {
      if (Conflict.isConstraint(taken, "order_line_returned_within")) {
        throw Refused.because(ProblemCode.QUANTITY_NOT_AVAILABLE);
      }
      if (Conflict.isStillReferredTo(taken)) {
        throw Refused.because(ProblemCode.NOT_NOW);
      }
      throw taken;
    }
    return cases.get(command.store(), command.id());
  }

  private static void requireNothingHere(CaseUpdate update) {
    ReturnCase found = update.file().returnCase();
    boolean open =
        found.authorization() == AuthorizationState.REQUESTED || found.authorization() == AuthorizationState.AUTHORIZED;
    boolean untouched =
        found.items().stream()
            .allMatch(item -> item.reception() == Reception.AWAITED && item.acceptance() == Acceptance.PENDING);
    if (!open || !untouched || update.file().version().kind() == PolicyKind.COMPLAINTS) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  /** What really changes. */
  private static Map<Integer, Integer> changed(ReturnCase found, Map<Integer, Integer> units) {
    Map<Integer, Integer> before =
        found.items().stream().collect(Collectors.toMap(ReturnItem::itemNo, ReturnItem::quantity));
    List<FieldFault> faults = new ArrayList<>();
    Map<Integer, Integer> changed = new TreeMap<>();
    new TreeMap<>(units)
        .forEach(
            (itemNo, wanted) -> {
              if (!before.containsKey(itemNo)) {
                faults.add(new FieldFault("/units/" + itemNo, "unknown_item"));
              } else if (wanted < 0) {
                faults.add(new FieldFault("/units/" + itemNo, "negative"));
              } else if (!wanted.equals(before.get(itemNo))) {
                changed.put(itemNo, wanted);
              }
            });
    boolean nothingLeft = before.keySet().stream().allMatch(item -> Integer.valueOf(0).equals(changed.get(item)));
    if (faults.isEmpty() && (changed.isEmpty() || nothingLeft)) {
      faults.add(new FieldFault("/units", changed.isEmpty() ? "nothing_changed" : "nothing_left"));
    }
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
    return changed;
  }

  private void change(CaseUpdate update, int itemNo, int wanted) {
    ReturnItem item = update.item(itemNo);
    if (wanted == 0) {
      update.remove(itemNo);
      update.release(item.lineNo(), item.quantity());
      return;
    }
    int available = update.file().order().line(item.lineNo()).map(OrderLine::available).orElse(0);
    if (wanted > available) {
      throw Refused.because(
          ProblemCode.QUANTITY_NOT_AVAILABLE,
          Map.of("line_no", item.lineNo(), "wanted", wanted, "available", available));
    }
    update.item(item.of(wanted, files.money(update.file(), item.lineNo(), wanted)));
    update.shift(item.lineNo(), item.quantity() - wanted);
  }

  /** What was filed against the policy stays so; what it permitted it has to permit still. */
  private void decideAnew(CaseUpdate update, Assessment before) {
    Assessment assessment = files.decide(update.file(), update.today());
    for (ReturnItem item : update.file().returnCase().items()) {
      ResolutionDecision decided = assessment.decision().line(item.key()).resolution(item.resolution());
      ResolutionDecision decidedBefore = before.decision().line(item.key()).resolution(item.resolution());
      if (before.isOpen(item.key(), decidedBefore) && !assessment.isOpen(item.key(), decided)) {
        throw Refused.because(
            ProblemCode.RESOLUTION_REFUSED,
            Map.of(
                "line_no", item.lineNo(),
                "resolution", item.resolution().code(),
                "clauses", decided.decidedBy()));
      }
    }
    update.decided("request", assessment);
  }

  private static Map<String, String> told(CaseCommand command, Map<Integer, Integer> changed, String reason) {
    Map<String, String> data = new TreeMap<>();
    data.put("item", changed.keySet().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    data.put("after", changed.values().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    data.put("by", command.actor().kind());
    if (!reason.isBlank()) {
      data.put("reason", reason.strip());
    }
    return data;
  }
}
