package retour.policy.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import retour.policy.cases.CaseRun;
import retour.policy.cases.CaseSuite;
import retour.policy.cases.Coverage;
import retour.policy.cases.Difference;
import retour.policy.cases.PolicyCase;
import retour.policy.explain.CaseText;

/** Runs the cases beside policy documents and tells what fails and what no case shows. */
final class TestCommand {

  private final Arguments arguments;
  private final PrintStream out;
  private final CaseText text;

  TestCommand(Arguments arguments, PrintStream out) {
    this.arguments = arguments;
    this.out = out;
    this.text = new CaseText(arguments.locale());
  }

  /** Whether all is well with every document, cases without a fault and at least one of each. */
  boolean run() throws IOException {
    boolean well = true;
    for (String file : arguments.files()) {
      well &= run(file);
    }
    return well;
  }

  private boolean run(String file) throws IOException {
    CaseSuite suite = CaseFiles.suite(Path.of(file));
    int failed = 0;
    for (PolicyCase each : suite.cases()) {
      List<Difference> differences = CaseRun.differences(each);
      if (!differences.isEmpty()) {
        out.print(text.failed(each, differences));
        failed++;
      }
    }
    if (failed > 0) {
      out.println(text.legend());
    }
    List<Coverage.Gap> gaps = Coverage.of(suite).gaps();
    out.print(text.gaps(gaps));
    out.println(file + ": " + text.count(suite.cases().size(), failed));
    return failed == 0 && !suite.cases().isEmpty() && (gaps.isEmpty() || !arguments.strict());
  }
}
