package retour.server.returns;

import java.util.Locale;

/**
 * Everything that can happen to a case, with the names in {@link CaseEvent#data}.
 *
 * <p>{@code item} is the item's number; amounts are written like {@code 433.49 USD}.
 */
public enum CaseEventKind {
  /** {@code number}, {@code items}. */
  REQUESTED(true),
  /** Filed although the policy refuses it: {@code reason}, {@code clauses}. */
  FILED_ANYWAY(false),
  /**
   * {@code number}, {@code series} ({@code RMA} or {@code RGA}), {@code until}, {@code send_by} where the policy gives a
   * day, {@code returning} where the carrier brings the goods back.
   */
  AUTHORIZED(true),
  /** {@code reason}, {@code law}: the clauses of the law that were set aside. */
  DECLINED(true),
  /** {@code text}. */
  ASKED(true),
  /** {@code text}. */
  REPLIED(false),
  /** Nothing. */
  CANCELLED(true),
  /** {@code carrier}, {@code tracking_number}, {@code units}, {@code note}: what else was in it. */
  PARCEL_RECEIVED(true),
  /** {@code carrier}, {@code tracking_number}, {@code freight}, {@code clauses}. */
  PARCEL_REFUSED(true),
  /** {@code carrier}, {@code tracking_number}, {@code scanned}. */
  PARCEL_MATCHED(false),
  /** {@code item}, {@code reception}. */
  ITEM_MARKED(false),
  /** {@code item}, {@code facts}. */
  INSPECTED(false),
  /** {@code item}, {@code clause}, {@code option}, {@code percent} or {@code amount}, {@code reason}, {@code law}. */
  RULED(false),
  /** {@code item}, {@code acceptance}, {@code reason}, {@code law}. */
  OVERRIDDEN(false),
  /** {@code item}, {@code disposition}, {@code condition} the grade of the goods. */
  DISPOSED(false),
  /** {@code item}. */
  ITEM_ACCEPTED(true),
  /** {@code item}, {@code clauses}. */
  ITEM_REJECTED(true),
  /** How a parcel of the order was handed over: {@code parcel}, {@code handover}. */
  HANDOVER_RECORDED(false),
  /** The customer was sent to the carrier: {@code carrier}, {@code tracking_number}, {@code clause}. */
  REFERRED(false),
  /** {@code item}, {@code vendor}, {@code number} the vendor's own, {@code purpose}. */
  SENT_TO_VENDOR(false),
  /** {@code item}, {@code vendor}, {@code outcome}. */
  BACK_FROM_VENDOR(false),
  /** What became of rejected goods: {@code item}, {@code goods_back} the state, {@code amount}, {@code until}. */
  GOODS_BACK(false),
  /** Nothing: the account itself is no part of the history. */
  BANK_ACCOUNT_GIVEN(false),
  /** A person set another amount than the policy suggests: {@code item}, {@code suggested}, {@code actual}, {@code reason}. */
  AMOUNT_CHANGED(false),
  /** {@code items}, {@code total}, {@code changed} where people changed amounts: what that adds. */
  SETTLED(true),
  /** More, or less, was given for a settled item: {@code item}, {@code ground}, {@code amount}, {@code reason}. */
  SUPPLEMENTED(true),
  /** What the customer wants in exchange: {@code item}, {@code name}, {@code price}. */
  GOODS_CHOSEN(false),
  /** The customer has to pay on top of what came back: {@code item}, {@code amount}, {@code until}. */
  DIFFERENCE_ASKED(true),
  /** {@code item}, {@code amount}, {@code reference}. */
  DIFFERENCE_RECEIVED(false),
  /** Goods under repair moved: {@code item}, {@code state}. */
  REPAIR_MOVED(false),
  /** {@code item}, {@code kind}, {@code carrier}, {@code tracking_number}, {@code number}: the new order's, for new units. */
  GOODS_SENT(true),
  /** {@code item}, {@code kind}. */
  GOODS_DELIVERED(false),
  /** Promised goods cannot be given: {@code item}, {@code kind}, {@code instead}, {@code reason}. */
  GOODS_FAILED(true),
  /** {@code method}, {@code amount}, {@code reference}. */
  PAID_OUT(true),
  /** A bank sent the money back or did not take it: {@code method}, {@code amount}, {@code bank_code}. */
  PAYOUT_FAILED(true),
  /** Staff to each other: {@code text}. Never shown to the shopper. */
  NOTED(false),
  /** The shopper was reminded of the last day: {@code until}, {@code send_by} where it is the one for sending. */
  REMINDED(true),
  /** Units changed before anything came: {@code item}, {@code after} (0: taken out), {@code by}, {@code reason}. */
  AMENDED(true),
  /** A paper that the policy asks for: {@code paper} its requirement, {@code number}, {@code document} the file. */
  PAPER_GIVEN(false),
  /** The shopper or a carrier told of a parcel: {@code carrier}, {@code tracking_number}, {@code sent_on}. */
  SHIPMENT_TOLD(false),
  /** Goods came after the last day of their authorization: {@code until}, {@code item}. */
  ARRIVED_LATE(false);

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
