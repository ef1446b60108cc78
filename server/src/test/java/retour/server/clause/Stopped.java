package retour.server.clause;

/** A step of a case was refused; the case ends there, and what it was told is what came of it. */
final class Stopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String told;

  Stopped(String told) {
    super(told, null, false, false);
    this.told = told;
  }

  /** The code of the refusal with what it names. */
  String told() {
    return told;
  }
}
