package retour.server.returns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;

/** What was found when the goods arrived, and what staff rules on it (clauses IP-02, IE-11..15, IC-05..12). */
@Service
public class Inspection {

  /**
   * Records findings of one item. The decision is made anew with them: the item is then accepted, rejected, needs a
   * ruling, or still waits for findings.
   *
   * @param findings by fact name; the policy's checklist names what still matters
   */
  public ReturnCase record(CaseCommand command, int itemNo, Map<String, FactValue> findings) {
    throw new UnsupportedOperationException(command.toString() + itemNo + findings);
  }

  /**
   * Chooses where a clause says 'may'.
   *
   * @throws retour.server.problem.Refused with NOT_ALLOWED when the role is not supervisor or above, INVALID_INPUT when
   *     the option or rate is none of those the clause names
   */
  public ReturnCase rule(CaseCommand command, int itemNo, List<Ruling> rulings, String reason) {
    throw new UnsupportedOperationException(command.toString() + itemNo + rulings + reason);
  }

  /**
   * Departs from the policy for one item: a supervisor's act, with a reason, kept in the history.
   *
   * @throws retour.server.problem.Refused with NOT_ALLOWED or INVALID_INPUT (no reason)
   */
  public ReturnCase override(CaseCommand command, int itemNo, Acceptance acceptance, String reason) {
    throw new UnsupportedOperationException(command.toString() + itemNo + acceptance + reason);
  }

  /** Where the goods go. */
  public ReturnCase dispose(CaseCommand command, int itemNo, Optional<Disposition> disposition) {
    throw new UnsupportedOperationException(command.toString() + itemNo + disposition);
  }
}
