package retour.server.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs short programs of the operating system to their end. */
final class Commands {

  private Commands() {}

  /** Whether the program ran and ended with 0; a missing program counts as a failure. */
  static boolean succeeds(List<String> command) {
    try {
      return run(command, Path.of("/")).exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs the program in a folder and waits for it; no input, messages in the C locale. */
  static Outcome run(List<String> command, Path folder) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Outcome(process.waitFor(), output.strip());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while `" + command.getFirst() + "` ran.", e);
    }
  }

  /** How a program ended and what it printed. */
  record Outcome(int exit, String output) {

    /** The last line printed: the one that tells what went wrong. */
    String lastLine() {
      return output.substring(output.lastIndexOf('\n') + 1);
    }
  }
}
