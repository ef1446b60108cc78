package retour.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the audit log out, for an auditor or another system. */
@Command(
    name = "export",
    description = {
      "Writes every linked entry of the audit log as one JSON object a line, store by store.",
      "Each line holds all that its hash is made of: length in bytes, colon, field, comma, over store, link, entry,",
      "microseconds since 1970, kind, actor_kind, actor, subject, digest, data and the hash before it.",
    })
final class AuditExportCommand implements Callable<Integer> {

  private static final int OK = 0;

  private final PrintWriter out;

  @Mixin private DataOption data = new DataOption();

  AuditExportCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    try (AuditRecords records = AuditRecords.open(data.folder())) {
      records.trail().export(out);
      return OK;
    }
  }
}
