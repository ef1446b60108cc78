package retour.server.returns;

import java.util.Locale;

/** Everything that can happen to a case. */
public enum CaseEventKind {
  REQUESTED(true),
  AUTHORIZED(true),
  DECLINED(true),
  ASKED(true),
  REPLIED(false),
  CANCELLED(true),
  PARCEL_RECEIVED(true),
  PARCEL_REFUSED(true),
  PARCEL_MATCHED(false),
  ITEM_MARKED(false),
  INSPECTED(false),
  RULED(false),
  OVERRIDDEN(false),
  DISPOSED(false),
  ITEM_ACCEPTED(true),
  ITEM_REJECTED(true),
  SETTLED(true),
  PAID_OUT(true);

  private final boolean told;

  CaseEventKind(boolean told) {
    this.told = told;
  }

  /** Whether the shopper gets a mail about it. */
  public boolean isTold() {
    return told;
  }

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
