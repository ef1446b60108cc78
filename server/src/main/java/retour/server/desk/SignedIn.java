package retour.server.desk;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.StoreId;

/**
 * Who is logged in, as the session keeps it. Role and name are read anew on each page, so that a change of role counts
 * at once.
 *
 * @param store the staff's own store; every read and command of the session is for it
 * @param roleThen the role at the log-in; for the audit log alone
 * @param since when the person logged in
 */
record SignedIn(String store, UUID staffId, Role roleThen, Instant since) implements Principal, Serializable {

  private static final long serialVersionUID = 1L;

  StoreId storeId() {
    return new StoreId(store);
  }

  Actor actor() {
    return new Actor.Staff(staffId, roleThen);
  }

  @Override
  public String getName() {
    return staffId.toString();
  }
}
