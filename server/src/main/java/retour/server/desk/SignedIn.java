package retour.server.desk;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * Who is logged in, as the session keeps it. Role and name are read anew on each page, so that a change of role counts
 * at once.
 *
 * @param store the staff's own store; every read and command of the session is for it
 */
record SignedIn(String store, UUID staffId) implements Principal, Serializable {

  private static final long serialVersionUID = 1L;

  @Override
  public String getName() {
    return staffId.toString();
  }
}
