package retour.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import retour.server.audit.AuditTrail.Verified;
import retour.server.audit.ChainEnd;
import retour.server.platform.StartRefused;

/** Reckons the audit log's chains anew and compares them with anchors kept elsewhere. */
@Command(
    name = "verify",
    description = {
      "Finds entries of the audit log that were changed, moved or removed, and history that no longer is what it tells of.",
      "With --anchors also what somebody who may write everything in the database did to entries seen before.",
    })
final class AuditVerifyCommand implements Callable<Integer> {

  private static final int OK = 0;
  private static final int FOUND = 1;

  private final PrintWriter out;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--anchors",
      paramLabel = "FILE",
      description = "Where the chains ended at earlier times; today's ends are added. Keep it on another machine.")
  private @Nullable Path anchors;

  AuditVerifyCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    List<ChainEnd> known = anchors == null ? List.of() : read(anchors);
    try (AuditRecords records = AuditRecords.open(data.folder())) {
      List<Verified> verified = records.trail().verify(known);
      verified.forEach(this::tell);
      out.flush();
      boolean whole = verified.stream().allMatch(each -> each.fault().isEmpty());
      if (whole && anchors != null) {
        add(anchors, verified);
      }
      return whole ? OK : FOUND;
    }
  }

  private void tell(Verified chain) {
    Optional<String> fault = chain.fault();
    String what = fault.map(found -> "NOT WHOLE: " + found).orElse("whole");
    out.printf(
        Locale.ROOT, "%s: %s; %,d entries, %,d not linked yet%n", chain.end().store(), what, chain.end().link(), chain.waiting());
  }

  private static List<ChainEnd> read(Path file) {
    try {
      return Files.exists(file) ? ChainEnd.read(Files.readString(file, StandardCharsets.US_ASCII)) : List.of();
    } catch (IOException | IllegalArgumentException e) {
      throw new StartRefused("The file `" + file + "` cannot be read or holds no anchors.", e);
    }
  }

  private static void add(Path file, List<Verified> verified) {
    String lines =
        verified.stream().map(each -> each.end().line()).collect(Collectors.joining("\n", "", "\n"));
    try {
      Files.writeString(
          file, lines, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw new StartRefused("The ends of the chains cannot be written to `" + file + "`.", e);
    }
  }
}
