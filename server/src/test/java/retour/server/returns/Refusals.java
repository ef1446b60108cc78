package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** What commands are refused for. */
public final class Refusals {

  private Refusals() {}

  public static void assertRefused(Supplier<?> command, ProblemCode code) {
    assertThat(of(command)).contains(code);
  }

  /** Empty when the command was not refused. */
  public static Optional<ProblemCode> of(Supplier<?> command) {
    try {
      Object _ = command.get();
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused.code());
    }
  }
}
