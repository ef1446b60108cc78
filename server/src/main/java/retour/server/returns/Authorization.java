package retour.server.returns;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import retour.policy.decision.LineDecision;
import retour.policy.decision.ResolutionDecision;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** Authorizes, declines, asks back, cancels: the steps before goods may come (clauses IP-03, IC-01, IC-02, IC-17). */
@Service
public class Authorization {

  private static final int TRIES = 5;

  private final CaseFiles files;
  private final CaseWrites writes;
  private final ReturnCases cases;
  private final Requirements requirements;
  private final Numbers numbers;
  private final LawGuard law;
  private final InstantSource clock;

  Authorization(
      CaseFiles files,
      CaseWrites writes,
      ReturnCases cases,
      Requirements requirements,
      Numbers numbers,
      LawGuard law,
      InstantSource clock) {
    this.files = files;
    this.writes = writes;
    this.cases = cases;
    this.requirements = requirements;
    this.numbers = numbers;
    this.law = law;
    this.clock = clock;
  }

  /**
   * Issues the RMA or RGA number. What was never shipped needs no way back: where the policy permits it, such an item
   * is accepted at once.
   *
   * @param manufacturerReference the manufacturer's own reference where the policy requires one (IC-17)
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED or REQUIREMENT_MISSING (argument {@code
   *     requirements}: the codes of what is missing)
   */
  public ReturnCase authorize(CaseCommand command, Optional<String> manufacturerReference) {
    ReturnRights.AUTHORIZE.require(command.actor());
    manufacturerReference.ifPresent(reference -> Claims.requireText(reference, "manufacturer_reference"));
    for (int tries = 1; ; tries++) {
      try {
        return step(command, update -> authorize(update, manufacturerReference));
      } catch (DuplicateKeyException taken) {
        if (tries == TRIES) {
          throw taken;
        }
      }
    }
  }

  /**
   * Turns the request down; its units can be asked back again. What a law grants only a supervisor turns down, and
   * nobody where the store enforces that law.
   *
   * @param reason in staff's words, shown to the shopper
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED, LAW_GRANTS (argument {@code clauses}) or
   *     INVALID_INPUT (field {@code reason})
   */
  public ReturnCase decline(CaseCommand command, String reason) {
    ReturnRights.AUTHORIZE.require(command.actor());
    Claims.requireText(reason, "reason");
    return step(
        command,
        update -> {
          Map<String, String> data = new TreeMap<>(law.refusing(update, update.file().returnCase().items()));
          data.put("reason", reason.strip());
          update.authorization(AuthorizationState.DECLINED);
          releaseAll(update);
          update.event(new NewEvent(CaseEventKind.DECLINED, data));
        });
  }

  /**
   * Asks the shopper something; the answer lands on the case.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED or INVALID_INPUT (field {@code question})
   */
  public ReturnCase ask(CaseCommand command, String question) {
    ReturnRights.AUTHORIZE.require(command.actor());
    Claims.requireText(question, "question");
    return step(
        command,
        update -> {
          requireOpen(update);
          update.awaitReply(true);
          update.event(new NewEvent(CaseEventKind.ASKED, Map.of("text", question.strip())));
        });
  }

  /**
   * The shopper's message or answer, as long as the case is open.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED or INVALID_INPUT (field {@code text})
   */
  public ReturnCase reply(CaseCommand command, String text) {
    ReturnRights.REPLY.require(command.actor());
    Claims.requireText(text, "text");
    return step(
        command,
        update -> {
          requireOpen(update);
          update.awaitReply(false);
          update.event(new NewEvent(CaseEventKind.REPLIED, Map.of("text", text.strip())));
        });
  }

  /**
   * Cancels while nothing has arrived; the units can be returned again.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or NOT_ALLOWED
   */
  public ReturnCase cancel(CaseCommand command) {
    ReturnRights.CANCEL.require(command.actor());
    return step(
        command,
        update -> {
          requireNothingHere(update);
          update.authorization(AuthorizationState.CANCELLED);
          releaseAll(update);
          update.event(new NewEvent(CaseEventKind.CANCELLED, Map.of()));
        });
  }

  private void authorize(CaseUpdate update, Optional<String> manufacturerReference) {
    manufacturerReference
        .map(reference -> new FactValue.Text(reference.strip()))
        .map(reference -> new Fact(Requirements.MANUFACTURER_REFERENCE, reference, FactSource.STAFF))
        .ifPresent(fact -> eachItem(update, item -> update.fact(item.itemNo(), fact)));
    Assessment assessment = files.decide(update.file(), update.today());
    requireEverything(requirements.missing(assessment, requirements.papers(update.file().returnCase())));
    update.issue(Issue.of(update.file().store(), assessment.decision(), numbers, update.now()));
    update.decided("authorization", assessment);
    eachItem(update, item -> acceptWithoutGoods(update, assessment, item));
    eachItem(update, item -> awaitFromCarrier(update, assessment, item));
  }

  private static void acceptWithoutGoods(CaseUpdate update, Assessment assessment, ReturnItem item) {
    LineDecision line = assessment.decision().line(item.key());
    ResolutionDecision decided = line.resolution(item.resolution());
    if (WithoutGoods.acceptance(assessment.order(), line, decided) == Acceptance.ACCEPTED) {
      update.acceptance(item.itemNo(), Acceptance.ACCEPTED, false, Map.of("item", item.key()));
    }
  }

  private static void awaitFromCarrier(CaseUpdate update, Assessment assessment, ReturnItem item) {
    if (Requirements.returnsToSender(assessment.decision().line(item.key()))) {
      update.reception(item.itemNo(), Reception.RETURNING, Optional.empty());
    }
  }

  private static void requireEverything(List<String> missing) {
    if (!missing.isEmpty()) {
      throw Refused.because(ProblemCode.REQUIREMENT_MISSING, Map.of("requirements", missing));
    }
  }

  private static void requireOpen(CaseUpdate update) {
    if (update.file().returnCase().nextActor() == NextActor.NOBODY) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  private static void requireNothingHere(CaseUpdate update) {
    boolean untouched =
        update.file().returnCase().items().stream()
            .allMatch(item -> item.reception() == Reception.AWAITED && item.acceptance() == Acceptance.PENDING);
    if (!untouched) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  private static void releaseAll(CaseUpdate update) {
    eachItem(update, item -> update.release(item.lineNo(), item.quantity()));
  }

  private static void eachItem(CaseUpdate update, Consumer<ReturnItem> step) {
    update.file().returnCase().items().forEach(step);
  }

  private ReturnCase step(CaseCommand command, Consumer<CaseUpdate> change) {
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), clock.instant());
    change.accept(update);
    writes.save(update);
    return cases.get(command.store(), command.id());
  }
}
