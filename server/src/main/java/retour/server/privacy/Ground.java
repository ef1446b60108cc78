package retour.server.privacy;

import java.util.Locale;

/** Why a store keeps something of a person who is erased. */
public enum Ground {
  /** Documents of invoices and credit notes: whole years from 1 January of the year after. */
  ACCOUNTING,
  /** The register of complaints and statements of withdrawal: years from the last of them. */
  CLAIMS;

  /** As written in SQL and message keys. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Ground of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
