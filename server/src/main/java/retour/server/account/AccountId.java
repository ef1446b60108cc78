package retour.server.account;

import java.util.UUID;

/** Our own number of an account, never shown. */
public record AccountId(UUID value) {}
