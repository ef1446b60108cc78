package retour.server.desk;

import retour.policy.decision.ClauseResult;
import retour.policy.decision.Verdict;
import retour.server.carrier.ClaimState;
import retour.server.complaint.ComplaintState;
import retour.server.desk.FactsSaid.Standing;
import retour.server.page.Icon;
import retour.server.page.Tone;
import retour.server.returns.Acceptance;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseStatus;
import retour.server.returns.Reception;
import retour.server.settlement.PayoutBatch;
import retour.server.withdrawal.RefundClock;
import retour.server.withdrawal.WithdrawalState;

/** Which tone each state has: what is good, what waits, what is bad. */
public final class Tones {

  private Tones() {}

  public static Tone of(CaseStatus status) {
    return switch (status) {
      case REQUESTED, AWAITING_RULING -> Tone.WARN;
      case AWAITING_GOODS, AWAITING_INSPECTION, AWAITING_SETTLEMENT -> Tone.INFO;
      case SETTLED -> Tone.GOOD;
      case REJECTED, DECLINED -> Tone.BAD;
      case CANCELLED -> Tone.NEUTRAL;
    };
  }

  public static Tone of(WithdrawalState state) {
    return switch (state) {
      case UNMATCHED, WEIGHING -> Tone.WARN;
      case RECEIVED -> Tone.INFO;
      case ACCEPTED -> Tone.GOOD;
      case DECLINED -> Tone.BAD;
      case DISMISSED, RETURNED, COMPLAINED -> Tone.NEUTRAL;
    };
  }

  public static Tone of(RefundClock.Step step) {
    return switch (step) {
      case HELD, NONE -> Tone.NEUTRAL;
      case RELEASABLE -> Tone.INFO;
      case DUE_SOON -> Tone.WARN;
      case OVERDUE -> Tone.BAD;
      case REFUNDED -> Tone.GOOD;
    };
  }

  public static Tone of(Verdict verdict) {
    return switch (verdict) {
      case PERMITTED -> Tone.GOOD;
      case PERMITTED_IF -> Tone.INFO;
      case NEEDS_FACTS, REVIEW -> Tone.WARN;
      case REFUSED -> Tone.BAD;
    };
  }

  public static Tone of(ClauseResult result) {
    return switch (result) {
      case APPLIED -> Tone.GOOD;
      case DID_NOT_APPLY, GAVE_WAY, WAIVED -> Tone.NEUTRAL;
      case CANNOT_TELL_YET -> Tone.WARN;
      case FAILED -> Tone.BAD;
    };
  }

  public static Tone of(Standing standing) {
    return switch (standing) {
      case CLAIMED -> Tone.WARN;
      case VERIFIED -> Tone.GOOD;
      case CONTRADICTED -> Tone.BAD;
      case FOUND -> Tone.INFO;
      case RECORDED -> Tone.NEUTRAL;
    };
  }

  public static Tone of(Reception reception) {
    return switch (reception) {
      case AWAITED, RETURNING -> Tone.NEUTRAL;
      case RECEIVED -> Tone.GOOD;
      case MISSING, WRONG_ITEM, REFUSED, LOST -> Tone.BAD;
    };
  }

  public static Tone of(Acceptance acceptance) {
    return switch (acceptance) {
      case PENDING -> Tone.NEUTRAL;
      case ACCEPTED -> Tone.GOOD;
      case REJECTED -> Tone.BAD;
      case NEEDS_REVIEW -> Tone.WARN;
    };
  }

  /** The tone of a batch of bank transfers. */
  public static Tone of(PayoutBatch.State state) {
    return switch (state) {
      case MADE -> Tone.WARN;
      case RELEASED -> Tone.GOOD;
      case DISCARDED -> Tone.NEUTRAL;
    };
  }

  /** The tone of a bank transfer. */
  public static Tone of(PayoutBatch.TransferState state) {
    return switch (state) {
      case WAITING -> Tone.WARN;
      case SETTLED -> Tone.GOOD;
      case REJECTED, RETURNED -> Tone.BAD;
      case WITHDRAWN -> Tone.NEUTRAL;
    };
  }

