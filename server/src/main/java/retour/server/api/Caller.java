package retour.server.api;

import java.util.UUID;
import retour.server.store.Actor;
import retour.server.store.ApiKeys;
import retour.server.store.StoreId;

/** The program that asks; its key chooses the store and says whether it may do more than look. */
record Caller(StoreId store, UUID keyId, ApiKeys.Scope scope) {

  static Caller of(ApiKeys.Holder holder) {
    return new Caller(holder.store(), holder.keyId(), holder.scope());
  }

  Actor actor() {
    return new Actor.Program(keyId);
  }
}
