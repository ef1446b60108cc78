package retour.server.returns;

import java.util.Locale;

/** Whether the goods may come. */
public enum AuthorizationState {
  REQUESTED,
  AUTHORIZED,
  DECLINED,
  CANCELLED;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
