package retour.server.returns;

import java.util.UUID;

/** A case's id, time-ordered. */
public record CaseId(UUID value) {}
