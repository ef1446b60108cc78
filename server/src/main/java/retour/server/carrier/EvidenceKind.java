package retour.server.carrier;

import java.util.Locale;

/** What a carrier wants to see with a claim. */
public enum EvidenceKind {
  TRACKING_NUMBER,
  /** The order with its prices. */
  PROOF_OF_VALUE,
  DAMAGE_PHOTOS,
  PACKAGING_PHOTOS,
  /** How the parcel was handed over. */
  DELIVERY_RECORD,
  /** With the note of the damage. */
  BILL_OF_LADING,
  /** What a repair would cost, or that none is possible. */
  REPAIR_ESTIMATE;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is a file that somebody names; the others are in the records. */
  public boolean isFile() {
    return switch (this) {
      case TRACKING_NUMBER, PROOF_OF_VALUE, DELIVERY_RECORD -> false;
      case DAMAGE_PHOTOS, PACKAGING_PHOTOS, BILL_OF_LADING, REPAIR_ESTIMATE -> true;
    };
  }
}
