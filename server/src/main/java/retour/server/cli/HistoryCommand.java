package retour.server.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import retour.server.policy.Publication.AcceptedFinding;
import retour.server.policy.PublishedDocument;

/** Lists a store's published policy versions. */
@Command(
    name = "history",
    description = "Lists the store's policy versions, with the law they stand under and the findings that were accepted.")
final class HistoryCommand implements Callable<Integer> {

  private final PrintWriter out;
  private final InstantSource clock;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--store", paramLabel = "NAME", required = true, description = "The store, such as impress.")
  private String store = "";

  HistoryCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (PolicyRecords records = PolicyRecords.open(data.folder(), store, clock)) {
      List<PublishedDocument> versions = records.archive();
      if (versions.isEmpty()) {
        out.println(PolicyRecords.say("no_versions", store));
      }
      versions.forEach(version -> tell(records, version));
      out.flush();
    }
    return 0;
  }

  private void tell(PolicyRecords records, PublishedDocument version) {
    out.println(
        PolicyRecords.say(
            "version",
            version.number(),
            PolicyRecords.say("kind." + version.kind().code()),
            version.inForceFrom().toString(),
            records.moment(version.publishedAt()),
            version.publishedBy()));
    version.law().forEach(law -> out.println("  " + PolicyRecords.law(law.layer())));
    version.accepted().stream()
        .collect(Collectors.groupingBy(AcceptedFinding::reason, LinkedHashMap::new, Collectors.toList()))
        .forEach(this::tell);
  }

  private void tell(String reason, List<AcceptedFinding> findings) {
    out.println("  " + PolicyRecords.say("accepted_for", reason));
    findings.forEach(finding -> out.println("    " + finding.finding()));
  }
}
