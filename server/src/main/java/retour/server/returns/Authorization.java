package retour.server.returns;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** Authorizes, declines, asks back, cancels: the steps before goods may come (clauses IP-03, IC-01, IC-02, IC-17). */
@Service
public class Authorization {

  /**
   * Issues the RMA or RGA number.
   *
   * @param manufacturerReference the manufacturer's own reference where the policy requires one (IC-17)
   * @throws retour.server.problem.Refused with NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED or REQUIREMENT_MISSING
   */
  public ReturnCase authorize(CaseCommand command, Optional<String> manufacturerReference) {
    throw new UnsupportedOperationException(command.toString() + manufacturerReference);
  }

  /** @param reason in staff's words, shown to the shopper */
  public ReturnCase decline(CaseCommand command, String reason) {
    throw new UnsupportedOperationException(command.toString() + reason);
  }

  /** Asks the shopper something; the answer lands on the case. */
  public ReturnCase ask(CaseCommand command, String question) {
    throw new UnsupportedOperationException(command.toString() + question);
  }

  /** The shopper's message or answer. */
  public ReturnCase reply(CaseCommand command, String text) {
    throw new UnsupportedOperationException(command.toString() + text);
  }

  /** Cancels while nothing has arrived; the units can be returned again. */
  public ReturnCase cancel(CaseCommand command) {
    throw new UnsupportedOperationException(command.toString());
  }
}
