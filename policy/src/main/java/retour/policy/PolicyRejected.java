package retour.policy;

/** A policy document that cannot be used; the message lists every fault with line, column and the line itself. */
public final class PolicyRejected extends RuntimeException {

  public PolicyRejected(String findings) {
    super(findings);
  }
}
