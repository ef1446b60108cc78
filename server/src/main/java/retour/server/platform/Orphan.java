package retour.server.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What an earlier PostgreSQL left behind when its parent was killed: a process that is still going down, or only its note
 * of a process id, which by now may be another program's.
 *
 * <p>Call it only while the data folder is held: then no Retour can be the parent of what is found.
 */
final class Orphan {

  private static final int SECONDS = 30;

  private Orphan() {}

  /** Ends the process that is left, and removes a note that names somebody else's. PostgreSQL heals the rest itself. */
  static void settle(Path cluster) throws IOException {
    Path note = cluster.resolve("postmaster.pid");
    OptionalLong pid = notedPid(note);
    if (pid.isEmpty()) {
      return;
    }
    ProcessHandle process = ProcessHandle.of(pid.getAsLong()).orElse(null);
    if (process == null) {
      return;
    }
    if (runs(cluster, process.pid())) {
      end(process);
    } else {
      Files.deleteIfExists(note);
    }
  }

  private static OptionalLong notedPid(Path note) throws IOException {
    try {
      String first = Files.readString(note, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
      return first.matches("[1-9][0-9]{0,9}") ? OptionalLong.of(Long.parseLong(first)) : OptionalLong.empty();
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean runs(Path cluster, long pid) {
    try {
      String command = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.UTF_8);
      return command.contains("postgres") && command.contains(cluster.toString());
    } catch (IOException e) {
      return false;
    }
  }

  private static void end(ProcessHandle process) {
    if (!(Signals.interrupt(process.pid()) && ended(process)) && !(Signals.quit(process.pid()) && ended(process))) {
      throw new StartRefused(
          "An earlier PostgreSQL (process " + process.pid() + ") still runs on the data folder. Stop it first.");
    }
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
