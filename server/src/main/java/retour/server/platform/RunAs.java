package retour.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Under whom PostgreSQL runs. It refuses to run as root, so root steps down first. The way is chosen once for a data folder
 * and kept with it, since the ways leave files of different owners.
 */
enum RunAs {
  /** The user who started Retour. */
  SELF(""),
  /** Root without its rights, in a user namespace of its own; the files stay root's. */
  NAMESPACE("unshare --user"),
  /** The user nobody, where namespaces are not allowed; the files become nobody's. */
  NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

  /** The user and group id of nobody. */
  static final int NOBODY_ID = 65534;

  private static final int ROOT_ID = 0;

  private final String prefix;

  /** The program that steps down and its arguments, parted by blanks. */
  RunAs(String prefix) {
    this.prefix = prefix;
  }

  /** The best way that works on this machine for this user. */
  static RunAs choose() throws IOException {
    if (userId(Path.of("/proc/self")) != ROOT_ID) {
      return SELF;
    }
    return Commands.succeeds(NAMESPACE.command(List.of("true"))) ? NAMESPACE : NOBODY;
  }

  /** The numeric id of a file's owner. */
  static int userId(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid");
  }

  /** The command that runs {@code command} this way. */
  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (!prefix.isEmpty()) {
      whole.addAll(List.of(prefix.split(" ", -1)));
    }
    whole.addAll(command);
    return whole;
  }

  /** Hands a fresh, empty folder to whom PostgreSQL runs as. */
  void own(Path path) throws IOException {
    if (this == NOBODY) {
      Files.setAttribute(path, "unix:uid", NOBODY_ID);
      Files.setAttribute(path, "unix:gid", NOBODY_ID);
    }
  }
}
