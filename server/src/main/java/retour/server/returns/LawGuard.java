package retour.server.returns;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import retour.policy.decision.Verdict;
import retour.server.policy.UnderLaw;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * Guards what a law grants against a person's refusal: where the law is enforced nobody refuses it, where it is told
 * only, a supervisor does, and the history says which clauses were set aside.
 */
@Component
class LawGuard {

  /** Names the clauses of the law in an event's data. */
  static final String LAW = "law";

  private final CaseFiles files;

  LawGuard(CaseFiles files) {
    this.files = files;
  }

  /**
   * The clauses of the law that a refusal of these items sets aside, for the event's data.
   *
   * @throws Refused with LAW_GRANTS (argument {@code clauses}) where the law is enforced, or with NOT_ALLOWED where it
   *     is told only and the person is no supervisor
   */
  Map<String, String> refusing(CaseUpdate update, List<ReturnItem> items) {
    UnderLaw law = files.decide(update.file(), update.today()).underLaw();
    TreeSet<String> enforced = new TreeSet<>();
    TreeSet<String> granted = new TreeSet<>();
    for (ReturnItem item : items.stream().filter(LawGuard::mayComeBack).toList()) {
      enforced.addAll(law.enforces(item.key(), item.resolution()));
      granted.addAll(law.grants(item.key(), item.resolution()));
    }
    if (!enforced.isEmpty()) {
      throw Refused.because(ProblemCode.LAW_GRANTS, Map.of("clauses", List.copyOf(enforced)));
    }
    if (!granted.isEmpty()) {
      ReturnRights.RULE.require(update.actor());
    }
    return granted.isEmpty() ? Map.of() : Map.of(LAW, String.join(" ", granted));
  }

  /**
   * The clauses of the law that an opinion against an item sets aside, for the event's data. Whether there is a fault is
   * what the opinion finds, so a law that still waits for that is a supervisor's to set aside; what it grants outright
   * nobody turns down where it is enforced.
   *
   * @param verdict of the policy, with all that was found
   * @throws Refused with LAW_GRANTS (argument {@code clauses}) or NOT_ALLOWED
   */
  Map<String, String> finding(CaseUpdate update, ReturnItem item, Verdict verdict) {
    return verdict == Verdict.PERMITTED ? refusing(update, List.of(item)) : waived(update, item);
  }

  private Map<String, String> waived(CaseUpdate update, ReturnItem item) {
    UnderLaw law = files.decide(update.file(), update.today()).underLaw();
    List<String> granted = mayComeBack(item) ? law.grants(item.key(), item.resolution()) : List.of();
    if (!granted.isEmpty()) {
      ReturnRights.RULE.require(update.actor());
    }
    return granted.isEmpty() ? Map.of() : Map.of(LAW, String.join(" ", granted));
  }

  /** Goods that did not come, or others in their place, no law makes a store pay for. */
  private static boolean mayComeBack(ReturnItem item) {
    return switch (item.reception()) {
      case AWAITED, RETURNING, RECEIVED, REFUSED, LOST -> true;
      case MISSING, WRONG_ITEM -> false;
    };
  }
}
