package retour.policy.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.PolicyRejected;
import retour.policy.PolicySource;
import retour.policy.PolicySources;
import retour.policy.cases.CaseSuite;
import retour.policy.cases.PolicyCase;
import retour.policy.language.Clause;
import retour.policy.language.Document;
import retour.policy.language.Findings;
import retour.policy.parse.CaseReader;

/**
 * Finds and reads the cases that stand beside a policy, in its folder {@code cases}: for {@code returns.yaml} the files
 * whose names begin with {@code returns}.
 */
public final class CaseFiles {

  private final Path document;
  private final Map<String, Clause> clauses = new LinkedHashMap<>();

  private CaseFiles(Path document) {
    this.document = document;
  }

  /**
   * Reads all cases beside a policy document, in the order of their files' names.
   *
   * @throws PolicyRejected when the document or a file has any fault
   */
  public static List<PolicyCase> beside(Path document) throws IOException {
    return suite(document).cases();
  }

  /**
   * Reads all cases beside a policy document, with the clauses that they are about.
   *
   * @throws PolicyRejected when the document or a file has any fault
   */
  public static CaseSuite suite(Path document) throws IOException {
    return new CaseFiles(document).suite();
  }

  private CaseSuite suite() throws IOException {
    add(Policies.read(PolicySources.files(document, List.of())));
    Path folder = document.toAbsolutePath().resolveSibling("cases");
    List<PolicyCase> cases = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(this::isOurs).sorted().toList()) {
          cases.addAll(read(file));
        }
      }
    }
    return new CaseSuite(List.copyOf(clauses.values()), cases);
  }

  private boolean isOurs(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = String.valueOf(document.getFileName()).replace(".yaml", "");
    return name.startsWith(stem) && name.endsWith(".yaml");
  }

  private List<PolicyCase> read(Path file) throws IOException {
    String text = PolicySource.read(file).text();
    String name = document.resolveSibling("cases").resolve(file.getFileName()).toString();
    Findings findings = new Findings(name, text);
    Policy policy = compile(CaseReader.layers(text, findings));
    List<PolicyCase> cases = CaseReader.read(policy, name, text, findings);
    if (!findings.isEmpty()) {
      throw new PolicyRejected(findings.text());
    }
    return cases;
  }

  private Policy compile(List<String> layers) throws IOException {
    List<Path> laws = layers.stream().map(layer -> document.toAbsolutePath().resolveSibling(layer).normalize()).toList();
    PolicySources sources = PolicySources.files(document, laws);
    add(Policies.read(sources));
    return Policies.compile(sources, 0);
  }

  private void add(List<Document> documents) {
    documents.forEach(each -> each.clauses().forEach(clause -> clauses.putIfAbsent(clause.id(), clause)));
  }
}
