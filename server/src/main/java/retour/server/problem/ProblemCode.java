package retour.server.problem;

import java.util.Locale;

/** Every reason a command can be refused for. Each has a message in every language and a page under docs/problems. */
public enum ProblemCode {
  /** What was sent is no JSON or no request at all. */
  MALFORMED(400),
  INVALID_INPUT(422),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  BODY_TOO_LARGE(413),
  MEDIA_TYPE_UNKNOWN(415),
  NOT_ALLOWED(403),
  NOT_AUTHENTICATED(401),
  /** Somebody else changed the case meanwhile. */
  CHANGED_MEANWHILE(409),
  /** The case is not in a state in which this can be done. */
  NOT_NOW(409),
  /** More units than are left to return. */
  QUANTITY_NOT_AVAILABLE(409),
  /** The policy refuses the resolution asked for. */
  RESOLUTION_REFUSED(422),
  /** A law that the store enforces grants it: nobody refuses it. */
  LAW_GRANTS(409),
  /** The policy still needs answers. */
  ANSWERS_MISSING(422),
  /** Something the policy requires is missing, such as a manufacturer's reference. */
  REQUIREMENT_MISSING(422),
  NUMBER_UNKNOWN(404),
  LINK_USED(410),
  LINK_EXPIRED(410),
  TOO_MANY_TRIES(429),
  FILE_TOO_LARGE(413),
  FILE_TYPE_UNKNOWN(415),
  TOO_MANY_FILES(422),
  IDEMPOTENCY_KEY_MISSING(400),
  IDEMPOTENCY_KEY_REUSED(422),
  IDEMPOTENCY_KEY_IN_USE(409),
  REFUND_ABOVE_PAID(422),
  ALREADY_SETTLED(409),
  /** The numbers of documents have no next one: the pattern has no places left, or gives one that exists. */
  NUMBERS_USED_UP(409),
  POLICY_REJECTED(422),
  /** Another order has this number. */
  ORDER_DIFFERS(409),
  /** The carrier made no label. */
  CARRIER_FAILED(502),
  /** A fault of our own. */
  INTERNAL(500),
  OVERLOADED(503);

  private final int status;

  ProblemCode(int status) {
    this.status = status;
  }

  /** The HTTP status code. */
  public int status() {
    return status;
  }

  /** As used in the API, message keys and documentation: {@code quantity_not_available}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
