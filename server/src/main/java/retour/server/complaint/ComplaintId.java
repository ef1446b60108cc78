package retour.server.complaint;

import java.util.UUID;

/** A complaint's id, time-ordered. */
public record ComplaintId(UUID value) {}
