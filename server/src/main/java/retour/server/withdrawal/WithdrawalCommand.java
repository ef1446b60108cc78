package retour.server.withdrawal;

import java.util.Map;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * A step about one statement.
 *
 * @param version the statement's version that the actor saw
 */
public record WithdrawalCommand(StoreId store, WithdrawalId id, long version, Actor actor) {

  /** @throws Refused with NOT_FOUND or CHANGED_MEANWHILE */
  Withdrawal open(Withdrawals withdrawals) {
    Withdrawal seen = withdrawals.get(store, id);
    if (seen.version() != version) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE, Map.of("version", seen.version()));
    }
    return seen;
  }
}
