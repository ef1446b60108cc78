package retour.server.platform;

/**
 * A start that cannot go on for a reason the operator can mend. The message is one line in the operator's words that says
 * what to do; it is shown without a stack trace.
 */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartRefused(String message) {
    super(message);
  }

  public StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
