package retour.server.returns;

import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * What every command on a case names.
 *
 * @param version the version the person saw; another one is refused with CHANGED_MEANWHILE
 */
public record CaseCommand(StoreId store, CaseId id, long version, Actor actor) {}
