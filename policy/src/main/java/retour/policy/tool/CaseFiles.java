package retour.policy.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import retour.policy.Policy;
import retour.policy.PolicyRejected;
import retour.policy.cases.PolicyCase;
import retour.policy.language.Findings;
import retour.policy.parse.CaseReader;

/** Finds and reads the cases that stand beside a policy, in its folder {@code cases}. */
public final class CaseFiles {

  private CaseFiles() {}

  /**
   * Reads all case files beside a policy document, in the order of their names.
   *
   * @throws PolicyRejected when a file has any fault
   */
  public static List<PolicyCase> beside(Path document, Policy policy) {
    Path folder = document.toAbsolutePath().resolveSibling("cases");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<PolicyCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        cases.addAll(read(file, policy));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  private static List<PolicyCase> read(Path file, Policy policy) throws IOException {
    String source = Files.readString(file);
    Findings findings = new Findings(file.getFileName().toString(), source);
    List<PolicyCase> cases = CaseReader.read(policy, file.getFileName().toString(), source, findings);
    if (!findings.isEmpty()) {
      throw new PolicyRejected(findings.text());
    }
    return cases;
  }
}