  /** How a claim against a carrier stands. */
  public static Tone of(ClaimState state) {
    return switch (state) {
      case DRAFT -> Tone.WARN;
      case FILED, ACKNOWLEDGED -> Tone.INFO;
      case PAID -> Tone.GOOD;
      case DENIED -> Tone.BAD;
      case CLOSED -> Tone.NEUTRAL;
    };
  }

  /** How a complaint stands. */
  public static Tone of(ComplaintState state) {
    return switch (state) {
      case FILED -> Tone.INFO;
      case DOCUMENTS_MISSING -> Tone.WARN;
      case UPHELD, FULFILLED -> Tone.GOOD;
      case REJECTED -> Tone.BAD;
      case WITHDRAWN -> Tone.NEUTRAL;
    };
  }

  /** The tone of an entry of the history. */
  public static Tone of(CaseEventKind kind) {
    return switch (kind) {
      case NOTED, REMINDED, SHIPMENT_TOLD -> Tone.NEUTRAL;
      case PAPER_GIVEN -> Tone.INFO;
      case AMENDED, ARRIVED_LATE -> Tone.WARN;
      case REQUESTED, REPLIED, ASKED, PARCEL_MATCHED, ITEM_MARKED, INSPECTED, DISPOSED, BANK_ACCOUNT_GIVEN,
          HANDOVER_RECORDED, REFERRED, SENT_TO_VENDOR, BACK_FROM_VENDOR, GOODS_BACK, GOODS_CHOSEN, REPAIR_MOVED ->
          Tone.NEUTRAL;
      case AUTHORIZED, PARCEL_RECEIVED, ITEM_ACCEPTED, SETTLED, SUPPLEMENTED, PAID_OUT, GOODS_SENT, GOODS_DELIVERED,
          DIFFERENCE_RECEIVED ->
          Tone.GOOD;
      case DECLINED, CANCELLED, PARCEL_REFUSED, ITEM_REJECTED, PAYOUT_FAILED, GOODS_FAILED -> Tone.BAD;
      case FILED_ANYWAY, RULED, OVERRIDDEN, AMOUNT_CHANGED, DIFFERENCE_ASKED -> Tone.WARN;
    };
  }

  /** The icon of an entry of the history. */
  public static Icon icon(CaseEventKind kind) {
    return switch (kind) {
      case NOTED, REMINDED -> Icon.CLOCK;
      case AMENDED -> Icon.PERSON;
      case PAPER_GIVEN -> Icon.FILE;
      case SHIPMENT_TOLD, ARRIVED_LATE -> Icon.BOX;
      case REQUESTED -> Icon.RETURN;
      case REPLIED, ASKED -> Icon.MAIL;
      case PARCEL_RECEIVED, PARCEL_MATCHED, PARCEL_REFUSED, ITEM_MARKED, DISPOSED, GOODS_CHOSEN, REPAIR_MOVED, GOODS_SENT,
          GOODS_DELIVERED, GOODS_FAILED ->
          Icon.BOX;
      case HANDOVER_RECORDED, SENT_TO_VENDOR, BACK_FROM_VENDOR, GOODS_BACK -> Icon.TRUCK;
      case REFERRED -> Icon.PHONE;
      case INSPECTED -> Icon.SEARCH;
      case AUTHORIZED, ITEM_ACCEPTED -> Icon.CHECK;
      case DECLINED, CANCELLED, ITEM_REJECTED -> Icon.CROSS;
      case FILED_ANYWAY, RULED, OVERRIDDEN -> Icon.PERSON;
      case BANK_ACCOUNT_GIVEN, AMOUNT_CHANGED, SETTLED, SUPPLEMENTED, PAID_OUT, PAYOUT_FAILED,
          DIFFERENCE_ASKED, DIFFERENCE_RECEIVED ->
          Icon.MONEY;
    };
  }
}
