package retour.server.withdrawal;

import java.util.UUID;

/** A statement of withdrawal. */
public record WithdrawalId(UUID value) {}
