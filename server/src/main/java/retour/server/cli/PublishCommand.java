package retour.server.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import retour.policy.check.Meaning;
import retour.policy.explain.MeaningText;
import retour.server.platform.StartRefused;
import retour.server.policy.LawLayer;
import retour.server.policy.LawMode;
import retour.server.policy.Publication.LawDocument;
import retour.server.policy.PublishPolicy.Accept;
import retour.server.policy.PublishPolicy.Outcome;
import retour.server.policy.PublishPolicy.Proposal;
import retour.server.policy.ShippedLaw;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** Publishes a policy. */
@Command(
    name = "publish",
    description = {
      "Publishes a policy document as the store's next version, after a check for faults and for what it means.",
      "What the examination finds is published only when it is accepted with a reason, which is kept with the version.",
      "Running servers see the version within ten seconds.",
    })
final class PublishCommand implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int NOT_DONE = 1;

  private final PrintWriter out;
  private final InstantSource clock;

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "FILE", description = "The document.")
  private Path file = Path.of("");

  @Option(names = "--store", paramLabel = "NAME", required = true, description = "The store, such as impress.")
  private String store = "";

  @Option(
      names = "--from",
      paramLabel = "DATE",
      required = true,
      converter = Days.class,
      description = "First day of orders it judges, such as 2026-12-01: today or later, any day for a first version.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(
      names = "--accept-as-before",
      description = "Accept again what was accepted with an earlier version, for the same reason.")
  private boolean asBefore;

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<Acceptance> acceptances = new ArrayList<>();

  @Option(
      names = "--enforce",
      paramLabel = "LAYER",
      description = "A law that wins in the customer's favour: eu-consumer, bg, us, or a file.")
  private List<String> enforce = new ArrayList<>();

  @Option(
      names = "--advise",
      paramLabel = "LAYER",
      description = "A law that is told beside the written policy; a refusal below it needs a supervisor.")
  private List<String> advise = new ArrayList<>();

  @Option(
      names = "--no-law",
      description = {
        "Under no law. Without --enforce, --advise and --no-law the law stays that of the last version;",
        "a first version of a store in the Union enforces the law of the Union and of its country."
      })
  private boolean noLaw;

  PublishCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Reads a day. */
  static final class Days implements ITypeConverter<LocalDate> {

    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException wrong) {
        throw new TypeConversionException(PolicyRecords.say("no_day", text));
      }
    }
  }

  /** A finding with the reason why it is accepted. */
  static final class Acceptance {

    @Option(
        names = "--accept",
        paramLabel = "FINDING",
        required = true,
        description = "A finding to accept: its key, its clause, or its kind.")
    private String finding = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why it is accepted.")
    private String reason = "";

    Accept accept() {
      if (reason.isBlank()) {
        throw new StartRefused(PolicyRecords.say("no_reason", finding));
      }
      return new Accept(finding, reason);
    }
  }

  @Override
  public Integer call() {
    String source = PolicyRecords.read(file);
    List<Accept> accepts = new ArrayList<>(acceptances.stream().map(Acceptance::accept).toList());
    Optional<List<LawDocument>> law = law();
    try (PolicyRecords records = PolicyRecords.open(data.folder(), store, clock)) {
      if (asBefore) {
        accepts.addAll(records.publishing().acceptedBefore(records.store()));
      }
      String publisher = System.getProperty("user.name", "");
      return tell(
          records.publishing().publish(new Proposal(records.store(), source, law, from, publisher, accepts)));
    } catch (Refused refused) {
      if (refused.code() != ProblemCode.POLICY_REJECTED) {
        throw refused;
      }
      out.println(PolicyRecords.say("rejected"));
      out.println(PolicyRecords.faults(String.valueOf(refused.arguments().get("findings")), file).strip());
      out.flush();
      return NOT_DONE;
    }
  }

  private int tell(Outcome outcome) {
    int code =
        switch (outcome) {
          case Outcome.Published done -> published(done);
          case Outcome.Unchanged same -> told(DONE, PolicyRecords.say("unchanged", same.number()));
          case Outcome.NotAccepted open -> open(open);
          case Outcome.TooEarly early -> told(NOT_DONE, PolicyRecords.say("too_early", early.earliest().toString()));
          case Outcome.OtherStore other -> told(NOT_DONE, PolicyRecords.say("other_store", other.document(), store));
        };
    out.flush();
    return code;
  }

  private int published(Outcome.Published done) {
    out.println(PolicyRecords.say("done", done.number(), store, file, from.toString()));
    for (LawLayer layer : done.law()) {
      out.println("  " + PolicyRecords.law(layer));
    }
    done.accepted()
        .forEach(
            finding ->
                out.println("  " + PolicyRecords.say("accepted", finding.finding(), finding.reason())));
    return DONE;
  }

  private int open(Outcome.NotAccepted open) {
    out.println(PolicyRecords.say("open"));
    for (Meaning finding : open.findings()) {
      out.print(MeaningText.text(List.of(finding), Locale.getDefault()));
      out.println("    " + PolicyRecords.say("key", finding.key()));
    }
    out.println(PolicyRecords.say("accept"));
    open.unmatched().forEach(finding -> out.println(PolicyRecords.say("unmatched", finding)));
    return NOT_DONE;
  }

  private int told(int code, String line) {
    out.println(line);
    return code;
  }

  private Optional<List<LawDocument>> law() {
    if (noLaw && !(enforce.isEmpty() && advise.isEmpty())) {
      throw new StartRefused(PolicyRecords.say("law_or_none"));
    }
    List<LawDocument> law = new ArrayList<>();
    enforce.forEach(layer -> law.add(new LawDocument(source(layer), LawMode.ENFORCE)));
    advise.forEach(layer -> law.add(new LawDocument(source(layer), LawMode.ADVISE)));
    return law.isEmpty() && !noLaw ? Optional.empty() : Optional.of(law);
  }

  private static String source(String layer) {
    return ShippedLaw.find(layer)
        .orElseGet(
            () -> {
              if (!Files.isRegularFile(Path.of(layer))) {
                throw new StartRefused(PolicyRecords.say("no_layer", layer));
              }
              return PolicyRecords.read(Path.of(layer));
            });
  }
}
