package retour.server.cli;

import java.io.PrintWriter;
import retour.server.platform.Progress;

/** Prints each step as a line of its own. */
record ConsoleProgress(PrintWriter out) implements Progress {

  @Override
  public void step(String what) {
    out.println("  " + what + " ...");
    out.flush();
  }
}
