package retour.server.platform;

/** Tells the operator, in short lines, what a long command is doing. */
@FunctionalInterface
public interface Progress {

  /** Says what begins now, as a phrase such as {@code "Starting the database"}. */
  void step(String what);

  /** For callers with nobody to tell. */
  static Progress silent() {
    return what -> {};
  }
}
