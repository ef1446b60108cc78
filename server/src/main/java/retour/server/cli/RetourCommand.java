package retour.server.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import retour.policy.tool.PolicyCommand;
import retour.server.platform.StartRefused;

/**
 * The command line {@code retour COMMAND ...}. Exit codes: 0 done, 1 not done with one line that says why, 2 wrong usage.
 */
@Command(name = "retour", description = "Returns software a store runs itself.")
public final class RetourCommand {

  /** The policy library reads its own arguments. */
  private static final String POLICY = "policy";

  /** What is done with published policies needs the database. */
  private static final Set<String> PUBLISHED = Set.of("publish", "history", "diff");

  private static final int NOT_DONE = 1;
  private static final int WRONG_USAGE = 2;

  private RetourCommand() {}

  /**
   * Runs one command to its end.
   *
   * @param application the Spring Boot application class
   * @return the exit code
   */
  public static int run(Class<?> application, String... arguments) {
    // Until Spring Boot has read the log settings nothing is logged; failures before that are lines of their own.
    LoggingSystem.get(RetourCommand.class.getClassLoader()).beforeInitialize();
    if (arguments.length > 0 && arguments[0].equals(POLICY) && !isAboutPublished(arguments)) {
      List<String> rest = List.of(arguments).subList(1, arguments.length);
      return PolicyCommand.run(rest, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    }
    return line(application, new PrintWriter(System.out, true, StandardCharsets.UTF_8)).execute(arguments);
  }

  private static boolean isAboutPublished(String... arguments) {
    return arguments.length > 1 && PUBLISHED.contains(arguments[1]);
  }

  /** All commands. A command is added here and in the launcher script's help. */
  static CommandLine line(Class<?> application, PrintWriter out) {
    CommandLine line = new CommandLine(new RetourCommand());
    line.addSubcommand(new StartCommand(application, out));
    line.addSubcommand(new ImportCommand(out, InstantSource.system()));
    line.addSubcommand(new BackupCommand(out, InstantSource.system()));
    line.addSubcommand(new RestoreCommand(out));
    line.addSubcommand("audit", audit(out));
    line.addSubcommand("keys", keys(out));
    line.addSubcommand(POLICY, policies(out));
    addHelp(line);
    line.getSubcommands().values().forEach(RetourCommand::addHelp);
    line.setOut(out);
    line.setParameterExceptionHandler(RetourCommand::explainUsage);
    line.setExecutionExceptionHandler(RetourCommand::explainFailure);
    return line;
  }

  private static CommandLine policies(PrintWriter out) {
    CommandLine policies = new CommandLine(new PublishedPolicies());
    policies.addSubcommand(new PublishCommand(out, InstantSource.system()));
    policies.addSubcommand(new HistoryCommand(out, InstantSource.system()));
    policies.addSubcommand(new DiffCommand(out, InstantSource.system()));
    policies.getSubcommands().values().forEach(RetourCommand::addHelp);
    return policies;
  }

  private static CommandLine audit(PrintWriter out) {
    CommandLine audit = new CommandLine(new AuditLogs());
    audit.addSubcommand(new AuditVerifyCommand(out));
    audit.addSubcommand(new AuditExportCommand(out));
    audit.getSubcommands().values().forEach(RetourCommand::addHelp);
    return audit;
  }

  private static CommandLine keys(PrintWriter out) {
    CommandLine keys = new CommandLine(new Keys());
    keys.addSubcommand(new RotateCommand(out));
    keys.getSubcommands().values().forEach(RetourCommand::addHelp);
    return keys;
  }

  /** Holds the commands for the master keys together. */
  @Command(name = "keys", description = "Puts a new master key in place.")
  private static final class Keys {}

  /** Holds the commands for the audit log together. */
  @Command(name = "audit", description = "Verifies and exports the audit log.")
  private static final class AuditLogs {}

  /** Holds the commands for published policies together. */
  @Command(name = POLICY, description = "Publishes policies and tells what changed.")
  private static final class PublishedPolicies {}

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static void addHelp(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help and exit.").build());
  }

  private static int explainUsage(ParameterException wrong, String[] arguments) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println(wrong.getMessage());
    err.println("Try `./" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
    err.flush();
    return WRONG_USAGE;
  }

  private static int explainFailure(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
    if (!(failure instanceof StartRefused refused)) {
      throw failure;
    }
    line.getErr().println(refused.getMessage());
    line.getErr().flush();
    return NOT_DONE;
  }
}
