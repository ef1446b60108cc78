package retour.server.order;

import java.util.Locale;

/** A file that cannot be imported at all; nothing was read from it. */
public final class ImportRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String detail;

  ImportRefused(Reason reason, String detail) {
    super(reason + " " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  public Reason reason() {
    return reason;
  }

  /** What the message names, such as the missing columns; may be empty. */
  public String detail() {
    return detail;
  }

  /** Why. */
  public enum Reason {
    FILE_NOT_READABLE,
    FILE_EMPTY,
    FILE_NOT_TEXT,
    FILE_NOT_UTF8,
    COLUMNS_MISSING;

    /** As used in message keys. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
