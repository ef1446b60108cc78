package retour.server.vault;

import retour.server.store.StoreId;
import retour.server.vault.MasterKeys.MasterKey;

/** A data key as the database keeps it. */
@SuppressWarnings("ArrayRecordComponent")
record Wrapped(String owner, String master, byte[] wrapped) {

  Owner of() {
    int colon = owner.indexOf(':');
    return new Owner(owner.substring(0, colon), owner.substring(colon + 1));
  }

  /** @throws IllegalStateException when the master key is not there any more */
  byte[] unwrap(StoreId store, MasterKeys masters) {
    MasterKey key =
        masters.ring().named(master).orElseThrow(() -> new IllegalStateException("there is no master key " + master));
    return Cipher.decrypt(key.secret(), wrapped, bound(store.value(), owner));
  }

  static String bound(String store, String owner) {
    return "key|" + store + "|" + owner;
  }
}
