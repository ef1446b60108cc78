package retour.server.store;

import java.util.UUID;

/** A member of staff, without the password. */
public record StaffMember(StoreId store, UUID id, String login, String name, Role role, String language) {}
