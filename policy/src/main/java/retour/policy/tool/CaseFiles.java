package retour.policy.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.PolicyRejected;
import retour.policy.cases.PolicyCase;
import retour.policy.language.Findings;
import retour.policy.parse.CaseReader;

/**
 * Finds and reads the cases that stand beside a policy, in its folder {@code cases}: for {@code returns.yaml} the files
 * whose names begin with {@code returns}.
 */
public final class CaseFiles {

  private final Path document;
  private final String source;

  private CaseFiles(Path document, String source) {
    this.document = document;
    this.source = source;
  }

  /**
   * Reads all case files beside a policy document, in the order of their names.
   *
   * @throws PolicyRejected when the document or a file has any fault
   */
  public static List<PolicyCase> beside(Path document) throws IOException {
    Path folder = document.toAbsolutePath().resolveSibling("cases");
    CaseFiles reader = new CaseFiles(document, Files.readString(document));
    List<PolicyCase> cases = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(reader::isOurs).sorted().toList()) {
          cases.addAll(reader.read(file));
        }
      }
    }
    return cases;
  }

  private boolean isOurs(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = String.valueOf(document.getFileName()).replace(".yaml", "");
    return name.startsWith(stem) && name.endsWith(".yaml");
  }

  private List<PolicyCase> read(Path file) throws IOException {
    String text = Files.readString(file);
    String name = file.getFileName().toString();
    Findings findings = new Findings(name, text);
    Policy policy = compile(CaseReader.layers(text, findings));
    List<PolicyCase> cases = CaseReader.read(policy, name, text, findings);
    if (!findings.isEmpty()) {
      throw new PolicyRejected(findings.text());
    }
    return cases;
  }

  private Policy compile(List<String> layers) throws IOException {
    List<String> sources = new ArrayList<>(List.of(source));
    for (String layer : layers) {
      sources.add(Files.readString(document.toAbsolutePath().resolveSibling(layer)));
    }
    return Policies.compile(sources, 0);
  }
}
