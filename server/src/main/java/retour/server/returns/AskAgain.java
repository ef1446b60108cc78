package retour.server.returns;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * Lets goods be judged again on the same return that were turned down and are still here: the answer was wrong.
 */
@Service
public class AskAgain {

  private final CaseFiles files;
  private final CaseWrites writes;
  private final ReturnCases cases;
  private final InstantSource clock;

  AskAgain(CaseFiles files, CaseWrites writes, ReturnCases cases, InstantSource clock) {
    this.files = files;
    this.writes = writes;
    this.cases = cases;
    this.clock = clock;
  }

  /** Whether the store still holds goods of the return that it turned down. */
  public boolean holdsGoods(ReturnCase returnCase) {
    return returnCase.items().stream().anyMatch(AskAgain::isHeld);
  }

  /**
   * Takes the answer to the goods back that are still here, in the caller's transaction where there is one.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or NOT_ALLOWED
   */
  public ReturnCase judgeAgain(CaseCommand command, String reason) {
    ReturnRights.AUTHORIZE.require(command.actor());
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), clock.instant());
    List<ReturnItem> held = update.file().returnCase().items().stream().filter(AskAgain::isHeld).toList();
    if (held.isEmpty()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    for (ReturnItem item : held) {
      update.answered(item.itemNo(), Acceptance.PENDING, false);
      update.event(
          new NewEvent(
              CaseEventKind.OVERRIDDEN,
              Map.of("item", item.key(), "acceptance", Acceptance.PENDING.code(), "reason", reason)));
    }
    writes.save(update);
    return cases.get(command.store(), command.id());
  }

  private static boolean isHeld(ReturnItem item) {
    return item.acceptance() == Acceptance.REJECTED
        && item.isHere()
        && item.settledAt().isEmpty()
        && item.disposition().isEmpty();
  }
}
