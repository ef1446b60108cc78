package retour.server.mail;

import java.util.Locale;

/** The mails there are. Their texts stand in the bundle {@code mail}. */
public enum MailTemplate {
  ACCESS_LINK,
  REQUEST_RECEIVED,
  AUTHORIZED,
  /** Authorized, and the carrier brings the goods back. */
  AUTHORIZED_RETURNING,
  DECLINED,
  ASKED,
  PARCEL_RECEIVED,
  PARCEL_REFUSED,
  ITEM_ACCEPTED,
  ITEM_REJECTED,
  SETTLED,
  SUPPLEMENTED,
  DIFFERENCE_ASKED,
  GOODS_SENT,
  GOODS_FAILED,
  PAID_OUT,
  PAYOUT_FAILED,
  SENDING_REMINDER,
  REPLY_REMINDER,
  AMENDED,
  CANCELLED;

  /** As kept with the mail and used in message keys. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the mail says where the goods go and what to enclose. */
  boolean tellsWhereToSend() {
    return this == AUTHORIZED || this == SENDING_REMINDER;
  }
}
