package retour.server.withdrawal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import retour.policy.fact.Ruling;
import retour.policy.money.Percent;
import retour.server.evidence.EvidenceFiles;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.RulingGuard;
import retour.server.withdrawal.WithdrawalWrites.Made;

/**
 * What it takes to keep something back for use after a withdrawal (Directive 2011/83/EU Art. 14(2)): a photo, the method
 * in words, and another pair of eyes than the inspector's. The person is told, and can object.
 */
@Component
class ReduceForUse implements RulingGuard {

  private static final String DEDUCT = "deduct";

  private final Withdrawals withdrawals;
  private final WithdrawalWrites writes;
  private final EvidenceFiles evidence;
  private final InstantSource clock;

  ReduceForUse(
      Withdrawals withdrawals, WithdrawalWrites writes, EvidenceFiles evidence, InstantSource clock) {
    this.withdrawals = withdrawals;
    this.writes = writes;
    this.evidence = evidence;
    this.clock = clock;
  }

  @Override
  public void look(Given given) {
    List<Ruling> deductions = given.rulings().stream().filter(each -> each.option().equals(DEDUCT)).toList();
    if (!deductions.isEmpty()) {
      withdrawals
          .ofCase(given.returnCase().store(), given.returnCase().id())
          .filter(found -> found.state() == WithdrawalState.ACCEPTED)
          .ifPresent(found -> reduce(found, given, deductions));
    }
  }

  private void reduce(Withdrawal about, Given given, List<Ruling> deductions) {
    List<String> missing = new ArrayList<>();
    if (!evidence.hasStaffPhoto(about.store(), given.returnCase().id().value())) {
      missing.add("staff_photo");
    }
    if (!isSecond(given)) {
      missing.add("second_person");
    }
    if (!missing.isEmpty()) {
      throw Refused.because(ProblemCode.REQUIREMENT_MISSING, Map.of("requirements", missing));
    }
    Made made = new Made(given.actor(), clock.instant());
    deductions.forEach(ruling -> writes.event(about, WithdrawalEventKind.REDUCED, made, told(given, ruling)));
    writes.task(about, TaskKind.REDUCED, made.at());
  }

  /** Whether somebody else inspected the goods than who rules. */
  private static boolean isSecond(Given given) {
    String ruler = given.actor().who();
    return given.inspectors().stream().anyMatch(inspector -> !inspector.equals(ruler));
  }

  private static Map<String, String> told(Given given, Ruling ruling) {
    return Map.of(
        "item", Integer.toString(given.itemNo()),
        "clause", ruling.clause(),
        "percent", ruling.percent().map(Percent::toString).orElse(""),
        "reason", given.reason());
  }
}
