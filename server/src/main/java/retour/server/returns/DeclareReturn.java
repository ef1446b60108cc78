package retour.server.returns;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.fact.Facts;
import retour.server.policy.PolicyKind;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * Takes a return that was asked for as declared, such as a withdrawal: from then on nothing holds it up, and it is for
 * money. What was said, sent and found stays with it.
 */
@Service
public class DeclareReturn {

  /** Of an acceptance: whether the goods were not here yet. */
  static final String UNSEEN = "unseen";

  private final CaseFiles files;
  private final CaseWrites writes;
  private final ReturnCases cases;
  private final Acceptances acceptances;
  private final Numbers numbers;
  private final PolicyVersions policies;
  private final InstantSource clock;

  DeclareReturn(
      CaseFiles files,
      CaseWrites writes,
      ReturnCases cases,
      Acceptances acceptances,
      Numbers numbers,
      PolicyVersions policies,
      InstantSource clock) {
    this.files = files;
    this.writes = writes;
    this.cases = cases;
    this.acceptances = acceptances;
    this.numbers = numbers;
    this.policies = policies;
    this.clock = clock;
  }

  /** Whether a return can still be declared: it is open, no complaint, and nothing of it is settled. */
  public boolean isPossible(ReturnCase returnCase) {
    boolean open =
        switch (returnCase.authorization()) {
          case REQUESTED, AUTHORIZED -> true;
          case DECLINED, CANCELLED -> false;
        };
    return open
        && returnCase.items().stream().allMatch(DeclareReturn::isOpen)
        && policies.get(returnCase.store(), returnCase.policyVersion()).kind() == PolicyKind.RETURNS;
  }

  /**
   * Declares it, in the caller's transaction where there is one.
   *
   * @param noted what the store itself knows of it, by item number; 0 is the whole return
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or NOT_ALLOWED
   */
  public ReturnCase declare(CaseCommand command, Map<Integer, Facts> noted) {
    return step(
        command,
        noted,
        update -> {
          List<ReturnItem> items = update.file().returnCase().items();
          items.forEach(item -> update.item(update.item(item.itemNo()).as(Resolution.REFUND)));
          if (update.file().returnCase().authorization() == AuthorizationState.REQUESTED) {
            authorize(update, items);
          }
        });
  }

  /**
   * Notes facts and decides anew, in the caller's transaction where there is one.
   *
   * @param noted what the store itself knows of it, by item number; 0 is the whole return
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or NOT_ALLOWED
   */
  public ReturnCase note(CaseCommand command, Map<Integer, Facts> noted) {
    return step(command, noted, _ -> {});
  }

  /** Whether something could be accepted before its goods are here: {@link #acceptUnseen}. */
  public boolean isAcceptableUnseen(ReturnCase returnCase) {
    return isPossible(returnCase)
        && returnCase.authorization() == AuthorizationState.AUTHORIZED
        && returnCase.items().stream()
            .anyMatch(item -> !item.isHere() && item.acceptance() == Acceptance.PENDING);
  }

  /**
   * Accepts, before the goods are here, what the policy permits or would if the inspection confirms it: where a law lets
   * the money be held no longer, such as on a proof of sending. Goods that come before the money is out hold it no more;
   * what an inspector finds of them until then counts. In the caller's transaction where there is one.
   *
   * @return the return, unchanged where the policy permits nothing of it as it stands
   * @throws Refused with NOT_FOUND, CHANGED_MEANWHILE or NOT_ALLOWED
   */
  public ReturnCase acceptUnseen(CaseCommand command) {
    return unseen(command, Acceptance.PENDING, Acceptance.ACCEPTED);
  }

  /**
   * Takes {@link #acceptUnseen} back for what is not settled: the goods are waited for again.
   *
   * @throws Refused with NOT_FOUND, CHANGED_MEANWHILE or NOT_ALLOWED
   */
  public ReturnCase awaitGoods(CaseCommand command) {
    return unseen(command, Acceptance.ACCEPTED, Acceptance.PENDING);
  }

  private ReturnCase unseen(CaseCommand command, Acceptance from, Acceptance to) {
    ReturnRights.FILE.require(command.actor());
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), clock.instant());
    Assessment assessment = files.decide(update.file(), update.today());
    List<ReturnItem> waiting =
        update.file().returnCase().items().stream()
            .filter(item -> !item.isHere() && !item.overridden() && item.settledAt().isEmpty())
            .filter(item -> item.acceptance() == from)
            .filter(item -> to == Acceptance.PENDING || isPermitted(assessment, item))
            .toList();
    if (waiting.isEmpty()) {
      return update.file().returnCase();
    }
    waiting.forEach(
        item -> update.acceptance(item.itemNo(), to, false, Map.of("item", item.key(), UNSEEN, "yes")));
    writes.save(update);
    return cases.get(command.store(), command.id());
  }

  private static boolean isPermitted(Assessment assessment, ReturnItem item) {
    return switch (assessment.decision().line(item.key()).resolution(item.resolution()).verdict()) {
      case PERMITTED, PERMITTED_IF -> true;
      case NEEDS_FACTS, REVIEW, REFUSED -> false;
    };
  }

  private ReturnCase step(CaseCommand command, Map<Integer, Facts> noted, Consumer<CaseUpdate> change) {
    ReturnRights.FILE.require(command.actor());
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), clock.instant());
    if (!isPossible(update.file().returnCase())) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    noted.forEach((itemNo, facts) -> facts.all().forEach(fact -> update.fact(itemNo, fact)));
    change.accept(update);
    acceptances.decideAnew(update, "authorization");
    writes.save(update);
    return cases.get(command.store(), command.id());
  }

  private void authorize(CaseUpdate update, List<ReturnItem> items) {
    Assessment assessment = files.decide(update.file(), update.today());
    update.issue(Issue.of(update.file().store(), assessment.decision(), numbers, update.now()));
    for (ReturnItem item : items) {
      LineDecision line = assessment.decision().line(item.key());
      ResolutionDecision decided = line.resolution(Resolution.REFUND);
      if (WithoutGoods.acceptance(assessment.order(), line, decided) == Acceptance.ACCEPTED) {
        update.acceptance(item.itemNo(), Acceptance.ACCEPTED, false, Map.of("item", item.key()));
      }
    }
  }

  private static boolean isOpen(ReturnItem item) {
    return item.settledAt().isEmpty() && item.disposition().isEmpty() && item.acceptance() != Acceptance.REJECTED;
  }
}
