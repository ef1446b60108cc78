package retour.server.api;

import java.util.UUID;
import retour.server.store.Actor;
import retour.server.store.ApiKeys;
import retour.server.store.StoreId;

/** The program that asks; its key chooses the store. */
record Caller(StoreId store, UUID keyId) {

  static Caller of(ApiKeys.Holder holder) {
    return new Caller(holder.store(), holder.keyId());
  }

  Actor actor() {
    return new Actor.Program(keyId);
  }
}
