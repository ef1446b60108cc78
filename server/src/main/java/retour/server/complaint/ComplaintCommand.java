package retour.server.complaint;

import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * Whose step on which complaint.
 *
 * @param version the version the person saw; another one is refused with CHANGED_MEANWHILE
 */
public record ComplaintCommand(StoreId store, ComplaintId id, long version, Actor actor) {}
