package retour.policy.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.PolicyRejected;
import retour.policy.PolicySources;
import retour.policy.cases.PolicyCase;
import retour.policy.check.Meaning;
import retour.policy.explain.Explanation;
import retour.policy.explain.FactList;
import retour.policy.explain.MeaningText;
import retour.policy.explain.PublicPage;
import retour.policy.explain.ReturnPolicyFacts;
import retour.policy.explain.SchemaOrg;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.Ruling;
import retour.policy.language.Document;

/** The commands for policy documents, as functions from arguments to an exit code. */
public final class PolicyCommand {

  private static final int WELL = 0;
  private static final int FOUND = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private final PrintStream out;
  private final PrintStream err;

  private PolicyCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs one command.
   *
   * @param arguments such as {@code check policies/impress/returns.yaml}
   * @param out where results go
   * @param err where it is told what went wrong with the command itself
   * @return 0 when all is well, 1 when something was found, 2 when the command was not understood
   */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    PolicyCommand command = new PolicyCommand(out, err);
    Optional<Arguments> read = Arguments.read(arguments);
    if (read.isEmpty()) {
      err.print(usage());
      return NOT_UNDERSTOOD;
    }
    try {
      return command.run(read.get());
    } catch (IOException e) {
      err.println("a file cannot be read: " + e.getMessage());
    } catch (PolicyRejected e) {
      err.print(e.getMessage());
    }
    return FOUND;
  }

  private int run(Arguments arguments) throws IOException {
    return switch (arguments.verb()) {
      case CHECK -> check(arguments);
      case TEST -> new TestCommand(arguments, out).run() ? WELL : FOUND;
      case EXPLAIN -> explain(arguments);
      case FACTS -> facts(arguments);
      case PRINT -> print(arguments);
      case HELP -> help();
    };
  }

  private int help() {
    out.print(usage());
    return WELL;
  }

  private int check(Arguments arguments) throws IOException {
    int faulty = 0;
    for (String file : arguments.files()) {
      try {
        PolicySources sources = sources(file, arguments);
        List<Document> documents = Policies.read(sources);
        int clauses = documents.getFirst().clauses().size();
        out.println(file + ": " + clauses + (clauses == 1 ? " clause" : " clauses") + ", no fault found");
        List<Meaning> meanings = Policies.examine(sources);
        out.print(MeaningText.text(meanings, arguments.locale()));
        faulty += arguments.strict() && meanings.stream().anyMatch(each -> each.kind().isWarning()) ? 1 : 0;
      } catch (PolicyRejected e) {
        out.print(e.getMessage());
        faulty++;
      }
    }
    return faulty == 0 ? WELL : FOUND;
  }

  private int explain(Arguments arguments) throws IOException {
    String wanted = arguments.files().getLast();
    Optional<PolicyCase> found =
        CaseFiles.beside(Path.of(arguments.files().getFirst())).stream()
            .filter(each -> each.clause().equals(wanted) || each.name().contains(wanted))
            .findFirst();
    if (found.isEmpty()) {
      err.println("no case `" + wanted + "` beside " + arguments.files().getFirst());
      return FOUND;
    }
    PolicyCase each = found.get();
    out.println(each.where() + ": " + each.clause() + ": " + each.name());
    if (arguments.laws().isEmpty()) {
      explain(each.policy(), each.facts(), each.today(), arguments);
    } else {
      explainBoth(each, arguments);
    }
    return WELL;
  }

  /** As written, and under the law; what staff decided on a clause of the law does not count for the former. */
  private void explainBoth(PolicyCase each, Arguments arguments) throws IOException {
    Path file = Path.of(arguments.files().getFirst());
    Policy written = Policies.compile(PolicySources.files(file, List.of()), 0);
    List<LineFacts> lines = each.facts().lines().stream().map(line -> ruledOn(line, written)).toList();
    explain(written, new CaseFacts(each.facts().shared(), lines), each.today(), arguments);
    out.println();
    out.println(Explanation.underLaw(arguments.locale()));
    explain(Policies.compile(sources(file.toString(), arguments), 0), each.facts(), each.today(), arguments);
  }

  private static LineFacts ruledOn(LineFacts line, Policy policy) {
    List<Ruling> rulings =
        line.rulings().stream().filter(ruling -> policy.clause(ruling.clause()).isPresent()).toList();
    return new LineFacts(line.line(), line.facts(), line.money(), rulings, line.settled());
  }

  private void explain(Policy policy, CaseFacts facts, LocalDate today, Arguments arguments) {
    out.print(Explanation.text(policy, policy.decide(facts, today), arguments.locale()));
  }

  private int facts(Arguments arguments) throws IOException {
    Policy policy = Policies.compile(sources(arguments.files().getFirst(), arguments), 0);
    out.print(FactList.text(policy, arguments.locale()));
    return WELL;
  }

  private int print(Arguments arguments) throws IOException {
    Document document = Policies.read(sources(arguments.files().getFirst(), arguments)).getFirst();
    ReturnPolicyFacts facts = new ReturnPolicyFacts(arguments.country(), Optional.empty());
    out.print(
        arguments.json()
            ? SchemaOrg.json(document, facts)
            : PublicPage.html(document, facts, arguments.locale()));
    return WELL;
  }

  private static PolicySources sources(String document, Arguments arguments) throws IOException {
    return PolicySources.files(Path.of(document), arguments.laws().stream().map(Path::of).toList());
  }

  private static String usage() {
    try (InputStream in = Objects.requireNonNull(PolicyCommand.class.getResourceAsStream("usage.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
