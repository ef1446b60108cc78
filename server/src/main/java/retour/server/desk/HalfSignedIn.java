package retour.server.desk;

import java.io.Serializable;
import java.security.Principal;

/** Who gave the right password and has yet to give the code of the second factor: may open the page for it and no other. */
record HalfSignedIn(SignedIn person) implements Principal, Serializable {

  private static final long serialVersionUID = 1L;

  @Override
  public String getName() {
    return person.getName();
  }
}
