package retour.server.desk;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import retour.server.store.Role;

/** What a person at the desk can do; the roles that see the buttons. The features themselves check the role again. */
public enum Deed {
  ENTER_REQUEST(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR),
  FILE_ANYWAY(Role.SUPERVISOR, Role.ADMINISTRATOR),
  AUTHORIZE(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR),
  DECLINE(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR),
  ASK(Role.CLERK, Role.INSPECTOR, Role.SUPERVISOR, Role.ADMINISTRATOR),
  ADD_EVIDENCE(Role.CLERK, Role.INSPECTOR, Role.SUPERVISOR, Role.ADMINISTRATOR),
  CANCEL(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR),
  RECEIVE(Role.CLERK, Role.INSPECTOR, Role.SUPERVISOR, Role.ADMINISTRATOR),
  INSPECT(Role.INSPECTOR, Role.SUPERVISOR, Role.ADMINISTRATOR),
  RULE(Role.SUPERVISOR, Role.ADMINISTRATOR),
  OVERRIDE(Role.SUPERVISOR, Role.ADMINISTRATOR),
  DISPOSE(Role.CLERK, Role.INSPECTOR, Role.SUPERVISOR, Role.ADMINISTRATOR),
  SETTLE(Role.ACCOUNTANT, Role.SUPERVISOR, Role.ADMINISTRATOR),
  PAY(Role.ACCOUNTANT, Role.SUPERVISOR, Role.ADMINISTRATOR),
  GIVE_ACCOUNT(Role.CLERK, Role.ACCOUNTANT, Role.SUPERVISOR, Role.ADMINISTRATOR),
  HANDLE_WITHDRAWAL(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR),
  MANAGE_KEYS(Role.ADMINISTRATOR),
  WEIGH_WITHDRAWAL(Role.SUPERVISOR, Role.ADMINISTRATOR),
  RECORD_HANDOVER(Role.CLERK, Role.INSPECTOR, Role.SUPERVISOR, Role.ADMINISTRATOR),
  CLAIM(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR),
  BOOK_CLAIM(Role.ACCOUNTANT, Role.SUPERVISOR, Role.ADMINISTRATOR),
  EDIT_CARRIERS(Role.ADMINISTRATOR),
  EDIT_SETTINGS(Role.ADMINISTRATOR),
  NOTE(Role.CLERK, Role.INSPECTOR, Role.SUPERVISOR, Role.ACCOUNTANT, Role.ADMINISTRATOR),
  AMEND(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR),
  WORD_MAILS(Role.SUPERVISOR, Role.ADMINISTRATOR),
  ERASE_PERSON(Role.SUPERVISOR, Role.ADMINISTRATOR),
  SEE_CLAUSES(Role.SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR),
  /** Mails hold links that let their reader act as the shopper. */
  READ_MAILS(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR);

  // Unmodifiable, though its type does not say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Role> roles;

  Deed(Role first, Role... others) {
    this.roles = Collections.unmodifiableSet(EnumSet.of(first, others));
  }

  /** Whether a person of this role may do it. */
  public boolean isFor(Role role) {
    return roles.contains(role);
  }

  /** As used in message keys. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
