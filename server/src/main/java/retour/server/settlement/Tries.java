package retour.server.settlement;

import java.util.function.Supplier;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** Steps that name no version of the case: where somebody else changed the case meanwhile, they look again. */
final class Tries {

  private static final int MOST = 5;

  private Tries() {}

  static <T> T again(Supplier<T> step) {
    for (int tries = 1; ; tries++) {
      try {
        return step.get();
      } catch (Refused changed) {
        if (changed.code() != ProblemCode.CHANGED_MEANWHILE || tries == MOST) {
          throw changed;
        }
      }
    }
  }
}
