package retour.server.creditnote;

import java.util.UUID;

/** A credit note's id. */
public record NoteId(UUID value) {}
