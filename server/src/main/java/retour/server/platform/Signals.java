package retour.server.platform;

import java.util.List;

/** Signals that Java itself cannot send. The shell's own {@code kill} is used: no program need be installed. */
final class Signals {

  private Signals() {}

  /** Asks PostgreSQL to end its connections and stop. */
  static boolean interrupt(long pid) {
    return send("INT", pid);
  }

  /** Asks PostgreSQL to stop at once; it recovers at its next start. */
  static boolean quit(long pid) {
    return send("QUIT", pid);
  }

  private static boolean send(String signal, long pid) {
    return Commands.succeeds(List.of("sh", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(pid)));
  }
}
