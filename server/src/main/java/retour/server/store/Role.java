package retour.server.store;

import java.util.Locale;

/** What a member of staff may do. */
public enum Role {
  /** Authorizes, declines, receives. */
  CLERK,
  /** Looks at goods that arrived. */
  INSPECTOR,
  /** All that clerk and inspector may, decides where a clause says 'may', and may depart from the policy with a reason. */
  SUPERVISOR,
  /** Settles and pays. */
  ACCOUNTANT,
  /** Everything, and settings. */
  ADMINISTRATOR,
  /** Reads only. */
  AUDITOR;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
