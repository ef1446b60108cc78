package retour.server.carrier;

import java.util.UUID;

/** Identifies a claim against a carrier. */
public record ClaimId(UUID value) {}
