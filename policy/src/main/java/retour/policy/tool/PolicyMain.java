package retour.policy.tool;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Starts the commands for policy documents from a terminal. */
public final class PolicyMain {

  private PolicyMain() {}

  /** Runs one command and ends with its exit code; {@code --help} lists them. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(PolicyCommand.run(List.of(arguments), out, err));
  }
}
