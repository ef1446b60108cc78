package retour.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import retour.policy.PolicyRejected;
import retour.policy.Policies;
import retour.policy.diff.PolicyDiff;
import retour.policy.explain.DiffText;
import retour.server.platform.StartRefused;
import retour.server.policy.PolicyKind;
import retour.server.policy.PublishedDocument;
import retour.server.policy.VersionDiff;
import retour.server.policy.VersionDiff.LawChange;

/** Tells in words what changed between policy versions. */
@Command(
    name = "diff",
    description = {
      "Tells in words what changed: in the last version, in version N, from version N to M,",
      "or in a FILE that is not published yet against the last version of its kind.",
    })
final class DiffCommand implements Callable<Integer> {

  private static final String NUMBER = "[1-9][0-9]{0,8}";

  private final PrintWriter out;
  private final InstantSource clock;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--store", paramLabel = "NAME", required = true, description = "The store, such as impress.")
  private String store = "";

  @Parameters(paramLabel = "N", arity = "0..2", description = "Numbers of versions, or one file.")
  private List<String> named = new ArrayList<>();

  DiffCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (PolicyRecords records = PolicyRecords.open(data.folder(), store, clock)) {
      List<PublishedDocument> versions = records.archive();
      if (versions.isEmpty()) {
        throw new StartRefused(PolicyRecords.say("no_versions", store));
      }
      if (named.size() == 1 && !named.getFirst().matches(NUMBER)) {
        file(versions, Path.of(named.getFirst()));
      } else {
        numbers(versions);
      }
      out.flush();
    }
    return 0;
  }

  private void numbers(List<PublishedDocument> versions) {
    PublishedDocument newer = named.isEmpty() ? versions.getLast() : version(versions, named.getLast());
    Optional<PublishedDocument> older =
        named.size() == 2 ? Optional.of(version(versions, named.getFirst())) : before(versions, newer);
    older.ifPresentOrElse(
        found -> {
          out.println(PolicyRecords.say("between", found.number(), newer.number()));
          tell(VersionDiff.between(found, newer));
        },
        () -> out.println(PolicyRecords.say("first", newer.number())));
  }

  private void file(List<PublishedDocument> versions, Path file) {
    String draft = PolicyRecords.read(file);
    Optional<PolicyKind> kind = kind(draft, file);
    PublishedDocument last =
        versions.stream()
            .filter(version -> kind.filter(version.kind()::equals).isPresent())
            .reduce((_, later) -> later)
            .orElseThrow(() -> new StartRefused(PolicyRecords.say("no_versions", store)));
    out.println(PolicyRecords.say("draft", last.number(), file));
    tell(new VersionDiff(PolicyDiff.between(last.source(), draft), List.of()));
  }

  private static Optional<PolicyKind> kind(String source, Path file) {
    try {
      return PolicyKind.ofDocument(Policies.read(List.of(source)).getFirst().name());
    } catch (PolicyRejected rejected) {
      throw new StartRefused(PolicyRecords.faults(String.valueOf(rejected.getMessage()), file).strip());
    }
  }

  private void tell(VersionDiff diff) {
    DiffText.lines(diff.changes(), Locale.getDefault()).forEach(line -> out.println("  " + line));
    diff.law().forEach(change -> out.println("  " + law(change)));
    if (diff.isEmpty()) {
      out.println("  " + PolicyRecords.say("same"));
    }
  }

  private static String law(LawChange change) {
    if (change.before().isEmpty()) {
      return PolicyRecords.say("law_new", change.after().map(PolicyRecords::law).orElse(""));
    }
    String before = change.before().map(PolicyRecords::lawAs).orElse("");
    return change
        .after()
        .map(after -> PolicyRecords.say("law_became", change.layer(), before, PolicyRecords.lawAs(after)))
        .orElseGet(() -> PolicyRecords.say("law_gone", change.before().map(PolicyRecords::law).orElse("")));
  }

  private PublishedDocument version(List<PublishedDocument> versions, String number) {
    return versions.stream()
        .filter(version -> Integer.toString(version.number()).equals(number))
        .findFirst()
        .orElseThrow(() -> new StartRefused(PolicyRecords.say("no_version", store, number)));
  }

  private static Optional<PublishedDocument> before(List<PublishedDocument> versions, PublishedDocument newer) {
    return versions.stream()
        .filter(version -> version.kind() == newer.kind() && version.number() < newer.number())
        .reduce((_, later) -> later);
  }
}
