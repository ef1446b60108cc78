package retour.server.withdrawal;

import org.springframework.stereotype.Component;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.AmendGuard;
import retour.server.returns.ReturnCase;

/** From how much of a contract somebody withdrew the statement says; nobody takes that back by a count. */
@Component
class KeepDeclaredUnits implements AmendGuard {

  private final Withdrawals withdrawals;

  KeepDeclaredUnits(Withdrawals withdrawals) {
    this.withdrawals = withdrawals;
  }

  @Override
  public void look(ReturnCase found) {
    if (withdrawals.ofCase(found.store(), found.id()).isPresent()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }
}
